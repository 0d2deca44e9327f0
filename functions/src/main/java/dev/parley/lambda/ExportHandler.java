package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.MakeExport;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.aws.S3ExportFiles;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Makes exports. Each message of the queue is an S3 notification of a stored request. */
public record ExportHandler(MakeExport exports, EmbeddedMetrics metrics) implements RequestStreamHandler {
    /** The queue's {@code maxReceiveCount}: after as many failures, a message goes to the dead-letter queue. */
    static final int MAX_RECEIVES = 5;

    public ExportHandler() {
        this(Wiring.ofEnvironment());
    }

    private ExportHandler(Wiring wiring) {
        this(wiring.exports().makeExport(), wiring.metrics());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        BatchFailures.ofMessages(in, out, context, metrics, message -> make(message, context));
    }

    private void make(JsonNode message, Context context) throws IOException {
        for (var key :
                S3Notification.keys(Json.MAPPER.readTree(message.path("body").asText()))) {
            var id = S3ExportFiles.idOf(key)
                    .orElseThrow(() -> new IllegalArgumentException("not the key of a request: " + key));
            make(id, message.path("attributes").path("ApproximateReceiveCount").asInt(), context);
        }
    }

    private void make(String id, int received, Context context) {
        try {
            exports.make(id, () -> Duration.ofMillis(context.getRemainingTimeInMillis()))
                    .ifPresent(state -> context.getLogger()
                            .log("export=" + id + " state=" + state.state().label(), LogLevel.INFO));
        } catch (RuntimeException e) {
            if (received >= MAX_RECEIVES) {
                exports.giveUp(id);
            }
            throw e;
        }
    }
}
