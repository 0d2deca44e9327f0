package dev.parley.articles.reading;

import dev.parley.resources.ResourceTable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of {@code noise.tsv}.
 *
 * @param id unique name of the rule
 * @param place where the pattern is searched
 * @param pattern the noise, or the mark by which noise is recognised
 */
record NoiseRule(String id, Place place, Pattern pattern) {
    /** Where a pattern is searched. Each place is of bounded length, so that the time is linear in the text. */
    enum Place {
        /** A whole short paragraph, which is removed. */
        LINE,
        /** The beginning of a paragraph, which is removed. */
        START,
        /** The end of a paragraph, which is removed. */
        END,
        /** The end of a paragraph. A match shows that the paragraph is a photo's caption. */
        CAPTION_END,
        /** The beginning of a paragraph. A match shows that the paragraph is a photo's caption. */
        CAPTION_START,
        /** Words in round brackets anywhere, which are removed. */
        BRACKETS,
        /** A word between two sentences, which is removed. */
        BETWEEN,
        /** A label that introduces a link to another story inside a paragraph, see {@link CrossReference}. */
        POINTER
    }

    static List<NoiseRule> bundled() {
        return ResourceTable.table("articles/noise.tsv", 3).stream()
                .map(row -> new NoiseRule(row.get(0), Place.valueOf(row.get(1)), Pattern.compile(row.get(2))))
                .toList();
    }
}
