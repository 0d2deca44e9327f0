package dev.parley.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when it is told to, so that leases and redeliveries need no waiting. */
final class SteppedClock extends Clock {
    private volatile Instant now;

    SteppedClock(Instant now) {
        this.now = now;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
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
