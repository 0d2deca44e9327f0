package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.List;

/** Port: the versions that wait for the end of their embargo. */
public interface Embargoes {
    /** A version of which nobody may be told before that moment. */
    record Embargo(VersionKey version, Instant until) {
        public Embargo {
            requireNonNull(version, "version");
            requireNonNull(until, "until");
        }
    }

    /** Keeps an embargo; keeping it again changes nothing. */
    void add(Embargo embargo);

    /** The embargoes that have ended, those that ended first before the others, at most so many. */
    List<Embargo> ended(Instant now, int limit);

    /** Forgets an embargo; one that is not there is forgotten already. */
    void remove(Embargo embargo);
}
