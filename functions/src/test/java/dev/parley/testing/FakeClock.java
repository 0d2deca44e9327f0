package dev.parley.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets; it starts at 18:30 UTC on 12 February 2025. */
public final class FakeClock extends Clock {
    private volatile Instant now = Instant.parse("2025-02-12T18:30:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void set(Instant moment) {
        now = moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
