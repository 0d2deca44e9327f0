package dev.parley.local;

import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Sends the notifications of created objects to the queues that the template names. Before an object is written, the
 * message is saved as an intent, so that a crash loses no notification.
 *
 * @param queues queues by their ids
 */
record ObjectNotifications(List<Resource.Bucket> buckets, Map<String, LocalQueue> queues) implements S3Server.Listener {
    ObjectNotifications {
        buckets = List.copyOf(buckets);
        queues = Map.copyOf(queues);
    }

    /** Sends the intents of an earlier stack that was killed if their objects exist, and removes the others. */
    void settleIntents(S3Server s3) {
        queues.values().forEach(queue -> queue.intents().forEach((id, notification) -> {
            if (isWritten(s3, notification)) {
                queue.sendIntended(id);
            } else {
                queue.forget(id);
            }
        }));
    }

    @Override
    public void writing(String bucket, String key) {
        targets(bucket, key).forEach(queue -> queue.intend(id(key), notification(bucket, key)));
    }

    @Override
    public void written(String bucket, String key, long size) {
        targets(bucket, key).forEach(queue -> queue.sendIntended(id(key)));
    }

    @Override
    public void notWritten(String bucket, String key) {
        targets(bucket, key).forEach(queue -> queue.forget(id(key)));
    }

    private List<LocalQueue> targets(String bucket, String key) {
        return buckets.stream()
                .filter(one -> one.name().equals(bucket))
                .flatMap(one -> one.notifications().stream())
                .filter(rule -> key.startsWith(rule.prefix()) && key.endsWith(rule.suffix()))
                .map(rule -> queues.get(rule.queueId()))
                .toList();
    }

    private static String id(String key) {
        return Id.of(key, 20);
    }

    /** The message of S3, reduced to the fields that identify the object. */
    private static String notification(String bucket, String key) {
        var event = Json.MAPPER.createObjectNode();
        var record = event.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", Template.REGION)
                .put("eventName", "ObjectCreated:Put");
        var s3 = record.putObject("s3");
        s3.putObject("bucket").put("name", bucket);
        s3.putObject("object")
                .put("key", URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/"));
        return event.toString();
    }

    private static boolean isWritten(S3Server s3, String notification) {
        try {
            var record =
                    Json.MAPPER.readTree(notification).path("Records").path(0).path("s3");
            var key = URLDecoder.decode(record.path("object").path("key").asText(), StandardCharsets.UTF_8);
            return s3.exists(record.path("bucket").path("name").asText(), key);
        } catch (IOException e) {
            return false;
        }
    }
}
