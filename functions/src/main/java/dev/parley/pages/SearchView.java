package dev.parley.pages;

import static java.util.Objects.requireNonNull;

import dev.parley.search.Facet;
import dev.parley.search.PageOf;
import dev.parley.search.Search;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a search found, for its page.
 *
 * @param address of the page
 * @param facets values of each facet; of a facet of which one value is enough, also those that are not chosen
 * @param days number of results by day
 * @param cursor of this page; absent on the first
 */
public record SearchView<T>(
        SearchAddress address,
        Search search,
        PageOf<T> page,
        Map<Facet, List<Facet.Count>> facets,
        SortedMap<LocalDate, Long> days,
        Optional<String> cursor) {
    public SearchView {
        requireNonNull(address, "address");
        requireNonNull(search, "search");
        requireNonNull(page, "page");
        facets = facets.isEmpty() ? Map.of() : new EnumMap<>(facets);
        requireNonNull(days, "days");
        requireNonNull(cursor, "cursor");
    }
}
