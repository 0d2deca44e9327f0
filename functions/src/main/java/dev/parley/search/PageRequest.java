package dev.parley.search;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A request for a page of search results.
 *
 * @param limit results on the page, 1 to {@value #MAX_LIMIT}
 * @param copies copies that the page may have beyond the limit, so that a story with many of them does not fill it
 * @param cursor cursor that the previous page returned; absent for the first page
 * @param facets properties to count results by
 */
public record PageRequest(int limit, int copies, Optional<String> cursor, Set<Facet> facets) {
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        requireNonNull(cursor, "cursor");
        facets = facets.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(facets));
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is a number from 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** A page whose copies count as results. */
    public PageRequest(int limit, Optional<String> cursor, Set<Facet> facets) {
        this(limit, 0, cursor, facets);
    }
}
