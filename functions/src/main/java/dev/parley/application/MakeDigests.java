package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.Outbox;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Closes the digests that are due, so that they are sent: of what an hour's limit held back, and of the day. */
public final class MakeDigests {
    private final Outbox outbox;
    private final boolean enabled;
    private final int hour;
    private final Clock clock;

    /**
     * @param enabled the switch: while it is off, everything waits
     * @param hour of the day (UTC, 0 to 23) from which on the day's digest is due
     */
    public MakeDigests(Outbox outbox, boolean enabled, int hour, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox");
        this.enabled = enabled;
        this.clock = requireNonNull(clock, "clock");
        this.hour = hour;
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("the hour of the digest is a number from 0 to 23, not " + hour);
        }
    }

    /** Does it; gives the ids of the digests that were made. While alerts are switched off, everything waits. */
    public List<String> make() {
        if (!enabled) {
            return List.of();
        }
        var now = clock.instant();
        var moment = now.atOffset(ZoneOffset.UTC);
        var ofDay = moment.getHour() >= hour ? outbox.closeDay(moment.toLocalDate(), now) : Optional.<String>empty();
        return Stream.of(outbox.closeStorm(now), ofDay)
                .flatMap(Optional::stream)
                .toList();
    }
}
