package dev.parley.application.ports;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what was told to subscribers, kept where the articles are, so that an index that was lost and is built again
 * tells nothing twice. Every receipt is written once and never changed; writing it again does nothing.
 */
public interface DeliveryReceipts {
    /** Before a dispatch is held back: what it would tell. */
    void holding(Notification dispatch, List<Decision> decisions);

    /** Before a dispatch of the kind REPORT is published: from now on it may have gone out. */
    void sending(Notification dispatch, List<Decision> decisions);

    /** Before a digest is published: from now on what these dispatches tell may have gone out. */
    void sendingDigest(Notification digest, List<String> members);

    /** After it was published, before it is marked: it went out. */
    void sent(Notification dispatch, String messageId, Instant when);

    /** How far a dispatch came. */
    Set<Step> steps(Notification dispatch);

    /** All dispatches that digests of a kind tell of: by SENT, and by SENDING those whose digest may have gone out. */
    Set<String> toldBy(Kind kind, Step step);

    /**
     * The dispatches of the kind REPORT, page by page.
     *
     * @param after where the page before ended
     */
    Page page(Optional<String> after, int limit);

    /** The steps of a dispatch, each of which leaves a receipt. */
    enum Step {
        HOLDING,
        SENDING,
        SENT
    }

    /** @param end where the page ended; empty when it was the last */
    record Page(List<Receipt> kept, Optional<String> end) {
        public Page {
            kept = List.copyOf(kept);
        }
    }

    /** A dispatch as its receipts tell it. */
    record Receipt(Notification dispatch, List<Decision> decisions, Set<Step> steps) {
        public Receipt {
            decisions = List.copyOf(decisions);
            steps = Set.copyOf(steps);
        }
    }

    /**
     * A dispatch as it is to be restored.
     *
     * @param inDigest whether a digest of a day told of it
     */
    record Restorable(Receipt kept, Delivery outcome, boolean inDigest) {}

    /** Whether what was decided went out before the index was lost. */
    enum Delivery {
        WENT_OUT,
        MAY_HAVE_GONE_OUT,
        DID_NOT_GO_OUT
    }
}
