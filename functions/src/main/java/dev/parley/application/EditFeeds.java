package dev.parley.application;

import dev.parley.application.ports.FeedItems;
import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedDiscovery;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.FeedParser;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.feeds.ParsedFeed;
import dev.parley.collecting.fetching.FetchFailed;
import dev.parley.collecting.fetching.FetchRequest;
import dev.parley.collecting.fetching.Fetched;
import dev.parley.collecting.fetching.WebAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What operators do with the list of feeds. */
public record EditFeeds(FeedLists lists, FeedStates states, FeedItems items, PoliteFetcher fetcher, Clock clock) {
    /** An operator waits for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** A feed and what it holds now. */
    public record Found(WebAddress address, ParsedFeed feed) {}

    /** A listed feed, and its state once it was due. */
    public record Listing(ListedFeed feed, Optional<FeedState> state) {}

    /** A feed that was added, or that the list had already. */
    public record Added(ListedFeed feed, ParsedFeed parsed, boolean isNew) {}

    /**
     * Reads the feed at an address, or the feed of the page there.
     *
     * @throws FetchFailed when the address cannot be fetched
     * @throws BrokenFeed when there is neither a feed nor a page that has one
     */
    public Found find(WebAddress address) throws FetchFailed, BrokenFeed {
        var response = fetched(address);
        var type = response.headers().first("Content-Type");
        try {
            return new Found(address, FeedParser.parse(response.body(), type, response.address()));
        } catch (BrokenFeed notAFeed) {
            for (var candidate : FeedDiscovery.candidates(response.body(), type, response.address())) {
                var found = attempt(candidate);
                if (found.isPresent()) {
                    return found.get();
                }
            }
            throw notAFeed;
        }
    }

    private Optional<Found> attempt(WebAddress candidate) {
        try {
            var response = fetched(candidate);
            var type = response.headers().first("Content-Type");
            return Optional.of(new Found(candidate, FeedParser.parse(response.body(), type, response.address())));
        } catch (FetchFailed | BrokenFeed e) {
            return Optional.empty();
        }
    }

    private Fetched fetched(WebAddress address) throws FetchFailed, BrokenFeed {
        var response = fetcher.fetch(FetchRequest.of(address, FeedParser.ACCEPT), () -> PATIENCE);
        if (response.status() != 200) {
            throw new BrokenFeed("The address was answered with status " + response.status() + ".");
        }
        return response;
    }

    /** Finds a feed and adds it to the list. */
    public Added add(WebAddress address) throws FetchFailed, BrokenFeed {
        var found = find(address);
        var feed = new ListedFeed(found.address().text(), found.feed().title(), clock.instant());
        var before = lists.read();
        var known = before.find(feed.id());
        if (known.isEmpty()) {
            lists.write(before.with(feed));
        }
        return new Added(known.orElse(feed), found.feed(), known.isEmpty());
    }

    /**
     * Adds feeds without reading them.
     *
     * @return how many were new
     */
    public int addAll(Collection<WebAddress> addresses) {
        var before = lists.read();
        var after = before;
        for (var address : addresses) {
            after = after.with(new ListedFeed(address.text(), "", clock.instant()));
        }
        if (!after.equals(before)) {
            lists.write(after);
        }
        return after.feeds().size() - before.feeds().size();
    }

    /** Takes a feed off the list and forgets its state; its articles stay. */
    public Optional<ListedFeed> remove(String idOrAddress) {
        var before = lists.read();
        var feed = find(before, idOrAddress);
        feed.ifPresent(one -> {
            lists.write(before.without(one.id()));
            states.remove(one.id());
            items.forget(one.id());
        });
        return feed;
    }

    /** The listed feed with this id or address. */
    public Optional<ListedFeed> listed(String idOrAddress) {
        return find(lists.read(), idOrAddress);
    }

    private static Optional<ListedFeed> find(FeedList list, String idOrAddress) {
        return list.find(idOrAddress)
                .or(() -> WebAddress.of(idOrAddress).flatMap(address -> list.find(ListedFeed.idOf(address.text()))));
    }

    /** All feeds in the order of the list. */
    public List<Listing> list() {
        Map<String, FeedState> known =
                states.all().stream().collect(Collectors.toMap(FeedState::feedId, Function.identity()));
        return lists.read().feeds().stream()
                .map(feed -> new Listing(feed, Optional.ofNullable(known.get(feed.id()))))
                .toList();
    }
}
