package dev.parley.lambda.http;

import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import dev.parley.subscriptions.RefusedRequest;
import java.util.Locale;

/** Counts the requests about subscriptions that are refused, by reason. */
public record Refusals(Metrics metrics) {
    /** @param refused a request, or the interest in it */
    void add(RuntimeException refused) {
        count(refused instanceof RefusedRequest request ? request.reason().name() : "interest");
    }

    void notOpen() {
        count("not-open");
    }

    private void count(String reason) {
        metrics.count(
                Metric.REFUSED,
                "subscription-" + reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
