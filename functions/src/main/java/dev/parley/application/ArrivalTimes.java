package dev.parley.application;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives what comes one after the other its times of arrival. Each is later than the one before, because an article's
 * versions are ordered by them. For one thread.
 */
public final class ArrivalTimes {
    /** Some rows have times with six decimals. */
    private static final Duration RESOLUTION = Duration.ofNanos(1_000);

    private final Clock clock;
    private Instant earliest = Instant.MIN;

    public ArrivalTimes(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    public Instant next() {
        var now = clock.instant();
        var next = now.isBefore(earliest) ? earliest : now;
        earliest = next.plus(RESOLUTION);
        return next;
    }
}
