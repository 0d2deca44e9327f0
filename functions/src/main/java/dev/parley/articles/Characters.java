package dev.parley.articles;

import java.text.Normalizer;

/**
 * Cleans the characters of a text in one pass: normalises to Unicode NFC, removes control, zero-width, bidirectional
 * and private-use characters, replaces every run of spaces with one space and every line end with {@code \n}. Runs of
 * line ends are kept because they separate paragraphs.
 */
public final class Characters {
    /** The limit of the Stream-Safe Text Format (UAX #15). Without it, NFC is quadratic in runs of combining marks. */
    private static final int MOST_MARKS = 30;

    /** A cleaned text and the number of control characters that were removed. */
    public record Cleaned(String text, int controls) {}

    private Characters() {}

    public static Cleaned clean(String text) {
        var out = new StringBuilder(text.length());
        int controls = 0;
        int marks = 0;
        int step;
        for (int i = 0; i < text.length(); i += step) {
            int c = text.codePointAt(i);
            step = Character.charCount(c);
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    newLine(out);
                }
            } else if (c == '\n' || c == '\u2028' || c == '\u0085' || c == '\u000B' || c == '\f') {
                newLine(out);
            } else if (c == '\u2029') {
                newLine(out);
                newLine(out);
            } else if (c == '\t' || type == Character.SPACE_SEPARATOR) {
                space(out);
            } else if (type == Character.CONTROL) {
                controls++;
            } else if (type == Character.SURROGATE) {
                out.append('\uFFFD');
            } else if (type != Character.FORMAT
                    && type != Character.PRIVATE_USE
                    && type != Character.UNASSIGNED
                    && marks <= MOST_MARKS
                    && !isVariation(c)) {
                out.appendCodePoint(c);
            }
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) <= ' ') {
            out.setLength(out.length() - 1);
        }
        int start = 0;
        while (start < out.length() && out.charAt(start) <= ' ') {
            start++;
        }
        return new Cleaned(Normalizer.normalize(out.substring(start), Normalizer.Form.NFC), controls);
    }

    /** The cleaned text on one line. */
    public static String oneLine(String text) {
        var clean = clean(text).text();
        var out = new StringBuilder(clean.length());
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '\n') {
                space(out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isVariation(int c) {
        return c >= 0xFE00 && c <= 0xFE0F;
    }

    private static void space(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ' && out.charAt(out.length() - 1) != '\n') {
            out.append(' ');
        }
    }

    private static void newLine(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }
}
