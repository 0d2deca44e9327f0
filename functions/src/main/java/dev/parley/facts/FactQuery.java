package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A search for facts, newest first.
 *
 * @param from first day, inclusive
 * @param wanted selects among the facts that are read; it costs as much as reading them all
 * @param cursor the cursor of the page before
 * @param limit facts per page, 1 to 100
 */
public record FactQuery(Optional<LocalDate> from, Predicate<Fact> wanted, Optional<String> cursor, int limit) {
    public FactQuery {
        requireNonNull(from, "from");
        requireNonNull(wanted, "wanted");
        requireNonNull(cursor, "cursor");
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is a number from 1 to 100, not " + limit);
        }
    }
}
