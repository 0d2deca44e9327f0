package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.indexed;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.notificationId;
import static dev.parley.contracts.Samples.sighting;
import static dev.parley.contracts.Samples.version;
import static dev.parley.contracts.Samples.winners;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.Outbox.Admission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The promises of the outbox to the sender of a notification, tested on a backend. */
interface OutboxContract extends OutboxFixture {
    @Test
    default void aDecisionIsSentOnlyAfterItsVersionIsMarked() {
        var alert = decided();
        var id = notificationId(alert.version());
        assertEquals(Optional.empty(), outbox().lease(id, SEEN, SEEN.plusSeconds(60)));
        assertEquals("WAITING", outbox().ofFact(alert.factId()).getFirst().state());
        assertTrue(outbox().waitingSince(SEEN.plusSeconds(1), 1_000).contains(alert.version()));

        assertTrue(index().markIndexed(indexed(alert.version())));
        assertFalse(index().markIndexed(indexed(alert.version())));
        assertFalse(outbox().waitingSince(SEEN.plusSeconds(1), 1_000).contains(alert.version()));
        assertTrue(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(id));
        var leased = outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        assertEquals(1, leased.attempt());
        assertFalse(leased.ambiguous());
        assertFalse(leased.abandoned());
        assertEquals(List.of(alert), alerts(leased));

        outbox().markSent(leased, "message-1", SEEN);
        assertFalse(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(id));
        assertEquals(Optional.empty(), outbox().lease(id, SEEN.plusSeconds(120), SEEN.plusSeconds(180)));
        assertEquals("SENT", outbox().ofFact(alert.factId()).getFirst().state());
    }

    @Test
    default void theFactsOfOneVersionAreOneNotification() {
        var first = decided();
        var fact = fact();
        var second = alert(fact, first.version());
        assertTrue(record(fact, keys(1), sighting(fact), Optional.of(second)));
        index().markIndexed(indexed(first.version()));
        assertEquals(Set.of(first, second), Set.copyOf(alerts(notificationId(first.version()))));
    }

    @Test
    default void aVersionWithoutAlertsHasNoNotification() {
        var version = version();
        assertTrue(index().markIndexed(indexed(version)));
        assertEquals(Optional.empty(), outbox().lease(notificationId(version), SEEN, SEEN.plusSeconds(60)));
    }

    @Test
    default void decisionsAfterANotificationWasMadeAreASecondNotification() {
        var first = decided();
        outbox().close(first.version(), SEEN);
        var fact = fact();
        var late = alert(fact, first.version());
        record(fact, keys(1), sighting(fact), Optional.of(late));
        assertEquals(List.of(first), alerts(notificationId(first.version())));
        assertEquals("WAITING", outbox().ofFact(fact.id()).getFirst().state());
        outbox().close(first.version(), SEEN);
        outbox().close(first.version(), SEEN);
        var second = first.version().articleId() + "-" + first.version().version() + "-1";
        assertEquals(List.of(late), alerts(second));
        assertTrue(outbox().lease(second, SEEN, SEEN.plusSeconds(60)).isPresent());
    }

    @Test
    default void anAlertIsDecidedOnce() {
        var alert = decided();
        var other = fact();
        assertFalse(record(other, keys(1), sighting(other), Optional.of(alert)));
        assertEquals(Optional.empty(), index().fact(other.id()));
    }

    @Test
    default void ofConcurrentWritersWhoMarkAVersionOneMakesItsNotification() throws Exception {
        var alert = decided();
        var article = indexed(alert.version());
        assertEquals(1, winners(() -> index().markIndexed(article)));
        assertEquals(List.of(alert), alerts(notificationId(alert.version())));
    }

    @Test
    default void ofConcurrentSendersOneHasTheLease() throws Exception {
        var id = pending();
        assertEquals(
                1, winners(() -> outbox().lease(id, SEEN, SEEN.plusSeconds(60)).isPresent()));
    }

    /** The SDK repeats a request as it was when its answer is lost. */
    @Test
    default void aLeaseWhoseAnswerWasLostBelongsToTheRepetition() {
        var id = pending();
        var repeating = outbox(RepeatedUpdates::new);
        var leased = repeating.lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        assertEquals(Admission.ADMITTED, outbox().admit(leased, UnusedTimes.hour(), AdmissionContract.PLENTY));
        assertEquals(Optional.empty(), outbox().lease(id, SEEN.plusSeconds(1), SEEN.plusSeconds(61)));
    }

    @Test
    default void aLeaseAfterAnExpiredOneSaysThatItWasAbandoned() {
        var id = pending();
        outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
        assertEquals(Optional.empty(), outbox().lease(id, SEEN.plusSeconds(30), SEEN.plusSeconds(90)));
        var second =
                outbox().lease(id, SEEN.plusSeconds(61), SEEN.plusSeconds(121)).orElseThrow();
        assertEquals(2, second.attempt());
        assertTrue(second.abandoned());
    }

    @Test
    default void aReleasedNotificationCanBeLeasedAtOnceAndRemembersWhetherItMayHaveGoneOut() {
        var id = pending();
        outbox().release(lease(id), false);
        var second = lease(id);
        assertFalse(second.ambiguous());
        assertFalse(second.abandoned());
        outbox().release(second, true);
        assertTrue(lease(id).ambiguous());
    }

    @Test
    default void aNotificationThatEndedIsNotPending() {
        var alert = decided();
        index().markIndexed(indexed(alert.version()));
        outbox().markEnded(lease(notificationId(alert.version())), Outbox.End.FAILED, "refused", SEEN);
        assertFalse(outbox().pendingSince(SEEN.plusSeconds(1), 1_000).contains(notificationId(alert.version())));
        assertEquals("FAILED", outbox().ofFact(alert.factId()).getFirst().state());
    }

    /** Sends each update twice and gives the second answer, as the SDK does when the first answer was lost. */
    record RepeatedUpdates(DynamoDbClient client) implements DynamoDbClient {
        @Override
        public UpdateItemResponse updateItem(UpdateItemRequest request) {
            client.updateItem(request);
            return client.updateItem(request);
        }

        @Override
        public String serviceName() {
            return client.serviceName();
        }

        @Override
        public void close() {}
    }
}
