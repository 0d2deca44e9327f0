package dev.parley.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * Prints text. Styles are used on a terminal only, and not if the environment has NO_COLOR (no-color.org). Text from
 * articles is stripped of control characters, which a terminal would obey.
 */
record Terminal(PrintWriter out, boolean styled) {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    /** Control characters, and those that override the direction of writing. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern CONTROLS_IN_LINES =
            Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\n\t]]");

    /** Styled if the launcher found standard output to be a terminal; Java cannot distinguish it from standard input. */
    static Terminal of(PrintWriter out) {
        var noColour = System.getenv("NO_COLOR");
        return new Terminal(out, Boolean.getBoolean("parley.screen") && (noColour == null || noColour.isEmpty()));
    }

    void line(String text) {
        out.println(text.stripTrailing());
    }

    void line() {
        out.println();
    }

    /** Prints a label and its value; nothing if the value is blank. */
    void field(String label, String value) {
        if (!value.isBlank()) {
            line(dim(String.format("%-12s", label)) + " " + value);
        }
    }

    /** Whether the reader of the output has closed it, as {@code head} does. */
    boolean isClosed() {
        return out.checkError();
    }

    String bold(String text) {
        return style("1", text);
    }

    String dim(String text) {
        return style("2", text);
    }

    /** Deleted words: red on a terminal, {@code [-words-]} elsewhere. */
    String deleted(String text) {
        return styled ? style("31;9", text) : "[-" + text + "-]";
    }

    /** Inserted words: green on a terminal, {@code {+words+}} elsewhere. */
    String inserted(String text) {
        return styled ? style("32", text) : "{+" + text + "+}";
    }

    private String style(String code, String text) {
        return styled && !text.isEmpty() ? ESCAPE + code + "m" + text + RESET : text;
    }

    /** A passage of a search result in HTML, its {@code <mark>} elements in bold. */
    String highlighted(String passage) {
        var text = new StringBuilder();
        int from = 0;
        for (int mark = passage.indexOf("<mark>"); mark >= 0; mark = passage.indexOf("<mark>", from)) {
            int end = passage.indexOf("</mark>", mark);
            if (end < 0) {
                break;
            }
            text.append(unescaped(passage.substring(from, mark)))
                    .append(bold(unescaped(passage.substring(mark + "<mark>".length(), end))));
            from = end + "</mark>".length();
        }
        return text.append(unescaped(passage.substring(from))).toString();
    }

    private static String unescaped(String html) {
        return oneLine(html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replaceAll("&#(39|x27);", "'")
                .replace("&#x2F;", "/")
                .replace("&amp;", "&"));
    }

    /** The text on one line, without control characters. */
    static String oneLine(String text) {
        return CONTROLS.matcher(text.replaceAll("\\s+", " ")).replaceAll("");
    }

    /** The text without control characters other than line ends and tabs. */
    static String text(String text) {
        return CONTROLS_IN_LINES.matcher(text).replaceAll("");
    }
}
