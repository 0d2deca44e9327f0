package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.Outbox.Recall;
import java.util.Set;

/**
 * Keeps a new index from writing anything before it knows what was told already: reads the receipts into it, once.
 * Where there are none, the index is the first.
 */
public final class RestoreOutbox {
    /** Receipts a page, two or three of each dispatch. */
    private static final int PAGE = 100;

    private final DeliveryReceipts receipts;
    private final FactIndex index;
    private final Outbox outbox;
    private final int pages;

    /** @param pages how many pages to read at most in one go */
    public RestoreOutbox(DeliveryReceipts receipts, FactIndex index, Outbox outbox, int pages) {
        this.receipts = requireNonNull(receipts, "receipts");
        this.index = requireNonNull(index, "index");
        this.outbox = requireNonNull(outbox, "outbox");
        this.pages = pages;
    }

    /** Does nothing when it was done; {@link IllegalStateException} when there is more than can be read in one go. */
    public void ensure() {
        if (!resume()) {
            throw new IllegalStateException("the index is still reading what was told before it was lost;"
                    + " the next attempt goes on from there");
        }
    }

    /** Reads on; whether it is complete. */
    public boolean resume() {
        var recalled = outbox.recalled();
        if (recalled.complete()) {
            return true;
        }
        var held = new Digests(receipts.toldBy(Kind.STORM, Step.SENT), receipts.toldBy(Kind.STORM, Step.SENDING));
        var daily = receipts.toldBy(Kind.DAY, Step.SENT);
        for (int page = 0; page < pages && !recalled.complete(); page++) {
            var read = receipts.page(recalled.after(), PAGE);
            for (var kept : read.kept()) {
                kept.decisions()
                        .forEach(one -> index.restore(one.memory(), one.alert().decided()));
                // Last, because it makes what did not go out go out.
                outbox.restore(new Restorable(
                        kept, held.outcome(kept), daily.contains(kept.dispatch().id())));
            }
            recalled = new Recall(read.end().isEmpty(), read.end());
            outbox.remember(recalled);
        }
        return recalled.complete();
    }

    /** The dispatches that went out, or may have, in digests of what was held back. */
    private record Digests(Set<String> sent, Set<String> sending) {
        Delivery outcome(Receipt kept) {
            var id = kept.dispatch().id();
            if (kept.steps().contains(Step.SENT) || sent.contains(id)) {
                return Delivery.WENT_OUT;
            }
            return kept.steps().contains(Step.SENDING) || sending.contains(id)
                    ? Delivery.MAY_HAVE_GONE_OUT
                    : Delivery.DID_NOT_GO_OUT;
        }
    }
}
