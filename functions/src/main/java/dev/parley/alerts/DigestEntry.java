package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.util.List;

/**
 * What a digest keeps of an alert.
 *
 * @param line the alert in one line, with its link
 */
public record DigestEntry(
        String alertId,
        String factId,
        String kind,
        FactType type,
        Status status,
        List<String> people,
        List<String> countries,
        String line) {
    public DigestEntry {
        requireNonNull(alertId, "alertId");
        requireNonNull(factId, "factId");
        requireNonNull(kind, "kind");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        people = List.copyOf(people);
        countries = List.copyOf(countries);
        requireNonNull(line, "line");
    }

    /** The same, saying that it may have come before. */
    public DigestEntry repeated() {
        return new DigestEntry(alertId, factId, kind, type, status, people, countries, "(repeat) " + line);
    }

    public static DigestEntry of(Alert alert) {
        return new DigestEntry(
                alert.id(),
                alert.factId(),
                alert.kind(),
                alert.type(),
                alert.status(),
                alert.people(),
                alert.countries(),
                alert.message().sms());
    }
}
