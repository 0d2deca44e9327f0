package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A mention of a fact with where it was read: one version of one article reports the fact.
 *
 * @param outlet who published it, as messages name it: see {@link Outlet}
 * @param origin who wrote it: the agency that the article credits, else the outlet
 * @param seen when it was indexed
 * @param arrived when the version came, which orders the versions of an article
 * @param published the day that the article appeared
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
        origin = origin == null ? outlet : origin;
        requireNonNull(mention, "mention");
        requireNonNull(seen, "seen");
        arrived = arrived == null ? seen : arrived;
        published = published == null ? LocalDate.ofInstant(seen, ZoneOffset.UTC) : published;
    }

    /** A sighting in an article that its outlet wrote. */
    public Sighting(
            VersionKey version, String outlet, Mention mention, Instant seen, Instant arrived, LocalDate published) {
        this(version, outlet, outlet, mention, seen, arrived, published);
    }

    /** A sighting in an article that came and appeared when it was indexed. */
    public Sighting(VersionKey version, String outlet, Mention mention, Instant seen) {
        this(version, outlet, outlet, mention, seen, null, null);
    }

    /** Whether this is a version of the same article that came before, or at the same moment and was seen before. */
    boolean precedes(Sighting next) {
        return isOtherVersionThan(next) && !arrived.isAfter(next.arrived);
    }

    /** Whether this is a version of the same article that came later. */
    boolean overtakes(Sighting other) {
        return isOtherVersionThan(other) && arrived.isAfter(other.arrived);
    }

    private boolean isOtherVersionThan(Sighting other) {
        return version.articleId().equals(other.version.articleId()) && !version.equals(other.version);
    }
}
