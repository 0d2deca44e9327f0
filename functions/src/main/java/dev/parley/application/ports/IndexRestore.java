package dev.parley.application.ports;

import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.articles.Tombstone;
import java.time.Instant;
import java.util.Optional;

/** Port: writes into an index that was lost what the bucket says of facts, notifications and deleted articles. */
public interface IndexRestore {
    /**
     * Writes a fact that was alerted, with its match keys, so that the next report of it finds it. When a fact was
     * alerted more than once, its latest state stays.
     *
     * @param memory as returned by {@link dev.parley.alerts.Decision#memory()}
     * @param decided when the alert was decided
     */
    void restoreFact(String memory, Instant decided);

    /** Writes a notification as sent or as pending, unless it is there. */
    void restoreNotification(Restorable restorable);

    /** Writes the tombstone of an article, unless it is there. */
    void restoreTombstone(Tombstone tombstone);

    /** How far receipts and tombstones were read. */
    Progress progress();

    /** Saves how far they were read; a saved end is never overwritten. */
    void save(Progress progress);

    /**
     * How far receipts and tombstones were read.
     *
     * @param complete whether all were
     * @param after the end of the last page of receipts, or of tombstones when all receipts were read; empty at the
     *     beginning
     */
    record Progress(boolean complete, Optional<String> after) {}
}
