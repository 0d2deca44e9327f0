package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.parley.application.SendAlert;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends notifications that the table's stream reports as new. After a failure, the stream repeats the record and all later ones. */
public record AlertHandler(SendAlert alerts, EmbeddedMetrics metrics) implements RequestStreamHandler {
    public AlertHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, AlertHandler::prime);
        this(wiring);
    }

    private AlertHandler(Wiring wiring) {
        this(wiring.alerts().sendAlert(), wiring.metrics());
    }

    private static void prime(Wiring offline) throws IOException {
        var event = Json.MAPPER.createObjectNode();
        var change = event.putArray("Records").addObject().putObject("dynamodb");
        change.put("SequenceNumber", "priming")
                .putObject("NewImage")
                .putObject("notificationId")
                .put("S", Wiring.PRIMING_NOTIFICATION);
        Priming.handle(new AlertHandler(offline), event);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            send(in, context).writeTo(out);
        } finally {
            metrics.flush();
        }
    }

    private BatchFailures send(InputStream in, Context context) throws IOException {
        var failures = new BatchFailures(metrics);
        for (var record : Json.MAPPER.readTree(in).path("Records")) {
            var change = record.path("dynamodb");
            try {
                var id = change.path("NewImage").path("notificationId").path("S");
                if (!id.isTextual()) {
                    throw new IllegalArgumentException("the record is not a notification");
                }
                SendingLog.add(new SendAlert.Sent(id.asText(), alerts.send(id.asText())), context);
            } catch (RuntimeException e) {
                failures.add(change.path("SequenceNumber").asText(), e, context);
                break;
            }
        }
        return failures;
    }
}
