package dev.parley.articles.reading;

import java.util.List;

/**
 * A pointer to another story inside a paragraph: "Read more: " and that story's headline. The words that introduce one
 * are the rules {@link NoiseRule.Place#POINTER} of {@code noise.tsv}.
 */
final class CrossReference {
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_HEADLINE = 250;
    private static final String SEPARATORS = ":|»>–—-";
    /** What may end before a pointer begins. */
    private static final String BEFORE = ".!?”\"’)(]\n…。؟";

    private static final List<NoiseRule> LABELS = NoiseRule.bundled().stream()
            .filter(rule -> rule.place() == NoiseRule.Place.POINTER)
            .toList();

    private CrossReference() {}

    /**
     * Where the pointer begins that ends with the inline element that ends now.
     *
     * @param text the paragraph so far
     * @param start where the element's own words begin
     * @param link whether the element is a link
     * @return -1 when it is no pointer
     */
    static int start(StringBuilder text, int start, boolean link) {
        if (text.length() - start > LONGEST_HEADLINE) {
            return -1;
        }
        var own = text.substring(start).strip();
        if (own.isEmpty()) {
            return -1;
        }
        if (introduces(own, link)) {
            return start;
        }
        return link ? labelBefore(text, start) : -1;
    }

    /** Whether the words are a label with a headline after it, or a link that is nothing but a label. */
    private static boolean introduces(String words, boolean link) {
        for (var label : LABELS) {
            var found = label.pattern().matcher(words);
            if (found.lookingAt()) {
                var rest = words.substring(found.end()).strip();
                boolean separated =
                        isSeparator(words.charAt(found.end() - 1)) || !rest.isEmpty() && isSeparator(rest.charAt(0));
                if (isSeparators(rest) ? link : separated) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int labelBefore(StringBuilder text, int start) {
        int from = Math.max(0, start - LONGEST_LABEL);
        var before = text.substring(from, start);
        for (var label : LABELS) {
            var found = label.pattern().matcher(before);
            while (found.find()) {
                if (isSeparators(before.substring(found.end())) && beginsSentence(text, from + found.start())) {
                    return from + found.start();
                }
            }
        }
        return -1;
    }

    private static boolean isSeparators(String text) {
        return text.chars().allMatch(c -> c == ' ' || isSeparator((char) c));
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0;
    }

    private static boolean beginsSentence(StringBuilder text, int at) {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 || BEFORE.indexOf(text.charAt(i)) >= 0;
    }
}
