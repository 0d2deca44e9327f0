package dev.parley.exports;

import java.util.Collection;
import java.util.stream.Collectors;

/** Cells of a table that people open in a spreadsheet. */
final class Cells {
    /**
     * What a spreadsheet may take for the beginning of a formula, and its full-width and small forms, which some
     * programs narrow when they read.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
     */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

    private Cells() {}

    /** The values of a list in one cell. */
    static String list(Collection<String> values) {
        return values.stream().collect(Collectors.joining("; "));
    }

    /**
     * A text that no spreadsheet runs: one that begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a
     * carriage return, also behind spaces or in another width, gets an apostrophe before it.
     */
    static String escaped(String text) {
        int at = 0;
        while (at < text.length() && isPassedOver(text.codePointAt(at))) {
            int passed = text.codePointAt(at);
            if (passed == '\t' || passed == '\r' || passed == '\n') {
                return "'" + text;
            }
            at += Character.charCount(passed);
        }
        return at < text.length() && FORMULA.indexOf(text.codePointAt(at)) >= 0 ? "'" + text : text;
    }

    /** Spaces of every kind, control characters, and marks that nobody sees. */
    private static boolean isPassedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
