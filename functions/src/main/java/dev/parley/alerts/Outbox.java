package dev.parley.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the alerts that were decided, until the answer to their publication is kept. */
public interface Outbox {
    /**
     * Takes the exclusive right to send a pending alert until {@code until}, and counts the attempt.
     *
     * @return the alert with its attempts so far, or empty when it is sent, gives up, or another sender's lease still
     *     runs at {@code now}
     */
    Optional<Leased> lease(String alertId, Instant now, Instant until);

    /** Marks a leased alert as sent; a lease that has passed to another sender meanwhile is no error. */
    void markSent(Leased leased, String messageId, Instant when);

    /** Gives a lease back, to be tried again at once; {@code ambiguous} when the attempt may have gone out. */
    void release(Leased leased, boolean ambiguous);

    /** Marks a leased alert as one that can never be sent. */
    void markFailed(Leased leased, String reason, Instant when);

    /** Alerts that are still pending and were decided before this moment, oldest first, at most {@code limit}. */
    List<String> pendingSince(Instant before, int limit);

    /** The alerts decided for a fact, in order. */
    List<State> ofFact(String factId);

    /**
     * @param attempt 1 for the first attempt
     * @param ambiguous whether an earlier attempt may have gone out: its answer was lost, or its sender vanished
     */
    record Leased(Alert alert, int attempt, boolean ambiguous) {}

    /** What an archivist sees of an alert. {@code state} is PENDING, SENT or FAILED. */
    record State(String alertId, String state, int attempts, Instant decided, Optional<Instant> sent) {}
}
