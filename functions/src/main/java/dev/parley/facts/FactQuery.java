package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A search for facts, newest first.
 *
 * @param person a person's id
 * @param country ISO 3166 alpha-3 code, upper case
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param cursor the cursor of the page before
 * @param limit facts per page, 1 to 100
 */
public record FactQuery(
        Optional<String> person,
        Optional<String> country,
        Optional<FactType> type,
        Optional<Status> status,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> cursor,
        int limit) {
    public FactQuery {
        requireNonNull(person, "person");
        requireNonNull(country, "country");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(cursor, "cursor");
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is a number from 1 to 100, not " + limit);
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("from (" + from.get() + ") is after to (" + to.get() + ")");
        }
    }
}
