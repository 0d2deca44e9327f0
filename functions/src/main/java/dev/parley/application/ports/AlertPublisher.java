package dev.parley.application.ports;

import dev.parley.alerts.Publication;

/** Port: hands a message to the service that sends it on. */
public interface AlertPublisher {
    /**
     * Publishes once, without retries of its own.
     *
     * @param repeat whether an earlier attempt may have gone out already, its answer lost; the messages then say so
     */
    PublishResult publish(Publication publication, boolean repeat);

    /** What came of one attempt to publish. */
    sealed interface PublishResult {
        /** The service took it. */
        record Sent(String messageId) implements PublishResult {}

        /** The service refused it for now (throttled, unavailable, forbidden); it certainly did not go out. */
        record Refused(String reason) implements PublishResult {}

        /** The service refused it for good, because of what it is: trying again cannot help. */
        record Rejected(String reason) implements PublishResult {}

        /** No answer came: it may have gone out. */
        record Unknown(String reason) implements PublishResult {}
    }
}
