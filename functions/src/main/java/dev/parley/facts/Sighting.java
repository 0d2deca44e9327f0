package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import dev.parley.articles.TextFingerprint;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A mention of a fact in one version of one article.
 *
 * @param outlet who published it, as messages name it: see {@link Outlet}
 * @param origin who wrote it: the agency that the article credits, else the outlet
 * @param seen when the version was indexed
 * @param arrived when the version was archived, which orders the versions of an article
 * @param published the day on which the article was published
 * @param fingerprint of the version's text; absent for versions that earlier releases indexed
 */
public record Sighting(
        VersionKey version,
        String outlet,
        String origin,
        Mention mention,
        Instant seen,
        Instant arrived,
        LocalDate published,

        @JsonView(Json.Stored.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<TextFingerprint> fingerprint) {
    public Sighting {
        requireNonNull(version, "version");
        requireNonNull(outlet, "outlet");
        requireNonNull(origin, "origin");
        requireNonNull(mention, "mention");
        requireNonNull(seen, "seen");
        requireNonNull(arrived, "arrived");
        requireNonNull(published, "published");
        requireNonNull(fingerprint, "fingerprint");
    }

    /**
     * Whether another article has the same text or the same sentence, or credits the same agency: one report, and no
     * second source.
     */
    public boolean isCopyOf(Sighting other) {
        return !version.articleId().equals(other.version.articleId())
                && (hasTextOf(other)
                        || Corroboration.wording(this).equals(Corroboration.wording(other))
                        || origin.equalsIgnoreCase(other.origin) && !origin.equalsIgnoreCase(outlet));
    }

    /** Whether the two texts are copies of one text. */
    boolean hasTextOf(Sighting other) {
        return fingerprint.isPresent()
                && other.fingerprint.filter(fingerprint.get()::isCopyOf).isPresent();
    }

    /** Whether this is another version of the same article that did not arrive later. */
    boolean precedes(Sighting next) {
        return isOtherVersionThan(next) && !arrived.isAfter(next.arrived);
    }

    /** Whether this is another version of the same article that arrived later. */
    boolean overtakes(Sighting other) {
        return isOtherVersionThan(other) && arrived.isAfter(other.arrived);
    }

    private boolean isOtherVersionThan(Sighting other) {
        return version.articleId().equals(other.version.articleId()) && !version.equals(other.version);
    }
}
