package dev.parley.contracts;

import static dev.parley.contracts.Samples.alert;
import static dev.parley.contracts.Samples.fact;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.alerts.Publication;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.AlertPublisher.PublishResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of the publisher of alerts, tested on a backend. */
interface PublisherContract {
    AlertPublisher publisher();

    @Test
    default void aMessageIsPublishedWithAndWithoutItsSms() {
        var alert = alert(fact());
        for (var sms : List.of(true, false)) {
            var publication = Publication.of(List.of(alert), alert.message(), sms);
            assertInstanceOf(PublishResult.Sent.class, publisher().publish(publication, false));
            assertInstanceOf(PublishResult.Sent.class, publisher().publish(publication, true));
        }
    }
}
