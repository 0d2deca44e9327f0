package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the fetches of a feed went.
 *
 * @param lastSuccess when the feed was last read, or found unchanged
 * @param lastNewItem when it last had a new item
 * @param usualGap moving average of the time between two fetches that found new items
 * @param failures fetches in a row that failed
 * @param error why the last fetch failed, a sentence
 * @param movedTo where the feed permanently redirects to
 */
public record FeedHistory(
        Optional<Instant> lastSuccess,
        Optional<Instant> lastNewItem,
        Optional<Duration> usualGap,
        int failures,
        Optional<String> error,
        Optional<String> movedTo) {
    static final FeedHistory NONE = new FeedHistory(
            Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty());

    public FeedHistory {
        requireNonNull(lastSuccess, "lastSuccess");
        requireNonNull(lastNewItem, "lastNewItem");
        requireNonNull(usualGap, "usualGap");
        requireNonNull(error, "error");
        requireNonNull(movedTo, "movedTo");
    }

    FeedHistory read(Instant now, boolean hasNews, Optional<String> moved) {
        var gap = lastNewItem
                .filter(last -> hasNews)
                .map(last -> average(Duration.between(last, now)))
                .or(() -> usualGap);
        return new FeedHistory(
                Optional.of(now), hasNews ? Optional.of(now) : lastNewItem, gap, 0, Optional.empty(), moved);
    }

    FeedHistory failed(String why) {
        return new FeedHistory(lastSuccess, lastNewItem, usualGap, failures + 1, Optional.of(why), movedTo);
    }

    private Duration average(Duration gap) {
        return usualGap.map(usual -> usual.multipliedBy(4).plus(gap).dividedBy(5))
                .orElse(gap);
    }
}
