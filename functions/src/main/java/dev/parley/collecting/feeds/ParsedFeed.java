package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A feed as it was read.
 *
 * @param title of the feed; empty for sitemaps
 * @param language BCP 47 tag
 * @param timeToLive for how long the feed asks not to be fetched again
 * @param items in the order of the feed, each key once
 */
public record ParsedFeed(
        FeedType type, String title, Optional<String> language, Optional<Duration> timeToLive, List<FeedItem> items) {
    public ParsedFeed {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        requireNonNull(language, "language");
        requireNonNull(timeToLive, "timeToLive");
        items = List.copyOf(items);
    }
}
