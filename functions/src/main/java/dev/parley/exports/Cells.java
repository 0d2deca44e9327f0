package dev.parley.exports;

import java.util.Collection;
import java.util.stream.Collectors;

/** Formats cells of CSV files that people open in spreadsheets. */
final class Cells {
    /**
     * Characters that may start a formula, and their full-width and small forms, which some programs convert.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
     */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

    private Cells() {}

    /** A list in one cell, separated by semicolons. */
    static String list(Collection<String> values) {
        return values.stream().collect(Collectors.joining("; "));
    }

    /**
     * Prevents a spreadsheet from running a text as a formula: adds an apostrophe before a text that begins with {@code =},
     * {@code +}, {@code -}, {@code @}, a tab or a line break, after any spaces, in any width.
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

    /** Spaces, control characters and invisible format characters. */
    private static boolean isPassedOver(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
