package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * Text for people. Bold and colours stand in it on a terminal alone, and not when the environment has NO_COLOR
 * (no-color.org). What comes from articles is freed of control characters, which a terminal would obey.
 */
final class Terminal {
    private static final String ESCAPE = "\u001b[";
    private static final String RESET = ESCAPE + "0m";

    /** What a terminal obeys, and what turns the direction of writing, so that a line reads otherwise than it is. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern CONTROLS_IN_LINES =
            Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\n\t]]");

    private final PrintWriter out;
    private final boolean styled;

    Terminal(PrintWriter out, boolean styled) {
        this.out = requireNonNull(out, "out");
        this.styled = styled;
    }

    /** As the launcher found standard output: Java itself cannot tell it from standard input. */
    static Terminal of(PrintWriter out) {
        var noColour = System.getenv("NO_COLOR");
        return new Terminal(out, Boolean.getBoolean("parley.screen") && (noColour == null || noColour.isEmpty()));
    }

    boolean isStyled() {
        return styled;
    }

    void line(String text) {
        out.println(text.stripTrailing());
    }

    void line() {
        out.println();
    }

    /** A label in a column of its own, and what it is; nothing when that is empty. */
    void field(String label, String value) {
        if (!value.isBlank()) {
            line(dim(String.format("%-12s", label)) + " " + value);
        }
    }

    /** Whether whoever reads this went away, as {@code head} does when it has enough. */
    boolean isClosed() {
        return out.checkError();
    }

    String bold(String text) {
        return style("1", text);
    }

    String dim(String text) {
        return style("2", text);
    }

    /** What was taken out of a text: red on a terminal, {@code [-so-]} elsewhere. */
    String deleted(String text) {
        return styled ? style("31;9", text) : "[-" + text + "-]";
    }

    /** What was put into a text: green on a terminal, {@code {+so+}} elsewhere. */
    String inserted(String text) {
        return styled ? style("32", text) : "{+" + text + "+}";
    }

    private String style(String code, String text) {
        return styled && !text.isEmpty() ? ESCAPE + code + "m" + text + RESET : text;
    }

    /** A passage of a search's answer: marked between {@code <mark>} and {@code </mark>}, escaped for HTML. */
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

    /** A text without control characters, on one line. */
    static String oneLine(String text) {
        return CONTROLS.matcher(text.replaceAll("\\s+", " ")).replaceAll("");
    }

    /** A text without control characters but line ends. */
    static String text(String text) {
        return CONTROLS_IN_LINES.matcher(text).replaceAll("");
    }
}
