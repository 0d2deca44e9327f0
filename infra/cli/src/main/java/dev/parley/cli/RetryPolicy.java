package dev.parley.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries again what a network or a busy service did not let through, each time after a longer pause: a quarter of a
 * second at first, at most 15 seconds, up to a quarter of it left out at random so that many do not come at once.
 *
 * @param attempts how often a thing is tried, the first time included
 */
record RetryPolicy(int attempts, Pause pause) {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;

    /** Waits; a test's does not. */
    interface Pause {
        void rest(Duration howLong) throws InterruptedException;
    }

    /** Something that may fail on its way. */
    interface Try<T> {
        T once() throws IOException;
    }

    /** A failure that another try may mend, with how long the other side asks to wait. */
    static final class Passing extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> wait;

        Passing(String message, Optional<Duration> wait, Throwable cause) {
            super(message, cause);
            this.wait = wait;
        }
    }

    static RetryPolicy tries(int attempts) {
        return new RetryPolicy(attempts, howLong -> Thread.sleep(howLong.toMillis()));
    }

    /** The first answer that comes; the last failure when none does. Only what passes is tried again. */
    <T> T run(Try<T> thing) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return thing.once();
            } catch (Passing e) {
                // Where nothing listens, a person is told soon; a dropped connection is another matter.
                if (attempt >= attempts
                        || e.getCause() instanceof ConnectException && attempt >= Math.min(attempts, 3)) {
                    throw e;
                }
                rest(e, attempt);
            }
        }
    }

    private void rest(Passing failure, int attempt) throws IOException {
        var longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        var millis = longest - ThreadLocalRandom.current().nextLong(longest / 4 + 1);
        try {
            pause.rest(failure.wait
                    .filter(asked -> asked.toMillis() <= LONGEST_MILLIS)
                    .orElse(Duration.ofMillis(millis)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
