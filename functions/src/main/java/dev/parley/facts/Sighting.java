package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A mention of a fact in one version of one article.
 *
 * @param outlet who published it, as messages name it: see {@link Outlet}
 * @param origin who wrote it: the agency that the article credits, else the outlet
 * @param seen when the version was indexed
 * @param arrived when the version was archived, which orders the versions of an article
 * @param published the day on which the article was published
 */
public record Sighting(
        VersionKey version,
        String outlet,
        String origin,
        Mention mention,
        Instant seen,
        Instant arrived,
        LocalDate published) {
    public Sighting {
        requireNonNull(version, "version");
        requireNonNull(outlet, "outlet");
        requireNonNull(origin, "origin");
        requireNonNull(mention, "mention");
        requireNonNull(seen, "seen");
        requireNonNull(arrived, "arrived");
        requireNonNull(published, "published");
    }

    /** Whether another article has the same words, or credits the same agency: one report, and no second source. */
    public boolean isCopyOf(Sighting other) {
        return !version.articleId().equals(other.version.articleId())
                && (Corroboration.wording(this).equals(Corroboration.wording(other))
                        || origin.equalsIgnoreCase(other.origin) && !origin.equalsIgnoreCase(outlet));
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
