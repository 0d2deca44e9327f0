package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import java.time.Instant;
import java.util.List;

/**
 * The decision to tell subscribers of a fact, with the messages that carry it. Its messages are written when it is
 * decided, so that a resend says the same.
 *
 * @param id the fact's id and what is told of it, so that the same decision has the same id
 * @param kind {@code leader_call} or {@code negotiation_step}
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes of the countries that take part
 * @param decided when the fact was indexed
 */
public record Alert(
        String id,
        String factId,
        VersionKey version,
        String kind,
        FactType type,
        Status status,
        List<String> people,
        List<String> countries,
        Message message,
        Instant decided) {
    public Alert {
        requireNonNull(id, "id");
        requireNonNull(factId, "factId");
        requireNonNull(version, "version");
        requireNonNull(kind, "kind");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(message, "message");
        requireNonNull(decided, "decided");
        people = List.copyOf(people);
        countries = List.copyOf(countries);
    }
}
