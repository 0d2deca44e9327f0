package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.SendAlert;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.aws.FailureReason;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The items of a batch that failed, as a partial batch response. Lambda does not count them as errors of the function. */
final class BatchFailures {
    private final List<Map<String, String>> items = new ArrayList<>();
    private final EmbeddedMetrics metrics;

    BatchFailures(EmbeddedMetrics metrics) {
        this.metrics = metrics;
    }

    /** Handles one message of a queue. */
    interface Task {
        void handle(JsonNode message) throws IOException;
    }

    /** Handles the messages of an event one by one, and answers with those that failed. */
    static void ofMessages(InputStream in, OutputStream out, Context context, EmbeddedMetrics metrics, Task task)
            throws IOException {
        var failures = new BatchFailures(metrics);
        try {
            for (var message : Json.MAPPER.readTree(in).path("Records")) {
                try {
                    task.handle(message);
                } catch (IOException | RuntimeException e) {
                    failures.add(message.path("messageId").asText(), e, context);
                }
            }
        } finally {
            metrics.flush();
        }
        failures.writeTo(out);
    }

    /** Adds a failed item, and logs its identifier and the cause, but not its content. */
    void add(String identifier, Exception cause, Context context) {
        items.add(Map.of("itemIdentifier", identifier));
        context.getLogger().log("failed item=" + identifier + " cause=" + cause, LogLevel.ERROR);
        metrics.count(Metric.ITEMS_FAILED, reason(cause));
    }

    private static String reason(Exception cause) {
        return cause instanceof SendAlert.NotSent
                ? "not-sent"
                : FailureReason.of(cause).label();
    }

    void writeTo(OutputStream out) throws IOException {
        Json.MAPPER.writeValue(out, Map.of("batchItemFailures", items));
    }
}
