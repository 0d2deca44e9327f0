package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.List;

/** Port: the versions that wait for the end of an embargo. */
public interface Embargoes {
    /** A version that must not be reported before a moment. */
    record Embargo(VersionKey version, Instant until) {
        public Embargo {
            requireNonNull(version, "version");
            requireNonNull(until, "until");
        }
    }

    /** Adds an embargo; adding it again changes nothing. */
    void add(Embargo embargo);

    /** The embargoes that have ended, in the order of their ends. */
    List<Embargo> ended(Instant now, int limit);

    /** Removes an embargo. Does nothing when it does not exist. */
    void remove(Embargo embargo);
}
