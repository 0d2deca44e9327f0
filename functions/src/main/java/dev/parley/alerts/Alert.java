package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The decision to alert subscribers of a fact. Its message is written when it is decided, so that a second attempt sends
 * the same text.
 *
 * @param id made of the fact's id and the reason, so that the same decision has the same id
 * @param isHeadline whether the title of the article is about the fact
 * @param decided when the fact was indexed
 * @param published when the article was published, where its publisher gave the time
 */
public record Alert(
        String id,
        String factId,
        VersionKey version,
        @JsonProperty("news") AlertReason reason,
        @JsonUnwrapped FilterValues filterValues,
        Message message,
        boolean isHeadline,
        Instant decided,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> published) {
    public Alert {
        requireNonNull(id, "id");
        requireNonNull(factId, "factId");
        requireNonNull(version, "version");
        requireNonNull(reason, "reason");
        requireNonNull(filterValues, "filterValues");
        requireNonNull(message, "message");
        requireNonNull(decided, "decided");
        requireNonNull(published, "published");
    }

    public FactType type() {
        return filterValues.type();
    }

    public Status status() {
        return filterValues.status();
    }

    public List<String> people() {
        return filterValues.people();
    }

    public List<String> countries() {
        return filterValues.countries();
    }

    /**
     * The value of {@code status} in filter policies: {@code happened}, {@code planned}, {@code now-happened},
     * {@code corrected-happened} or {@code corrected-planned}. A policy has no key left for the reason, and a
     * correction should only reach those who were notified of what it corrects.
     */
    @JsonIgnore
    public String filterStatus() {
        return switch (reason) {
            case NEW -> status().label();
            case NOW_HAPPENED -> reason.label();
            case CORRECTED -> reason.label() + "-" + status().label();
        };
    }
}
