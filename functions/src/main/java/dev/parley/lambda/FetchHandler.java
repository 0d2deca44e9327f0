package dev.parley.lambda;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.parley.application.FetchFeed;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.aws.SqsFetchQueue;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedParser;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.collecting.fetching.HostLookup;
import dev.parley.collecting.fetching.WebFetcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Messages of the fetch queue, each a feed that is due: fetches it and the pages of its items. */
public final class FetchHandler implements RequestStreamHandler {
    private final FetchFeed feeds;
    private final EmbeddedMetrics metrics;

    public FetchHandler() {
        var wiring = Wiring.ofEnvironment();
        Priming.register(wiring, FetchHandler::prime);
        this(wiring, wiring.collecting().webFetcher(HostLookup.ofTheSystem()));
    }

    private FetchHandler(Wiring wiring, WebFetcher web) {
        this(wiring.collecting().fetchFeed(web), wiring.metrics());
    }

    FetchHandler(FetchFeed feeds, EmbeddedMetrics metrics) {
        this.feeds = requireNonNull(feeds, "feeds");
        this.metrics = requireNonNull(metrics, "metrics");
    }

    private static void prime(Wiring offline) throws IOException {
        prepare(offline);
        try (var web = offlineFetcher(offline)) {
            Priming.handle(new FetchHandler(offline, web), Priming.message(SqsFetchQueue.body(Wiring.primingTask())));
        }
    }

    /** The feed was read before, and its item is due. */
    static void prepare(Wiring offline) {
        try {
            var feed = FeedParser.parse(
                    Priming.feed(), Optional.empty(), Wiring.primingFeed().webAddress());
            offline.collecting().feedItems().save(Wiring.primingFeed().id(), KnownItems.NONE.seen(feed, Instant.EPOCH));
        } catch (BrokenFeed e) {
            throw new IllegalStateException("the sample feed can be read", e);
        }
    }

    /** Finds no host. */
    static WebFetcher offlineFetcher(Wiring offline) {
        return offline.collecting().webFetcher(host -> {
            throw new UnknownHostException(host);
        });
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
