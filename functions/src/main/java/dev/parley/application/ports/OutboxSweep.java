package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Port: the outbox as scheduled runs see it: what is overdue, and the digests to close. */
public interface OutboxSweep {
    /** Ids of notifications that are pending and were made before this moment, oldest first. */
    List<String> pendingSince(Instant before, int limit);

    /** Versions with decisions before this moment that became no notification because the version was never marked. */
    List<VersionKey> waitingSince(Instant before, int limit);

    /** Makes a notification of the decisions for a version that are in none yet; does nothing when there are none. */
    void close(VersionKey version, Instant now);

    /**
     * Makes the digest of the notifications that were held, once the hour in which the first was held has ended.
     *
     * @return the digest's id, if one was made
     */
    Optional<String> closeStorm(Instant now);

    /**
     * Makes the digest of a day, once, if it has any content.
     *
     * @return the digest's id, if one was made
     */
    Optional<String> closeDay(LocalDate day, Instant now);
}
