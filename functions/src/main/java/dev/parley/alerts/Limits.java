package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What keeps subscribers, and the telephone bill, from a storm.
 *
 * @param enabled the switch: while it is off nothing is published, and what was decided waits
 * @param alertsPerHour messages to the alert topic in an hour of the clock (UTC); the rest goes into a digest
 * @param smsPerDay messages with an SMS part in a day (UTC); the rest goes out without one
 * @param freshness how long an alert may wait and still be news; zero for as long as it takes
 */
public record Limits(boolean enabled, int alertsPerHour, int smsPerDay, Duration freshness) {
    public Limits {
        requireNonNull(freshness, "freshness");
        if (alertsPerHour < 1 || smsPerDay < 0 || freshness.isNegative()) {
            throw new IllegalArgumentException("a limit lies below its least value");
        }
    }
}
