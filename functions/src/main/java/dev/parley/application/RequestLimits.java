package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.Counters;
import dev.parley.ids.Id;
import dev.parley.subscriptions.Address;
import dev.parley.subscriptions.RefusedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How much may be asked for in a day (UTC), so that nobody can be flooded with mails and codes. */
public final class RequestLimits {
    private static final Duration KEPT = Duration.ofDays(2);

    private final Counters counters;
    private final Clock clock;
    private final int perAddress;
    private final int perCaller;
    private final int inAll;

    /**
     * @param perAddress messages that one address gets at most in a day
     * @param perCaller requests that one caller makes at most in a day
     * @param inAll requests that all callers make at most in a day
     */
    public RequestLimits(Counters counters, Clock clock, int perAddress, int perCaller, int inAll) {
        this.counters = requireNonNull(counters, "counters");
        this.clock = requireNonNull(clock, "clock");
        this.perAddress = perAddress;
        this.perCaller = perCaller;
        this.inAll = inAll;
    }

    /**
     * Counts a request.
     *
     * @param caller who makes it, in any form that tells callers apart
     * @throws RefusedRequest when the caller, or all together, made too many today
     */
    void count(String caller) {
        if (!take("caller#" + Id.of(caller, 40), perCaller)) {
            throw tooMany("too many requests from here today: " + perCaller + " are allowed. Try again tomorrow");
        }
        if (!take("all", inAll)) {
            throw tooMany("too many requests of all callers today. Try again tomorrow");
        }
    }

    /** Whether the address may get one more message today. Its owner alone may learn that it may not. */
    boolean mayReach(Address address) {
        return take("address#" + address.fingerprint(), perAddress);
    }

    private boolean take(String name, int limit) {
        var now = clock.instant();
        return counters.take(LocalDate.ofInstant(now, ZoneOffset.UTC) + "#" + name, limit, now.plus(KEPT));
    }

    private static RefusedRequest tooMany(String message) {
        return new RefusedRequest(RefusedRequest.Reason.TOO_MANY, message);
    }
}
