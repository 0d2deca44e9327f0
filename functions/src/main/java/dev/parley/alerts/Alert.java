package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import java.time.Instant;
import java.util.List;

/**
 * The decision to tell subscribers of a fact, with the messages that carry it. Its messages are written when it is
 * decided, so that a resend says the same.
 *
 * @param id the fact's id and what is told of it, so that the same decision has the same id
 * @param news what is told; absent in rows from before it was kept, and then {@link AlertReason#NEW}
 * @param kind {@code leader_call} or {@code negotiation_step}
 * @param status what the fact is told as; of a correction, what it was told as before
 * @param people ids of the people who take part
 * @param countries ISO 3166 alpha-3 codes of the countries that take part
 * @param isHeadline whether the title of its article is about it; absent in rows from before it was kept, and then
 *     false
 * @param decided when the fact was indexed
 */
public record Alert(
        String id,
        String factId,
        VersionKey version,
        AlertReason news,
        String kind,
        FactType type,
        Status status,
        List<String> people,
        List<String> countries,
        Message message,
        Boolean isHeadline,
        Instant decided) {
    public Alert {
        requireNonNull(id, "id");
        requireNonNull(factId, "factId");
        requireNonNull(version, "version");
        news = news == null ? AlertReason.NEW : news;
        requireNonNull(kind, "kind");
        requireNonNull(type, "type");
        requireNonNull(status, "status");
        requireNonNull(message, "message");
        isHeadline = isHeadline != null && isHeadline;
        requireNonNull(decided, "decided");
        people = List.copyOf(people);
        countries = List.copyOf(countries);
    }
    /** An alert of a new fact. */
    public Alert(
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
        this(id, factId, version, AlertReason.NEW, kind, type, status, people, countries, message, false, decided);
    }

    /**
     * What filter policies know as {@code status}: {@code happened}, {@code planned}, {@code now-happened},
     * {@code corrected-happened} or {@code corrected-planned}. A policy has no key left for the news itself, and a
     * correction should reach those alone who were told what it corrects.
     */
    @JsonIgnore
    public String filterStatus() {
        return switch (news) {
            case NEW -> status.label();
            case NOW_HAPPENED -> news.label();
            case CORRECTED -> news.label() + "-" + status.label();
        };
    }
}
