package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.name;
import static dev.parley.contracts.Samples.notificationId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of the receipts of deliveries, tested on a backend. */
interface ReceiptsContract {
    DeliveryReceipts receipts();

    @Test
    default void receiptsRecordTheStepsOfANotification() {
        var alert = alert(fact());
        var notification = new Notification(notificationId(alert.version()), Kind.REPORT, SEEN);
        var decisions = List.of(new Decision(alert, "{}"));
        assertEquals(Set.of(), receipts().steps(notification));
        receipts().holding(notification, decisions);
        receipts().sending(notification, decisions);
        receipts().sending(notification, List.of());
        assertEquals(Set.of(Step.HOLDING, Step.SENDING), receipts().steps(notification));
        receipts().sent(notification, "message-1", SEEN);
        assertEquals(Set.of(Step.HOLDING, Step.SENDING, Step.SENT), receipts().steps(notification));
        assertTrue(
                kept().contains(new Receipt(notification, decisions, Set.of(Step.HOLDING, Step.SENDING, Step.SENT))));
    }

    @Test
    default void receiptsOfDigestsListTheirMembers() {
        var digest = new Notification("storm-" + name(), Kind.STORM, SEEN);
        receipts().sendingDigest(digest, List.of("a-" + digest.id(), "b-" + digest.id()));
        assertFalse(receipts().digestMembers(Kind.STORM, Step.SENT).contains("a-" + digest.id()));
        assertTrue(receipts().digestMembers(Kind.STORM, Step.SENDING).contains("a-" + digest.id()));
        receipts().sent(digest, "message-1", SEEN);
        assertTrue(receipts()
                .digestMembers(Kind.STORM, Step.SENT)
                .containsAll(List.of("a-" + digest.id(), "b-" + digest.id())));
    }

    private List<Receipt> kept() {
        var kept = new ArrayList<Receipt>();
        Optional<String> after = Optional.empty();
        do {
            var page = receipts().page(after, 10);
            kept.addAll(page.receipts());
            after = page.end();
        } while (after.isPresent());
        return kept;
    }
}
