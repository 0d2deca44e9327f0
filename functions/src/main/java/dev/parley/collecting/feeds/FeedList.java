package dev.parley.collecting.feeds;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The feeds that are collected, in the order in which they were added; each address once. */
public record FeedList(List<ListedFeed> feeds) {
    public static final FeedList EMPTY = new FeedList(List.of());

    public FeedList {
        feeds = List.copyOf(feeds);
    }

    public Optional<ListedFeed> find(String id) {
        return feeds.stream().filter(feed -> feed.id().equals(id)).findFirst();
    }

    /** The list with a feed at its end; the same list when it has the feed. */
    public FeedList with(ListedFeed feed) {
        return find(feed.id()).isPresent()
                ? this
                : new FeedList(Stream.concat(feeds.stream(), Stream.of(feed)).toList());
    }

    public FeedList without(String id) {
        return new FeedList(feeds.stream().filter(feed -> !feed.id().equals(id)).toList());
    }
}
