package dev.parley.lambda.http;

import java.util.Locale;

/** The header {@code Accept} (RFC 9110, section 12.5.1). */
final class Accept {
    private Accept() {}

    /**
     * Whether HTML is named and wanted more than JSON. Browsers name it; a program that accepts anything, or both
     * alike, gets JSON.
     */
    static boolean prefersHtml(String header) {
        double html = 0;
        double json = 0;
        for (var range : header.toLowerCase(Locale.ROOT).split(",", 100)) {
            var parts = range.split(";");
            switch (parts[0].strip()) {
                case "text/html", "application/xhtml+xml" -> html = Math.max(html, quality(parts));
                case "application/json", "application/*", "*/*" -> json = Math.max(json, quality(parts));
                default -> {
                    // Neither of the two.
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
