package dev.parley.contracts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Hours and days that no other test uses, because limits and digests count all notifications of theirs. */
final class UnusedTimes {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Gives every run its own days, because an endpoint may keep its table. */
    private static final long RUN = Math.floorMod(System.nanoTime(), 10_000L) * 200;

    private UnusedTimes() {}

    /** An hour on a day that no other test uses. */
    static Instant hour() {
        return Instant.parse("2030-01-01T10:00:00Z").plus(Duration.ofDays(2L * NUMBERS.incrementAndGet() + RUN));
    }

    /** The first of four days that no other test uses. */
    static LocalDate day() {
        return LocalDate.of(2040, 1, 1).plusDays(4L * NUMBERS.incrementAndGet());
    }
}
