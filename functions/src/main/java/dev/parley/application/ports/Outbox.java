package dev.parley.application.ports;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port: the messages that are to be sent, until the answer to their publication is kept. The index writes the
 * decisions, each in the transaction of its fact; a version's decisions become a dispatch when the version is marked.
 */
public interface Outbox {
    /**
     * Takes the exclusive right to send a dispatch until {@code until}, and counts the attempt.
     *
     * @return empty when it is not pending, or another sender's lease still runs at {@code now}
     */
    Optional<Leased> lease(String dispatchId, Instant now, Instant until);

    /** The decisions that a dispatch of the kind REPORT tells of, in the order in which they were made. */
    List<Decision> decisions(String dispatchId);

    /** The same of a dispatch that is leased. */
    default List<Decision> decisions(Leased leased) {
        return decisions(leased.dispatch().id());
    }

    /** Gives, one after another, the members of a digest: the dispatches whose alerts it tells of. */
    void members(String digestId, Consumer<Member> each);

    /**
     * Counts a leased dispatch against the limits of this hour and this day, unless it was counted before; digests
     * count against the day's SMS alone.
     */
    Admission admit(Leased leased, Instant now, Limits limits);

    /** Puts a leased dispatch that was not admitted into the open digest of those, instead of sending it. */
    void hold(Leased leased, List<DigestEntry> briefs, Instant now);

    /** Marks a leased dispatch as sent; a lease that has passed to another sender meanwhile is no error. */
    void markSent(Leased leased, String messageId, Instant when);

    /**
     * Notes that a leased dispatch was published although its receipt could not be written, and gives the lease back:
     * whoever takes it next writes the receipt, and does not publish.
     */
    void notePublished(Leased leased, String messageId);

    /** Marks a leased dispatch as one that is never sent. */
    void markEnded(Leased leased, End end, String reason, Instant when);

    /** Gives a lease back, to be tried again at once; {@code ambiguous} when the attempt may have gone out. */
    void release(Leased leased, boolean ambiguous);

    /** Dispatches that are still pending and were made before this moment, oldest first, at most {@code limit}. */
    List<String> pendingSince(Instant before, int limit);

    /** Versions with decisions before this moment that became no dispatch, because the version was never marked. */
    List<VersionKey> waitingSince(Instant before, int limit);

    /** Makes a dispatch of what was decided for a version and is in none yet; does nothing when there is nothing. */
    void close(VersionKey version, Instant now);

    /**
     * Makes the digest of what was held back, if an hour has ended since the first of it was.
     *
     * @return the digest's id, if one was made
     */
    Optional<String> closeStorm(Instant now);

    /**
     * Makes the digest of a day, once, if there is anything in it.
     *
     * @return the digest's id, if one was made
     */
    Optional<String> closeDay(LocalDate day, Instant now);

    /** The alerts decided for a fact, in order. */
    List<State> ofFact(String factId);

    /** Notes how far the receipts were read. */
    void remember(Recall progress);

    /** How far the receipts were read. */
    Recall recalled();

    /** Writes again what a receipt tells, unless it is there: as sent, or as pending. */
    void restore(DeliveryReceipts.Restorable told);

    /**
     * @param attempt 1 for the first attempt
     * @param ambiguous whether an earlier attempt's answer was lost
     * @param vanished whether an earlier sender vanished without a word
     * @param published what the service called the message, when an earlier attempt noted that it was published
     * @param kept what the outbox read of it besides, written and read by the outbox alone
     */
    record Leased(
            Notification dispatch,
            int attempt,
            boolean ambiguous,
            boolean vanished,
            Optional<String> published,
            Map<String, List<String>> kept) {
        public Leased {
            kept = Map.copyOf(kept);
        }
    }

    /** A dispatch in a digest, with what it tells. */
    record Member(String dispatchId, List<DigestEntry> briefs) {
        public Member {
            briefs = List.copyOf(briefs);
        }
    }

    /** What came of asking for admission. */
    enum Admission {
        ADMITTED,
        /** The day's SMS are used up: it goes out without its SMS part. */
        WITHOUT_SMS,
        /** The hour's alerts are used up: it is to be held. */
        FULL,
        /** The lease has passed on. */
        NOT_OURS
    }

    /** How a dispatch ends that is not sent. */
    enum End {
        /** The service refused it for good. */
        FAILED,
        /** It waited until it was no news any more. */
        EXPIRED,
        /** There was nothing to tell. */
        EMPTY
    }

    /**
     * @param after the last receipt that was read; empty at the beginning
     */
    record Recall(boolean complete, Optional<String> after) {}

    /**
     * What an archivist sees of an alert. {@code state} is WAITING (its version is still being indexed), PENDING,
     * HELD, SENT, FAILED or EXPIRED; HELD becomes SENT with the digest that tells of it.
     */
    record State(String alertId, String state, int attempts, Instant decided, Optional<Instant> sent) {}
}
