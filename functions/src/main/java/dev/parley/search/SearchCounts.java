package dev.parley.search;

import java.time.LocalDate;
import java.util.SortedMap;

/**
 * Port: counts all that a search finds, for charts. Every method throws {@link RefusedSearch} for words that cannot be
 * read.
 */
public interface SearchCounts {
    /** The number of facts on each day that has any, by the first day that a fact's date can mean. */
    SortedMap<LocalDate, Long> factsByDay(Search search);

    /** The number of versions of articles that arrived on each day (UTC) that has any. */
    SortedMap<LocalDate, Long> articlesByDay(Search search);

    /** Who took part together in the facts that a search finds. */
    Pairs pairs(Search search, Pairs.Of of);
}
