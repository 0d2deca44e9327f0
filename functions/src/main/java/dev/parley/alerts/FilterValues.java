package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.util.List;

/**
 * What subscribers filter the alert of one fact by.
 *
 * @param status the status that the alert reports; for a correction, the one that subscribers were last notified of
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes of the countries that take part
 */
public record FilterValues(FactType type, Status status, List<String> people, List<String> countries) {
    public FilterValues {
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        people = List.copyOf(people);
        countries = List.copyOf(countries);
    }
}
