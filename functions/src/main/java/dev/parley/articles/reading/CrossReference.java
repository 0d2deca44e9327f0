package dev.parley.articles.reading;

import java.util.List;

/**
 * Finds links to other stories inside a paragraph, such as "Read more: " and a headline. The labels that introduce them
 * are the rules of {@link NoiseRule.Place#POINTER} in {@code noise.tsv}.
 */
final class CrossReference {
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_HEADLINE = 250;
    private static final String SEPARATORS = ":|»>–—-";
    /** Characters after which a cross-reference may begin. */
    private static final String BEFORE = ".!?”\"’)(]\n…。؟";

    private static final List<NoiseRule> LABELS = NoiseRule.bundled().stream()
            .filter(rule -> rule.place() == NoiseRule.Place.POINTER)
            .toList();

    private CrossReference() {}

    /**
     * The offset of the cross-reference that ends with the inline element being closed.
     *
     * @param text the paragraph up to the end of the element
     * @param start the offset of the element's text
     * @param link whether the element is a link
     * @return -1 when the element is not a cross-reference
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

    /** Whether the words are a label followed by a headline, or a link that consists of a label only. */
    private static boolean introduces(String words, boolean link) {
        for (var label : LABELS) {
            var match = label.pattern().matcher(words);
            if (match.lookingAt()) {
                var rest = words.substring(match.end()).strip();
                boolean separated =
                        isSeparator(words.charAt(match.end() - 1)) || !rest.isEmpty() && isSeparator(rest.charAt(0));
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
            var match = label.pattern().matcher(before);
            while (match.find()) {
                if (isSeparators(before.substring(match.end())) && beginsSentence(text, from + match.start())) {
                    return from + match.start();
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
