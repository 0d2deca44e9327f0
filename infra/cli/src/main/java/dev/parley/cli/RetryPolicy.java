package dev.parley.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Retries with exponential backoff: the first pause is 250 ms, the longest 15 s. Each pause is shortened by up to a
 * quarter at random, so that clients do not retry in step.
 *
 * @param attempts number of tries, the first included
 */
record RetryPolicy(int attempts, Pause pause) {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 15_000;

    /** Waits between tries; tests pass one that returns at once. */
    interface Pause {
        Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

        void rest(Duration duration) throws InterruptedException;
    }

    /** A call that may fail. */
    interface Call<T> {
        T run() throws IOException;
    }

    /** A failure that a retry may resolve, with the wait that the server asks for. */
    static final class Transient extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<Duration> retryAfter;

        Transient(String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }
    }

    static RetryPolicy tries(int attempts) {
        return new RetryPolicy(attempts, Pause.SLEEP);
    }

    /**
     * The result of the first successful try. Only {@link Transient} failures are retried.
     *
     * @throws IOException the last failure, if no try succeeds
     */
    <T> T run(Call<T> call) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.run();
            } catch (Transient e) {
                // A port where nothing listens rarely opens within seconds, so the user hears of it after three tries.
                if (attempt >= attempts
                        || e.getCause() instanceof ConnectException && attempt >= Math.min(attempts, 3)) {
                    throw e;
                }
                rest(e, attempt);
            }
        }
    }

    private void rest(Transient failure, int attempt) throws IOException {
        var longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        var millis = longest - ThreadLocalRandom.current().nextLong(longest / 4 + 1);
        try {
            pause.rest(failure.retryAfter
                    .filter(asked -> asked.toMillis() <= LONGEST_MILLIS)
                    .orElse(Duration.ofMillis(millis)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
