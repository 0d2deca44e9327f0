package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes the messages of a queue to a function, as the SQS event source of Lambda does: in batches, with partial failures,
 * and to a failure queue after the queue's maximum of receipts. A failed message is received again after a second instead
 * of the visibility timeout, so that users need not wait for minutes.
 */
final class QueuePoller implements Poller {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Functions functions;
    private final String functionId;
    private final Resource.FromQueue source;
    private final LocalQueue queue;
    private final Optional<Resource.Redrive> redrive;
    private final Optional<LocalQueue> failures;
    private final Consumer<String> log;

    QueuePoller(
            Functions functions,
            String functionId,
            Resource.FromQueue source,
            LocalQueue queue,
            Optional<Resource.Redrive> redrive,
            Optional<LocalQueue> failures,
            Consumer<String> log) {
        this.functions = functions;
        this.functionId = functionId;
        this.source = source;
        this.queue = queue;
        this.redrive = redrive;
        this.failures = failures;
        this.log = log;
    }

    @Override
    public void run() {
        try {
            while (true) {
                handle(queue.receive(source.batchSize()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int deliver() throws InterruptedException {
        int delivered = 0;
        while (queue.isWaiting()) {
            handle(queue.receive(source.batchSize()));
            delivered++;
        }
        return delivered;
    }

    private void handle(List<LocalQueue.Message> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var failed = failedOf(batch);
        for (var message : batch) {
            try {
                settle(message, failed.contains(message.id()));
            } catch (RuntimeException e) {
                // A full disk, for example: the message is handled again, and the poller goes on.
                log.accept("a message of " + source.queueId() + " could not be settled, and is handled again: " + e);
                Thread.ofVirtual().start(() -> giveBackLater(message));
            }
        }
    }

    private void settle(LocalQueue.Message message, boolean hasFailed) {
        if (!hasFailed) {
            queue.delete(message);
        } else if (redrive.isPresent() && message.received() >= redrive.get().maxReceiveCount()) {
            failures.orElseThrow().send(message.id(), message.body());
            queue.delete(message);
        } else {
            Thread.ofVirtual().start(() -> giveBackLater(message));
        }
    }

    private void giveBackLater(LocalQueue.Message message) {
        try {
            Thread.sleep(RETRY_AFTER);
            queue.giveBack(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> failedOf(List<LocalQueue.Message> batch) {
        var failed = new HashSet<String>();
        try {
            functions
                    .invoke(functionId, event(batch))
                    .path("batchItemFailures")
                    .forEach(item -> failed.add(item.path("itemIdentifier").asText()));
        } catch (Functions.FunctionFailed e) {
            batch.forEach(message -> failed.add(message.id()));
        }
        return failed;
    }

    private JsonNode event(List<LocalQueue.Message> batch) {
        var event = Json.MAPPER.createObjectNode();
        var records = event.putArray("Records");
        for (var message : batch) {
            var record = records.addObject()
                    .put("messageId", message.id())
                    .put("receiptHandle", message.id())
                    .put("body", message.body())
                    .put("eventSource", "aws:sqs")
                    .put(
                            "eventSourceARN",
                            "arn:aws:sqs:" + Template.REGION + ":" + Template.ACCOUNT + ":" + source.queueId())
                    .put("awsRegion", Template.REGION);
            record.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(message.received()));
            record.putObject("messageAttributes");
        }
        return event;
    }
}
