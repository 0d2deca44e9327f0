package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.FetchFeed;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.aws.SqsFetchQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** Messages of the fetch queue, each a feed that is due: fetches it and the pages of its items. */
public final class FetchHandler implements RequestStreamHandler {
    private final FetchFeed feeds;
    private final EmbeddedMetrics metrics;

    public FetchHandler() {
        this(Wiring.ofEnvironment());
    }

    private FetchHandler(Wiring wiring) {
        this(wiring.collecting().fetchFeed(), wiring.metrics());
    }

    FetchHandler(FetchFeed feeds, EmbeddedMetrics metrics) {
        this.feeds = requireNonNull(feeds, "feeds");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        BatchFailures.ofMessages(in, out, context, metrics, message -> {
            var task = SqsFetchQueue.task(message.path("body").asText());
            feeds.fetch(task, () -> Duration.ofMillis(context.getRemainingTimeInMillis()))
                    .ifPresent(summary -> {
                        log(summary, context);
                        measure(summary);
                    });
        });
    }

    private void measure(FetchFeed.Summary summary) {
        switch (summary.reading()) {
            case LEFT_ALONE -> {}
            case READ -> metrics.count(Metric.FEEDS_POLLED);
            case FAILED -> {
                metrics.count(Metric.FEEDS_POLLED);
                metrics.count(Metric.FEEDS_FAILED);
            }
        }
    }

    private static void log(FetchFeed.Summary summary, Context context) {
        context.getLogger()
                .log(
                        "feed=" + summary.feedId() + " new=" + summary.newItems() + " fetched=" + summary.fetched()
                                + summary.error().map(why -> " error=" + why).orElse(""),
                        summary.error().isPresent() ? LogLevel.WARN : LogLevel.INFO);
    }
}
