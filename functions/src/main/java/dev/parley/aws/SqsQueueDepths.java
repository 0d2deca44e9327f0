package dev.parley.aws;

import dev.parley.application.ports.QueueDepths;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The depths of queues in SQS.
 *
 * @param urls of queues, by the names that operators see
 */
public record SqsQueueDepths(SqsClient sqs, Map<String, String> urls) implements QueueDepths {
    public SqsQueueDepths {
        urls = Collections.unmodifiableMap(new LinkedHashMap<>(urls));
    }

    @Override
    public List<Depth> all() {
        return urls.entrySet().stream()
                .map(queue -> new Depth(queue.getKey(), messages(queue.getValue())))
                .toList();
    }

    private long messages(String url) {
        var attributes = sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes();
        return Long.parseLong(attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }
}
