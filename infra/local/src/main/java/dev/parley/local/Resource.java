package dev.parley.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resource of the template that the local stack runs. */
sealed interface Resource {
    String id();

    record Bucket(String id, String name, List<Notification> notifications) implements Resource {}

    /** Sends a message to a queue for each object created with this prefix and suffix. */
    record Notification(String queueId, String prefix, String suffix) {}

    record Queue(String id, Duration visibility, Optional<Redrive> redrive) implements Resource {}

    record Redrive(String queueId, int maxReceiveCount) {}

    record Table(String id, Map<String, Object> properties) implements Resource {}

    record Topic(String id, String arn) implements Resource {}

    record Function(String id, String handler, Duration timeout, Map<String, String> environment, List<Source> sources)
            implements Resource {}

    /** An event source of a function. */
    sealed interface Source {}

    record Route(String method, String path) implements Source {}

    record FromQueue(String queueId, int batchSize) implements Source {}

    /** @param gathers whether records are collected for a batching window before the function gets them */
    record FromStream(
            String tableId,
            boolean gathers,
            int batchSize,
            boolean bisect,
            int retries,
            Duration maxAge,
            List<String> filters,
            Optional<String> failureQueueId)
            implements Source {}

    record Every(Duration period) implements Source {}
}
