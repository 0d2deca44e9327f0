package dev.parley.application.ports;

import java.time.Instant;

/** Port: counters that never exceed their limits, even under concurrent use. */
public interface Counters {
    /**
     * Increments a counter.
     *
     * @param forgetAfter when the counter may be deleted
     * @return false when the limit is reached; then nothing was counted
     */
    boolean take(String name, int limit, Instant forgetAfter);
}
