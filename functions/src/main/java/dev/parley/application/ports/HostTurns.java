package dev.parley.application.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Port: lets one request at a time go to a host, whoever else fetches at the same time. */
public interface HostTurns {
    /**
     * Takes the host's turn.
     *
     * @param until when the turn ends even if it is not given back
     * @return nothing when it was taken, else how long until it may be free
     */
    Optional<Duration> take(String host, Instant now, Instant until);

    /**
     * Gives the turn back.
     *
     * @param until as it was taken; a turn that has ended since and that somebody else has is left alone
     * @param next when the next one may take it
     */
    void giveBack(String host, Instant until, Instant next);
}
