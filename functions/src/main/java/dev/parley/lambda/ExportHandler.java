package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.MakeExport;
import dev.parley.aws.S3ExportFiles;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Messages of the export queue, each an S3 notification of a request; makes what it asks for. */
public final class ExportHandler implements RequestStreamHandler {
    /** How often the queue hands a message out before it puts it aside; its {@code maxReceiveCount}. */
    static final int TRIES = 5;

    private final MakeExport exports;

    public ExportHandler() {
        this(Wiring.ofEnvironment().makeExport());
    }

    ExportHandler(MakeExport exports) {
        this.exports = requireNonNull(exports, "exports");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var failures = new BatchFailures();
        for (var message : Json.MAPPER.readTree(in).path("Records")) {
            try {
                make(message, context);
            } catch (IOException | RuntimeException e) {
                failures.add(message.path("messageId").asText(), e, context);
            }
        }
        failures.writeTo(out);
    }

    private void make(JsonNode message, Context context) throws IOException {
        var notification = Json.MAPPER.readTree(message.path("body").asText());
        if (notification.path("Event").asText().equals("s3:TestEvent")) {
            return;
        }
        if (!notification.path("Records").isArray()) {
            throw new IllegalArgumentException("the message is not an S3 notification");
        }
        for (var record : notification.path("Records")) {
            var key = URLDecoder.decode(
                    record.path("s3").path("object").path("key").asText(), StandardCharsets.UTF_8);
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
            if (received >= TRIES) {
                exports.giveUp(id);
            }
            throw e;
        }
    }
}
