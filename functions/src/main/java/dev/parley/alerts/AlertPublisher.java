package dev.parley.alerts;

/** Port: hands a message to the service that sends it on. */
public interface AlertPublisher {
    /**
     * Publishes once, without retries of its own.
     *
     * @param repeat whether an earlier attempt may have gone out already, its answer lost; the messages then say so
     */
    Outcome publish(Publication publication, boolean repeat);

    /** What came of one attempt to publish. */
    sealed interface Outcome {
        /** The service took it. */
        record Sent(String messageId) implements Outcome {}

        /** The service refused it for now (throttled, unavailable, forbidden); it certainly did not go out. */
        record Refused(String reason) implements Outcome {}

        /** The service refused it for good, because of what it is: trying again cannot help. */
        record Rejected(String reason) implements Outcome {}

        /** No answer came: it may have gone out. */
        record Unknown(String reason) implements Outcome {}
    }
}
