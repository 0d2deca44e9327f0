package dev.parley.application;

import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.IndexRestore.Progress;
import dev.parley.application.ports.Tombstones;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the delivery receipts and the tombstones into a new index, once, before anything is written to it, so that no alert
 * is sent again and no deleted article comes back. Without them the index is the first one.
 *
 * @param pages the most pages that one call reads
 */
public record RestoreIndex(DeliveryReceipts receipts, Tombstones tombstones, IndexRestore index, int pages) {
    /** Receipts or tombstones per page; a notification has one to three receipts. */
    private static final int PAGE = 100;

    /** Where the tombstones begin; no receipt has such a key. */
    private static final String TOMBSTONES = "tombstones/";

    /**
     * Reads receipts and tombstones, unless they were read.
     *
     * @throws IllegalStateException when there are more than one call reads; the next call continues
     */
    public void ensure() {
        if (!resume()) {
            throw new IllegalStateException(
                    "the index is still reading the receipts of what was sent before it was lost, and what was deleted;"
                            + " the next attempt continues");
        }
    }

    /** Continues to read; returns whether all was read. */
    public boolean resume() {
        var progress = index.progress();
        if (progress.complete()) {
            return true;
        }
        var storms = new StormDigests(
                receipts.digestMembers(Kind.STORM, Step.SENT), receipts.digestMembers(Kind.STORM, Step.SENDING));
        var daily = receipts.digestMembers(Kind.DAY, Step.SENT);
        for (int page = 0; page < pages && !progress.complete(); page++) {
            progress = progress.after()
                            .filter(after -> after.startsWith(TOMBSTONES))
                            .isPresent()
                    ? restoreTombstones(progress)
                    : restoreNotifications(progress, storms, daily);
            index.save(progress);
        }
        return progress.complete();
    }

    private Progress restoreNotifications(Progress progress, StormDigests storms, Set<String> daily) {
        var read = receipts.page(progress.after(), PAGE);
        for (var receipt : read.receipts()) {
            receipt.decisions()
                    .forEach(one -> index.restoreFact(one.memory(), one.alert().decided()));
            // Last, because from now on a notification that did not go out is pending.
            index.restoreNotification(new Restorable(
                    receipt,
                    storms.outcome(receipt),
                    daily.contains(receipt.notification().id())));
        }
        return new Progress(false, read.end().or(() -> Optional.of(TOMBSTONES)));
    }

    private Progress restoreTombstones(Progress progress) {
        var read = tombstones.page(progress.after(), PAGE);
        read.tombstones().forEach(index::restoreTombstone);
        return new Progress(read.end().isEmpty(), read.end());
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
