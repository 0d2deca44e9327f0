package dev.parley.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A page of search results.
 *
 * @param total exact number of results on all pages
 * @param cursor cursor of the next page; absent on the last page
 * @param facets for each requested facet, at most {@value SearchIndex#FACET_VALUES} values, the most frequent first
 */
public record PageOf<T>(
        List<Hit<T>> hits, long total, Optional<String> cursor, SequencedMap<Facet, List<Facet.Count>> facets) {
    public PageOf {
        hits = List.copyOf(hits);
        requireNonNull(cursor, "cursor");
        requireNonNull(facets, "facets");
    }

    /**
     * @param highlights passages as HTML, with matches between {@code <mark>} and {@code </mark>}; empty for a search
     *     without words
     */
    public record Hit<T>(T found, List<String> highlights) {
        public Hit {
            requireNonNull(found, "found");
            highlights = List.copyOf(highlights);
        }
    }
}
