package dev.parley.application.ports;

import dev.parley.application.ports.DeliveryReceipts.Restorable;
import java.time.Instant;
import java.util.Optional;

/** Port: writes into an index that was lost what the delivery receipts say of facts and notifications. */
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

    /** How far the receipts were read. */
    Progress progress();

    /** Saves how far the receipts were read; a saved end is never overwritten. */
    void save(Progress progress);

    /** @param after the end of the last page that was read; empty at the beginning */
    record Progress(boolean complete, Optional<String> after) {}
}
