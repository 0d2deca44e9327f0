package dev.parley.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A page of what a search found.
 *
 * @param total how many the search found in all, exactly
 * @param cursor the next page's; absent on the last
 * @param facets for each facet that was asked for, at most {@value SearchIndex#FACET_VALUES} values, the most frequent
 *     first
 */
public record PageOf<T>(
        List<Hit<T>> hits, long total, Optional<String> cursor, SequencedMap<Facet, List<Facet.Count>> facets) {
    public PageOf {
        hits = List.copyOf(hits);
        requireNonNull(cursor, "cursor");
        requireNonNull(facets, "facets");
    }

    /**
     * @param highlights passages with what was looked for between {@code <mark>} and {@code </mark>}, the rest escaped
     *     for HTML; empty without words
     */
    public record Hit<T>(T found, List<String> highlights) {
        public Hit {
            requireNonNull(found, "found");
            highlights = List.copyOf(highlights);
        }
    }
}
