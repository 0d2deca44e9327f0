package dev.parley.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads S3 event notifications.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">their
 *     structure</a>
 */
final class S3Notification {
    private S3Notification() {}

    /**
     * The keys of the objects, URL-decoded. A test event, which S3 sends when a notification is configured, has none.
     *
     * @throws IllegalArgumentException when this is not a notification
     */
    static List<String> keys(JsonNode notification) {
        if (notification.path("Event").asText().equals("s3:TestEvent")) {
            return List.of();
        }
        if (!notification.path("Records").isArray()) {
            throw new IllegalArgumentException("the message is not an S3 notification");
        }
        return notification
                .path("Records")
                .valueStream()
                .map(record -> record.path("s3").path("object").path("key").asText())
                .map(key -> URLDecoder.decode(key, StandardCharsets.UTF_8))
                .toList();
    }
}
