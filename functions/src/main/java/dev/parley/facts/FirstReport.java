package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The report that created a fact.
 *
 * @param articleId id of the article that reported the fact first
 * @param version id of the version of the article
 * @param published the day on which the article was published
 * @param seen when the version was indexed
 */
public record FirstReport(
        @JsonProperty("firstArticleId") String articleId,
        @JsonProperty("firstVersion") String version,
        @JsonProperty("firstPublished") LocalDate published,
        @JsonProperty("firstSeen") Instant seen) {
    public FirstReport {
        requireNonNull(articleId, "articleId");
        requireNonNull(version, "version");
        requireNonNull(published, "published");
        requireNonNull(seen, "seen");
    }

    static FirstReport of(Sighting sighting) {
        return new FirstReport(
                sighting.version().articleId(), sighting.version().version(), sighting.published(), sighting.seen());
    }
}
