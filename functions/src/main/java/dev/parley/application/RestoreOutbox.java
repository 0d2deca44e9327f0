package dev.parley.application;

import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.IndexRestore.Progress;
import java.util.Set;

/**
 * Reads the delivery receipts into a new index, once, before anything is written to it, so that no alert is sent again.
 * Without receipts the index is the first one.
 *
 * @param pages the most pages that one call reads
 */
public record RestoreOutbox(DeliveryReceipts receipts, IndexRestore index, int pages) {
    /** Receipts per page; a notification has one to three. */
    private static final int PAGE = 100;

    /**
     * Reads the receipts, unless they were read.
     *
     * @throws IllegalStateException when there are more receipts than one call reads; the next call continues
     */
    public void ensure() {
        if (!resume()) {
            throw new IllegalStateException(
                    "the index is still reading the receipts of what was sent before it was lost;"
                            + " the next attempt continues");
        }
    }

    /** Continues to read; returns whether all receipts were read. */
    public boolean resume() {
        var progress = index.progress();
        if (progress.complete()) {
            return true;
        }
        var storms = new StormDigests(
                receipts.digestMembers(Kind.STORM, Step.SENT), receipts.digestMembers(Kind.STORM, Step.SENDING));
        var daily = receipts.digestMembers(Kind.DAY, Step.SENT);
        for (int page = 0; page < pages && !progress.complete(); page++) {
            var read = receipts.page(progress.after(), PAGE);
            for (var receipt : read.receipts()) {
                receipt.decisions()
                        .forEach(one ->
                                index.restoreFact(one.memory(), one.alert().decided()));
                // Last, because from now on a notification that did not go out is pending.
                index.restoreNotification(new Restorable(
                        receipt,
                        storms.outcome(receipt),
                        daily.contains(receipt.notification().id())));
            }
            progress = new Progress(read.end().isEmpty(), read.end());
            index.save(progress);
        }
        return progress.complete();
    }

    /** Ids of the held notifications that went out, or may have gone out, in a digest. */
    private record StormDigests(Set<String> sent, Set<String> sending) {
        Delivery outcome(Receipt receipt) {
            var id = receipt.notification().id();
            if (receipt.steps().contains(Step.SENT) || sent.contains(id)) {
                return Delivery.WENT_OUT;
            }
            return receipt.steps().contains(Step.SENDING) || sending.contains(id)
                    ? Delivery.MAY_HAVE_GONE_OUT
                    : Delivery.DID_NOT_GO_OUT;
        }
    }
}
