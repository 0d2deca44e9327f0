package dev.parley.articles.reading;

import dev.parley.articles.WordList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of {@code noise.tsv}.
 *
 * @param id names the rule
 * @param place where the rule looks
 * @param pattern what it drops
 */
record NoiseRule(String id, Place place, Pattern pattern) {
    /** Where a rule looks; each looks at a bounded piece of text, so that long texts take no longer than they are. */
    enum Place {
        /** A whole short paragraph. */
        LINE,
        /** The beginning of a paragraph: dropped. */
        START,
        /** The end of a paragraph: dropped. */
        END,
        /** The end of a paragraph that shows the paragraph to be a photo's caption. */
        CAPTION_END,
        /** The beginning of a paragraph that shows it, too. */
        CAPTION_START,
        /** Words in round brackets, anywhere. */
        BRACKETS,
        /** A word glued between two sentences. */
        BETWEEN,
        /** Words that introduce a link to another story inside a paragraph. */
        POINTER
    }

    static List<NoiseRule> bundled() {
        return WordList.table("noise.tsv", 3).stream()
                .map(row -> new NoiseRule(row.get(0), Place.valueOf(row.get(1)), Pattern.compile(row.get(2))))
                .toList();
    }
}
