package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.json.Json;
import dev.parley.pipeline.SendAlert;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** New outbox rows from the table's stream. Everything behind a failed record comes again with it. */
public final class AlertHandler implements RequestStreamHandler {
    private final SendAlert alerts;

    public AlertHandler() {
        this(Wiring.ofEnvironment().sendAlert());
    }

    AlertHandler(SendAlert alerts) {
        this.alerts = requireNonNull(alerts, "alerts");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var failures = new BatchFailures();
        for (var record : Json.MAPPER.readTree(in).path("Records")) {
            var change = record.path("dynamodb");
            try {
                var alertId = change.path("NewImage").path("alertId").path("S");
                if (!alertId.isTextual()) {
                    throw new IllegalArgumentException("the record is not an outbox row");
                }
                alerts.send(alertId.asText());
            } catch (RuntimeException e) {
                failures.add(change.path("SequenceNumber").asText(), e, context);
                break;
            }
        }
        failures.writeTo(out);
    }
}
