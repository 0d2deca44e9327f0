package dev.parley.versions;

import dev.parley.versions.Comparison.Part;
import dev.parley.versions.VersionDiff.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts a comparison to runs of text, shortened to fit into an answer. */
final class TextRuns {
    /** At most 4.5 MB as UTF-8 in JSON, for text without control characters. */
    static final int MAX_CHARACTERS = 1_500_000;

    private TextRuns() {}

    static List<Run> of(List<Part> parts) {
        var all = new ArrayList<Run>();
        for (var part : parts) {
            if (part.isEqual()) {
                add(all, "equal", part.before());
            } else {
                add(all, "delete", part.before());
                add(all, "insert", part.after());
            }
        }
        long size = all.stream().mapToLong(run -> run.text().length()).sum();
        if (size <= MAX_CHARACTERS) {
            return all;
        }
        int share = MAX_CHARACTERS / all.size();
        return all.stream().map(run -> clipped(run, share)).toList();
    }

    private static void add(List<Run> runs, String op, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            runs.add(new Run(op, Token.join(tokens), Optional.empty()));
        }
    }

    /** Keeps the beginning and the end, without splitting a surrogate pair. */
    private static Run clipped(Run run, int most) {
        var text = run.text();
        if (text.length() <= most) {
            return run;
        }
        int begin = most / 2;
        int end = text.length() - most / 2;
        if (begin > 0 && Character.isHighSurrogate(text.charAt(begin - 1))) {
            begin--;
        }
        if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end++;
        }
        return new Run(run.op(), text.substring(0, begin) + text.substring(end), Optional.of(end - begin));
    }
}
