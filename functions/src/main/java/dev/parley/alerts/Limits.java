package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits on what is published, so that a burst of news does not flood subscribers or cost too much.
 *
 * @param enabled false while nothing is published and decided alerts wait
 * @param alertsPerHour messages to the alert topic in a clock hour (UTC); the rest goes into a digest
 * @param smsPerDay messages with an SMS part in a day (UTC); further messages are sent without it
 * @param freshness how long an alert may wait before it expires; zero means that it never does
 */
public record Limits(boolean enabled, int alertsPerHour, int smsPerDay, Duration freshness) {
    public Limits {
        requireNonNull(freshness, "freshness");
        if (alertsPerHour < 1 || smsPerDay < 0 || freshness.isNegative()) {
            throw new IllegalArgumentException("a limit is below its minimum");
        }
    }
}
