package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.HostTurns;
import dev.parley.application.ports.RobotFiles;
import dev.parley.application.ports.RobotFiles.RobotFile;
import dev.parley.collecting.fetching.FetchFailed;
import dev.parley.collecting.fetching.FetchFailed.Reason;
import dev.parley.collecting.fetching.FetchGate;
import dev.parley.collecting.fetching.FetchRequest;
import dev.parley.collecting.fetching.Fetched;
import dev.parley.collecting.fetching.Headers;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.collecting.fetching.WebFetcher;
import dev.parley.collecting.robots.RobotRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches as hosts want it: one request at a time, at least a second after the last one, as long after it as robots.txt
 * asks (a minute at most), and not before Retry-After has passed; and only what robots.txt allows.
 */
public final class PoliteFetcher {
    /** Between the end of a request and the start of the next one to the same host. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** RFC 9309 asks not to use a copy of robots.txt for longer than a day. */
    private static final Duration ROBOTS_AGE = Duration.ofDays(1);

    /** RFC 9309 allows to use an old copy while the file cannot be reached. */
    private static final Duration OLD_ROBOTS_AGE = Duration.ofDays(30);

    /** Longer than any request takes; a turn ends then even if whoever has it was stopped. */
    private static final Duration TURN = Duration.ofSeconds(40);

    /** Longer than a turn and its pause; a host that needs longer has asked to be left alone. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(75);

    /** Where a server is overloaded and does not say for how long. */
    private static final Duration REST = Duration.ofMinutes(1);

    private static final Duration LONGEST_REST = Duration.ofDays(1);

    /** Lets time pass. */
    public interface Pause {
        void pause(Duration time);

        /** Lets the thread sleep. */
        static Pause ofTheThread() {
            return time -> {
                try {
                    Thread.sleep(time);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while a host is left alone", e);
                }
            };
        }
    }

    private final WebFetcher fetcher;
    private final HostTurns turns;
    private final RobotFiles robots;
    private final Clock clock;
    private final Pause pause;
    private final Map<String, RobotFile> recent = new ConcurrentHashMap<>();

    public PoliteFetcher(WebFetcher fetcher, HostTurns turns, RobotFiles robots, Clock clock, Pause pause) {
        this.fetcher = requireNonNull(fetcher, "fetcher");
        this.turns = requireNonNull(turns, "turns");
        this.robots = requireNonNull(robots, "robots");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
    }

    /**
     * Fetches an address and follows its redirects; each host on the way has its own turns and rules.
     *
     * @param remaining time that is left for waiting and fetching
     * @throws FetchFailed also when robots.txt forbids it, or the host is busy for longer than can be waited
     */
    public Fetched fetch(FetchRequest request, Supplier<Duration> remaining) throws FetchFailed {
        return fetcher.fetch(request, new Gate(remaining, true));
    }

    /** Takes turns, and asks robots.txt where that is wanted. */
    private final class Gate implements FetchGate {
        private final Supplier<Duration> remaining;
        private final boolean asksRobots;
        private Duration delay = PAUSE;
        private Instant until = Instant.EPOCH;

        Gate(Supplier<Duration> remaining, boolean asksRobots) {
            this.remaining = remaining;
            this.asksRobots = asksRobots;
        }

        @Override
        public void before(WebAddress address) throws FetchFailed {
            delay = PAUSE;
            if (asksRobots) {
                var rules = rules(address, remaining);
                if (!rules.allows(address)) {
                    throw new FetchFailed(Reason.ROBOTS, "The host's robots.txt forbids this address.");
                }
                delay = rules.delay().filter(d -> d.compareTo(PAUSE) > 0).orElse(PAUSE);
            }
            var waited = Duration.ZERO;
            while (true) {
                var now = clock.instant();
                until = now.plus(TURN);
                var wait = turns.take(address.host(), now, until);
                if (wait.isEmpty()) {
                    return;
                }
                // A turn that somebody else has may end sooner than it must.
                var step = wait.get().compareTo(PAUSE) < 0 ? wait.get() : PAUSE;
                waited = waited.plus(step);
                boolean isLong = wait.get().compareTo(LONGEST_WAIT) > 0 || waited.compareTo(LONGEST_WAIT) > 0;
                if (isLong || remaining.get().compareTo(step.plus(TURN)) < 0) {
                    throw new FetchFailed(Reason.BUSY, "The host is busy or wants to be left alone for a while.");
                }
                pause.pause(step);
            }
        }

        @Override
        public void after(WebAddress address, int status, Headers headers) {
            var now = clock.instant();
            var rest = delay;
            if (status == 429 || status == 503) {
                var asked = headers.retryAfter(now).orElse(REST);
                rest = asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
            }
            turns.giveBack(address.host(), until, now.plus(rest));
        }
    }

    private RobotRules rules(WebAddress address, Supplier<Duration> remaining) throws FetchFailed {
        var file = WebAddress.of(address.origin() + "/robots.txt").orElseThrow();
        var known = recent.get(address.origin());
        if (known == null || isOlder(known, ROBOTS_AGE)) {
            known = robots.find(address.origin()).orElse(null);
        }
        if (known == null || isOlder(known, ROBOTS_AGE)) {
            known = fetched(file, known, remaining);
        }
        recent.put(address.origin(), known);
        return RobotRules.of(file, known.status(), known.body());
    }

    private RobotFile fetched(WebAddress file, @Nullable RobotFile old, Supplier<Duration> remaining)
            throws FetchFailed {
        try {
            var response = fetcher.fetch(FetchRequest.of(file, "text/plain, */*;q=0.1"), new Gate(remaining, false));
            if (response.status() < 500 && response.status() != 429) {
                var body = response.body();
                var read = body.length > RobotRules.READ_BYTES ? Arrays.copyOf(body, RobotRules.READ_BYTES) : body;
                var found = new RobotFile(response.status(), read, clock.instant());
                robots.save(file.origin(), found);
                return found;
            }
            if (old != null && !isOlder(old, OLD_ROBOTS_AGE)) {
                return old;
            }
            throw new FetchFailed(
                    Reason.ROBOTS_UNKNOWN, "The host's robots.txt is answered with status " + response.status() + ".");
        } catch (FetchFailed e) {
            if (e.reason().mayPass() && old != null && !isOlder(old, OLD_ROBOTS_AGE)) {
                return old;
            }
            throw e;
        }
    }

    private boolean isOlder(RobotFile file, Duration age) {
        return file.fetched().plus(age).isBefore(clock.instant());
    }
}
