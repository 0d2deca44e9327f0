package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.PollFeeds;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/** Every minute: sends a message for each feed that is due. */
public final class PollHandler implements RequestStreamHandler {
    private final PollFeeds feeds;
    private final EmbeddedMetrics metrics;

    public PollHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, PollHandler::prime);
        this(wiring);
    }

    private PollHandler(Wiring wiring) {
        this(wiring.collecting().pollFeeds(), wiring.metrics());
    }

    PollHandler(PollFeeds feeds, EmbeddedMetrics metrics) {
        this.feeds = requireNonNull(feeds, "feeds");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    private static void prime(Wiring offline) throws IOException {
        Priming.handle(new PollHandler(offline), Json.MAPPER.createObjectNode());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        try {
            var polled = feeds.poll(line -> context.getLogger().log(line, LogLevel.WARN));
            polled.inTrouble()
                    .forEach((health, count) ->
                            metrics.add(Metric.FEEDS_IN_TROUBLE, health.name().toLowerCase(Locale.ROOT), count));
            Json.MAPPER.writeValue(out, polled);
        } finally {
            metrics.flush();
        }
    }
}
