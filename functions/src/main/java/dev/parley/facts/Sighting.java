package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import java.time.Instant;

/** A mention of a fact with where it was read: one version of one article reports the fact. */
public record Sighting(VersionKey version, String outlet, Mention mention, Instant seen) {
    public Sighting {
        requireNonNull(version, "version");
        requireNonNull(outlet, "outlet");
        requireNonNull(mention, "mention");
        requireNonNull(seen, "seen");
    }
}
