package dev.parley.lambda.http;

import java.util.Locale;

/** The header {@code Accept} (RFC 9110, section 12.5.1). */
final class Accept {
    private Accept() {}

    /**
     * Whether the header names HTML with a higher quality than JSON. Browsers do; a client that accepts anything, or both
     * with the same quality, gets JSON.
     */
    static boolean prefersHtml(String header) {
        double html = 0;
        double json = 0;
        for (var range : header.toLowerCase(Locale.ROOT).split(",", 100)) {
            var parts = range.split(";", -1);
            switch (parts[0].strip()) {
                case "text/html", "application/xhtml+xml" -> html = Math.max(html, quality(parts));
                case "application/json", "application/*", "*/*" -> json = Math.max(json, quality(parts));
                default -> {
                    // Neither HTML nor JSON.
                }
            }
        }
        return html > json;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.matches("q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}
