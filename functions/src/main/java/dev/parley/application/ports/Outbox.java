package dev.parley.application.ports;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port: the notifications to be sent, as their sender sees them. The index writes each decision in the transaction of
 * its fact; the decisions for a version become a notification when the version is marked.
 */
public interface Outbox {
    /**
     * Takes the exclusive right to send a notification until {@code until}, and counts the attempt.
     *
     * @return empty when it is not pending, or when another sender's lease has not ended at {@code now}
     */
    Optional<Leased> lease(String notificationId, Instant now, Instant until);

    /** The decisions of a leased notification of the kind REPORT, in the order in which they were made. */
    List<Decision> decisions(Leased leased);

    /** Passes the members of a digest to {@code each}, one by one. */
    void members(String digestId, Consumer<Member> each);

    /**
     * Counts a leased notification against the limits of this hour and this day, unless it was counted before. Digests
     * count against the day's SMS only.
     */
    Admission admit(Leased leased, Instant now, Limits limits);

    /** Puts a leased notification that was not admitted into the open digest, instead of sending it. */
    void hold(Leased leased, List<DigestEntry> entries, Instant now);

    /** Marks a leased notification as sent. It is no error when another sender has the lease by now. */
    void markSent(Leased leased, String messageId, Instant when);

    /**
     * Notes that a leased notification was published although its receipt could not be written, and returns the lease.
     * The next sender writes the receipt and does not publish.
     */
    void notePublished(Leased leased, String messageId);

    /** Marks a leased notification as never to be sent. */
    void markEnded(Leased leased, End end, String reason, Instant when);

    /** Returns a lease, so that the next attempt can begin at once; {@code ambiguous} when this one may have gone out. */
    void release(Leased leased, boolean ambiguous);

    /**
     * A notification that one sender may send.
     *
     * @param attempt 1 for the first attempt
     * @param ambiguous whether the answer to an earlier attempt was lost
     * @param abandoned whether an earlier lease ended without a result
     * @param published the message id of the service, when an earlier attempt noted that it was published
     * @param stored what the outbox read with it; for the outbox only
     */
    record Leased(
            Notification notification,
            int attempt,
            boolean ambiguous,
            boolean abandoned,
            Optional<String> published,
            Map<String, List<String>> stored) {
        public Leased {
            stored = Map.copyOf(stored);
        }
    }

    /** A notification that is part of a digest. */
    record Member(String notificationId, List<DigestEntry> entries) {
        public Member {
            entries = List.copyOf(entries);
        }
    }

    /** The answer to a request for admission. */
    enum Admission {
        ADMITTED,
        /** The day's SMS are used up: send it without its SMS. */
        WITHOUT_SMS,
        /** The hour's alerts are used up: hold it. */
        FULL,
        /** Another sender has the lease. */
        NOT_OURS
    }

    /** Why a notification is not sent. */
    enum End {
        /** The service refused it for good. */
        FAILED,
        /** It waited longer than the freshness window. */
        EXPIRED,
        /** It has no content. */
        EMPTY
    }
}
