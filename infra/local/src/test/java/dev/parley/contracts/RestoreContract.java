package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.indexed;
import static dev.parley.contracts.Samples.name;
import static dev.parley.contracts.Samples.notificationId;
import static dev.parley.contracts.Samples.seenAgain;
import static dev.parley.contracts.Samples.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.AlertStates.State;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.DeliveryReceipts.Receipt;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.DeliveryReceipts.Step;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.IndexRestore;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of a restore of facts and notifications from their receipts, tested on a backend. */
interface RestoreContract extends OutboxFixture {
    IndexRestore restore();

    @Test
    default void aRestoredFactIsFoundByAllItsMatchKeys() {
        var alert = decided();
        index().markIndexed(indexed(alert.version()));
        var memory = outbox().decisions(lease(notificationId(alert.version())))
                .getFirst()
                .memory();
        var other = memory.replace(alert.factId(), Id.of(name(), Fact.ID_LENGTH));
        // The receipt of another fact, with its own match keys.
        var renamed = other.replace("call|", "call|renamed-" + name() + "-");
        restore().restoreFact(renamed, SEEN);
        restore().restoreFact(renamed, SEEN);
        var keys = new LinkedHashSet<MatchKey>();
        try {
            Json.MAPPER.readTree(renamed).path("matchKeys").forEach(key -> keys.add(new MatchKey(key.asText())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = index().holders(keys);
        assertEquals(keys.size(), found.size());
        assertTrue(found.firstEntry().getValue().alerted());
        assertEquals(0, found.firstEntry().getValue().mentions());
        var sighting = sighting(fact());
        var fact = found.firstEntry().getValue();
        assertEquals(FactIndex.Attached.ADDED, attach(fact, seenAgain(fact, sighting), Set.of(), sighting));
    }

    @Test
    default void restoredNotificationsAreSentOrPendingAsTheirReceiptsSay() {
        for (var outcome : DeliveryReceipts.Delivery.values()) {
            var alert = alert(fact());
            var notification = new Notification(notificationId(alert.version()), Kind.REPORT, SEEN);
            var kept = new Receipt(notification, List.of(new Decision(alert, "{}")), Set.of(Step.SENDING));
            restore().restoreNotification(new Restorable(kept, outcome, true));
            restore().restoreNotification(new Restorable(kept, outcome, true));
            var leased = outbox().lease(notification.id(), SEEN, SEEN.plusSeconds(60));
            assertEquals(outcome != DeliveryReceipts.Delivery.WENT_OUT, leased.isPresent());
            leased.ifPresent(
                    one -> assertEquals(outcome == DeliveryReceipts.Delivery.MAY_HAVE_GONE_OUT, one.ambiguous()));
            assertEquals(
                    List.of(alert.id()),
                    outbox().ofFact(alert.factId()).stream().map(State::alertId).toList());
            leased.ifPresent(one -> assertEquals(List.of(alert), alerts(one)));
        }
    }
}
