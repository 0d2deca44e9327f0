package dev.parley.versions;

import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The differences between two texts, word by word. Large texts with many differences are compared by paragraphs first, and
 * within paragraphs as long as a fixed work budget lasts, so that the time is bounded.
 *
 * @param parts in order: equal parts, and parts that replace others
 * @param isByWords whether all changes were compared word by word
 */
record Comparison(List<Part> parts, boolean isByWords) {
    /**
     * A part of both texts.
     *
     * @param before in the first text
     * @param after in the second text
     */
    record Part(List<Token> before, List<Token> after, boolean isEqual) {}

    /** Steps of the algorithm, at most the square of the number of tokens; they take about a second. */
    private static final long WORK_BUDGET = 150_000_000;

    /** More parts are not useful to a reader. */
    private static final int MAX_PARTS = 20_000;

    private static final Pattern PARAGRAPH = Pattern.compile("[^\\n]*\\n+|[^\\n]+");

    Comparison {
        parts = List.copyOf(parts);
    }

    static Comparison of(String before, String after) {
        var parts = new ArrayList<Part>();
        var budget = new long[] {WORK_BUDGET};
        var coarse = new boolean[1];
        compare(before, after, parts, budget, coarse);
        var joined = joined(parts);
        if (joined.size() > MAX_PARTS) {
            joined = joined(List.of(new Part(Token.of(before), Token.of(after), false)));
            coarse[0] = true;
        }
        return new Comparison(joined, !coarse[0]);
    }

    private static void compare(String before, String after, List<Part> parts, long[] budget, boolean[] coarse) {
        var some = Token.of(before);
        var other = Token.of(after);
        if (affords(some, other, budget)) {
            byTokens(some, other, parts);
            return;
        }
        var paragraphs = paragraphs(before);
        var others = paragraphs(after);
        if (paragraphs.size() == 1 && others.size() == 1 || !affords(paragraphs, others, budget)) {
            parts.add(new Part(some, other, false));
            coarse[0] = true;
            return;
        }
        align(paragraphs, others, (old, now, isEqual) -> {
            var oldText = String.join("", old);
            var newText = String.join("", now);
            if (isEqual) {
                parts.add(new Part(Token.of(oldText), Token.of(newText), true));
            } else {
                var oldTokens = Token.of(oldText);
                var newTokens = Token.of(newText);
                if (affords(oldTokens, newTokens, budget)) {
                    byTokens(oldTokens, newTokens, parts);
                } else {
                    parts.add(new Part(oldTokens, newTokens, false));
                    coarse[0] = true;
                }
            }
        });
    }

    /** Subtracts the work of this comparison, without common prefix and suffix, from the budget if it suffices. */
    private static <T> boolean affords(List<T> some, List<T> other, long[] budget) {
        int same = commonPrefix(some, other);
        int end = commonSuffix(some, other, same);
        long tokens = some.size() + other.size() - 2L * (same + end);
        if (same + end == Math.min(some.size(), other.size())) {
            return true;
        }
        if (tokens * tokens > budget[0]) {
            return false;
        }
        budget[0] -= tokens * tokens;
        return true;
    }

    private static void byTokens(List<Token> some, List<Token> other, List<Part> parts) {
        align(some, other, (old, now, isEqual) -> parts.add(new Part(old, now, isEqual)));
    }

    private interface PartConsumer<T> {
        void add(List<T> before, List<T> after, boolean isEqual);
    }

    private static <T> void align(List<T> some, List<T> other, PartConsumer<T> to) {
        int begin = commonPrefix(some, other);
        int end = commonSuffix(some, other, begin);
        if (begin > 0) {
            to.add(some.subList(0, begin), other.subList(0, begin), true);
        }
        var middle = some.subList(begin, some.size() - end);
        var otherMiddle = other.subList(begin, other.size() - end);
        if (middle.isEmpty() || otherMiddle.isEmpty()) {
            if (!middle.isEmpty() || !otherMiddle.isEmpty()) {
                to.add(middle, otherMiddle, false);
            }
        } else {
            changed(middle, otherMiddle, to);
        }
        if (end > 0) {
            to.add(some.subList(some.size() - end, some.size()), other.subList(other.size() - end, other.size()), true);
        }
    }

    private static <T> void changed(List<T> some, List<T> other, PartConsumer<T> to) {
        var keys = some.stream().map(Comparison::key).toList();
        var others = other.stream().map(Comparison::key).toList();
        int at = 0;
        int otherAt = 0;
        for (var change : new MyersDiffWithLinearSpace<String>().computeDiff(keys, others, null)) {
            if (change.startOriginal > at) {
                int length = change.startOriginal - at;
                to.add(some.subList(at, at + length), other.subList(otherAt, otherAt + length), true);
            }
            to.add(
                    some.subList(change.startOriginal, change.endOriginal),
                    other.subList(change.startRevised, change.endRevised),
                    false);
            at = change.endOriginal;
            otherAt = change.endRevised;
        }
        if (at < some.size()) {
            to.add(some.subList(at, some.size()), other.subList(otherAt, other.size()), true);
        }
    }

    private static String key(Object token) {
        return token instanceof Token(String text, boolean number, boolean starts) ? text : (String) token;
    }

    private static <T> int commonPrefix(List<T> some, List<T> other) {
        int most = Math.min(some.size(), other.size());
        int same = 0;
        while (same < most && key(some.get(same)).equals(key(other.get(same)))) {
            same++;
        }
        return same;
    }

    private static <T> int commonSuffix(List<T> some, List<T> other, int begin) {
        int most = Math.min(some.size(), other.size()) - begin;
        int same = 0;
        while (same < most && key(some.get(some.size() - 1 - same)).equals(key(other.get(other.size() - 1 - same)))) {
            same++;
        }
        return same;
    }

    private static List<String> paragraphs(String text) {
        return PARAGRAPH.matcher(text).results().map(result -> result.group()).toList();
    }

    /** Joins neighbours of one kind, and counts white space between two changes as changed. */
    private static List<Part> joined(List<Part> parts) {
        var joined = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var between = i > 0
                    && i < parts.size() - 1
                    && !parts.get(i - 1).isEqual()
                    && !parts.get(i + 1).isEqual()
                    && part.before().stream().allMatch(Token::isSpace);
            var isEqual = part.isEqual() && !between;
            if (joined.isEmpty() || joined.getLast().isEqual() != isEqual) {
                joined.add(new Part(new ArrayList<>(), new ArrayList<>(), isEqual));
            }
            joined.getLast().before().addAll(part.before());
            joined.getLast().after().addAll(part.after());
        }
        return joined;
    }
}
