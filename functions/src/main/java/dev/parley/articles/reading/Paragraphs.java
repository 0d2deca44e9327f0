package dev.parley.articles.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a cleaned text into paragraphs. Hard-wrapped texts have blank lines between paragraphs and line ends inside
 * them. Other texts have one paragraph a line.
 */
final class Paragraphs {
    private static final int LONGEST_WRAPPED = 130;
    /** One line in this many may be longer than a wrapped line, such as a headline. */
    private static final int ONE_LONG_IN = 10;
    /** A shorter line may be a heading, so its end shows nothing. */
    private static final int SHORT_LINE = 45;

    private Paragraphs() {}

    static List<String> of(String cleaned) {
        var lines = cleaned.split("\n", -1);
        boolean wrapped = isWrapped(lines);
        var paragraphs = new ArrayList<String>();
        var open = new StringBuilder();
        for (var line : lines) {
            if (line.isBlank()) {
                close(open, paragraphs);
                continue;
            }
            if (!open.isEmpty()) {
                open.append(' ');
            }
            open.append(line.strip());
            // A byline is a paragraph of its own even when the lines below it are wrapped.
            if (!wrapped || Byline.isLine(line.strip())) {
                close(open, paragraphs);
            }
        }
        close(open, paragraphs);
        return paragraphs;
    }

    private static void close(StringBuilder open, List<String> paragraphs) {
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
            open.setLength(0);
        }
    }

    private static boolean isWrapped(String[] lines) {
        int followed = 0;
        int broken = 0;
        int tooLong = 0;
        for (int i = 0; i < lines.length; i++) {
            tooLong += lines[i].length() > LONGEST_WRAPPED ? 1 : 0;
            if (i + 1 < lines.length && lines[i].length() >= SHORT_LINE && !lines[i + 1].isBlank()) {
                followed++;
                if (!SentenceEnd.closes(lines[i])) {
                    broken++;
                }
            }
        }
        return broken * 2 > followed && tooLong * ONE_LONG_IN <= lines.length;
    }
}
