package dev.parley.application;

import dev.parley.application.ports.Counters;
import dev.parley.ids.Id;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.RefusedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Limits of subscription requests per day (UTC), so that nobody can be flooded with mails and codes.
 *
 * @param perAddress the most messages to one address in a day
 * @param perCaller the most requests by one caller in a day
 * @param inAll the most requests by all callers in a day
 */
public record RequestLimits(Counters counters, Clock clock, int perAddress, int perCaller, int inAll) {
    private static final Duration RETENTION = Duration.ofDays(2);

    /**
     * Counts a request.
     *
     * @param caller any text that identifies the caller
     * @throws RefusedRequest when the caller, or all callers together, reached the limit today
     */
    void count(String caller) {
        if (!take("caller#" + Id.of(caller, 40), perCaller)) {
            throw tooMany("too many requests from here today: " + perCaller + " are allowed. Try again tomorrow");
        }
        if (!take("all", inAll)) {
            throw tooMany("too many requests of all callers today. Try again tomorrow");
        }
    }

    /** Counts a message to an address; returns whether it is within the limit. Callers must not learn the answer. */
    boolean mayReach(Address address) {
        return take("address#" + address.fingerprint(), perAddress);
    }

    private boolean take(String name, int limit) {
        var now = clock.instant();
        return counters.take(LocalDate.ofInstant(now, ZoneOffset.UTC) + "#" + name, limit, now.plus(RETENTION));
    }

    private static RefusedRequest tooMany(String message) {
        return new RefusedRequest(RefusedRequest.Reason.TOO_MANY, message);
    }
}
