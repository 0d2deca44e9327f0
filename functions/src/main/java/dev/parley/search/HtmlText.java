package dev.parley.search;

/** Escapes text for HTML. */
public final class HtmlText {
    private HtmlText() {}

    /**
     * Escapes text for the content of an element or for a quoted attribute. Characters that HTML forbids (controls,
     * unpaired surrogates, noncharacters) are dropped; line feeds and tabs are kept.
     */
    public static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(c);
                default -> {
                    if (isAllowed(c)) {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        var type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && (c & 0xFFFE) != 0xFFFE
                && (c < 0xFDD0 || c > 0xFDEF);
    }
}
