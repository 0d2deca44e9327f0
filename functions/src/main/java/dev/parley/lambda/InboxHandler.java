package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.ReadInbox;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Messages of the inbox queue, each an S3 notification of a file in the inbox: archives its articles. */
public final class InboxHandler implements RequestStreamHandler {
    private final ReadInbox inbox;
    private final EmbeddedMetrics metrics;

    public InboxHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, InboxHandler::prime);
        this(wiring);
    }

    private InboxHandler(Wiring wiring) {
        this(wiring.archive().readInbox(), wiring.metrics());
    }

    InboxHandler(ReadInbox inbox, EmbeddedMetrics metrics) {
        this.inbox = requireNonNull(inbox, "inbox");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    private static void prime(Wiring offline) throws IOException {
        Priming.handle(new InboxHandler(offline), Priming.objectCreated(Priming.INBOX_FILE));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        BatchFailures.ofMessages(in, out, context, metrics, message -> {
            var notification = Json.MAPPER.readTree(message.path("body").asText());
            for (var key : S3Notification.keys(notification)) {
                inbox.read(key, () -> Duration.ofMillis(context.getRemainingTimeInMillis()))
                        .ifPresent(summary -> {
                            log(summary, context);
                            measure(summary);
                        });
            }
        });
    }

    private void measure(ReadInbox.Summary summary) {
        if (summary.isRefused()) {
            metrics.count(Metric.REFUSED, "inbox-file");
        }
    }

    private static void log(ReadInbox.Summary summary, Context context) {
        context.getLogger()
                .log(
                        "inbox=" + (summary.isRefused() ? "refused" : "archived") + " file=" + summary.key()
                                + " records=" + summary.counts(),
                        summary.isRefused() ? LogLevel.WARN : LogLevel.INFO);
    }
}
