package dev.parley.application.ports;

import dev.parley.alerts.Publication;

/** Port: publishes messages to the service that delivers them. */
public interface AlertPublisher {
    /**
     * Publishes once, without retries.
     *
     * @param repeat whether an earlier attempt may have gone out; the message then says so
     */
    PublishResult publish(Publication publication, boolean repeat);

    /** The result of one attempt to publish. */
    sealed interface PublishResult {
        /** The service accepted it. */
        record Sent(String messageId) implements PublishResult {}

        /** The service refused it for now (throttled, unavailable, forbidden). It did not go out. */
        record Refused(String reason) implements PublishResult {}

        /** The service refused the message itself. A retry cannot help. */
        record Rejected(String reason) implements PublishResult {}

        /** No answer came: it may have gone out. */
        record Unknown(String reason) implements PublishResult {}
    }
}
