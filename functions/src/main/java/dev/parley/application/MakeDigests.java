package dev.parley.application;

import dev.parley.application.ports.OutboxSweep;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Closes the digests that are due: that of notifications held by the hour's limit, and that of the day.
 *
 * @param enabled false to make no digests
 * @param hour the hour of the day (UTC, 0 to 23) at which the day's digest is due
 */
public record MakeDigests(OutboxSweep outbox, boolean enabled, int hour, Clock clock) {
    public MakeDigests {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("the hour of the digest must be from 0 to 23, not " + hour);
        }
    }

    /** Closes the digests that are due and returns their ids. */
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
