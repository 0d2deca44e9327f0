package dev.parley.facts;

import dev.parley.resources.ResourceTable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a sentence is about the future, by the phrases in {@code future-wording.txt}. The alert that a plan took place
 * is sent once and cannot be taken back, so it needs a sentence without such a phrase; a later report will have one.
 */
final class FutureWording {
    private static final Pattern PHRASES = Pattern.compile(
            ResourceTable.rows("facts/future-wording.txt").stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<!\\w)(?:", ")(?!\\w)")),
            Pattern.CASE_INSENSITIVE);

    private FutureWording() {}

    static boolean is(String sentence) {
        return PHRASES.matcher(sentence).find();
    }
}
