package dev.parley.application.ports;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: receipts of what subscribers were sent, stored beside the articles, so that an index that was lost and rebuilt
 * sends nothing twice. A receipt is written once and never changed; writing it again does nothing.
 */
public interface DeliveryReceipts {
    /** Written before a notification is held. */
    void holding(Notification notification, List<Decision> decisions);

    /** Written before a notification of the kind REPORT is published: from now on it may have gone out. */
    void sending(Notification notification, List<Decision> decisions);

    /** Written before a digest is published: from now on its members may have gone out. */
    void sendingDigest(Notification digest, List<String> members);

    /** Written after publication and before the outbox is marked: it went out. */
    void sent(Notification notification, String messageId, Instant when);

    /** The receipts that a notification has. */
    Set<Step> steps(Notification notification);

    /** Ids of the members of all digests of a kind that have this receipt, SENDING or SENT. */
    Set<String> digestMembers(Kind kind, Step step);

    /**
     * One page of the notifications of the kind REPORT.
     *
     * @param after the end of the page before
     */
    Page page(Optional<String> after, int limit);

    /** The steps of sending, each of which leaves a receipt. */
    enum Step {
        HOLDING,
        SENDING,
        SENT
    }

    /** @param end where the page ended; empty for the last page */
    record Page(List<Receipt> receipts, Optional<String> end) {
        public Page {
            receipts = List.copyOf(receipts);
        }
    }

    /** A notification as its receipts describe it. */
    record Receipt(Notification notification, List<Decision> decisions, Set<Step> steps) {
        public Receipt {
            decisions = List.copyOf(decisions);
            steps = Set.copyOf(steps);
        }
    }

    /**
     * A notification to be restored.
     *
     * @param inDigest whether a daily digest that was sent contains it
     */
    record Restorable(Receipt receipt, Delivery outcome, boolean inDigest) {}

    /** Whether a notification went out before the index was lost. */
    enum Delivery {
        WENT_OUT,
        MAY_HAVE_GONE_OUT,
        DID_NOT_GO_OUT
    }
}
