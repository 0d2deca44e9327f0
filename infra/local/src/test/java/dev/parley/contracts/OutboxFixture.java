package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.notificationId;
import static dev.parley.contracts.Samples.sighting;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.application.ports.Outbox.Leased;
import dev.parley.aws.DynamoOutbox;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An outbox, with notifications to send. */
interface OutboxFixture extends FactFixture {
    /** The outbox, whose calls go through what {@code wrapper} makes of the client. */
    DynamoOutbox outbox(UnaryOperator<DynamoDbClient> wrapper);

    default DynamoOutbox outbox() {
        return outbox(UnaryOperator.identity());
    }

    default Alert decided() {
        var fact = fact();
        var alert = alert(fact);
        assertTrue(record(fact, keys(3), sighting(fact), Optional.of(alert)));
        return alert;
    }

    default String pending() {
        var alert = decided();
        outbox().close(alert.version(), SEEN);
        return notificationId(alert.version());
    }

    default Leased lease(String id) {
        return outbox().lease(id, SEEN, SEEN.plusSeconds(60)).orElseThrow();
    }

    /** The alerts of a pending notification, which can be leased afterwards. */
    default List<Alert> alerts(String id) {
        var leased = lease(id);
        outbox().release(leased, false);
        return alerts(leased);
    }

    default List<Alert> alerts(Leased leased) {
        return outbox().decisions(leased).stream().map(Decision::alert).toList();
    }
}
