package dev.parley.application.ports;

import java.time.Instant;

/** Port: counts that never pass their limits, whoever counts at once. */
public interface Counters {
    /**
     * Counts one more.
     *
     * @param forgetAfter when the count may be deleted
     * @return false when the limit is reached, and then nothing was counted
     */
    boolean take(String name, int limit, Instant forgetAfter);
}
