package dev.parley.application;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.FeedItems;
import dev.parley.application.ports.FeedLists;
import dev.parley.application.ports.FeedStates;
import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedParser;
import dev.parley.collecting.feeds.FeedSchedule;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.feeds.ParsedFeed;
import dev.parley.collecting.fetching.FetchFailed;
import dev.parley.collecting.fetching.FetchFailed.Reason;
import dev.parley.collecting.fetching.FetchRequest;
import dev.parley.collecting.fetching.Fetched;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fetches a feed that is due and the pages of its items that are due. Items are remembered before the feed counts as
 * read, so that a run that is cut short loses none; what it archived already is archived again as the same version.
 */
public record FetchFeed(
        FeedLists lists, FeedStates states, FeedItems memory, PoliteFetcher fetcher, ArchiveItem items, Clock clock) {
    /** Below this no other page is begun: a fetch and its pause, and the time to write down what was done. */
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    /**
     * What a run did.
     *
     * @param newItems items of the feed that were not known
     * @param fetched items whose pages were fetched or tried
     * @param error why the feed could not be read
     */
    public record Summary(String feedId, Reading reading, int newItems, int fetched, Optional<String> error) {}

    /** What became of the feed itself in a run. */
    public enum Reading {
        /** Only pages of its items were due, or its host was busy. */
        LEFT_ALONE,
        READ,
        FAILED
    }

    /**
     * Handles a task.
     *
     * @param remaining time that is left
     * @return nothing for a task that is outdated, or whose feed is no longer listed
     */
    public Optional<Summary> fetch(FetchTask task, Supplier<Duration> remaining) {
        var feed = lists.read().find(task.feedId());
        var state = states.find(task.feedId())
                .filter(found -> found.schedule().queued().equals(Optional.of(task.queued())));
        if (feed.isEmpty() || state.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fetch(feed.get(), state.get(), remaining));
    }

    private Summary fetch(ListedFeed feed, FeedState state, Supplier<Duration> remaining) {
        var known = memory.known(feed.id());
        var reading = state.schedule().feedDue().isAfter(clock.instant())
                ? new FeedReading(Reading.LEFT_ALONE, state, known, Optional.empty(), Optional.empty(), 0)
                : read(feed, state, known, remaining);
        known = reading.known();
        int fetched = 0;
        for (var key : known.due(clock.instant())) {
            if (remaining.get().compareTo(ENOUGH) < 0) {
                break;
            }
            known = known.with(
                    key, items.archive(feed, requireNonNull(known.items().get(key)), reading.response(), remaining));
            fetched++;
        }
        memory.save(feed.id(), known);
        states.save(reading.state().handled(known.nextDue()));
        return new Summary(feed.id(), reading.outcome(), reading.newItems(), fetched, reading.error());
    }

    /**
     * The feed after it was asked.
     *
     * @param response of the feed, when it gave its items
     */
    private record FeedReading(
            Reading outcome,
            FeedState state,
            KnownItems known,
            Optional<Fetched> response,
            Optional<String> error,
            int newItems) {}

    private FeedReading read(ListedFeed feed, FeedState state, KnownItems known, Supplier<Duration> remaining) {
        try {
            var response = fetcher.fetch(
                    new FetchRequest(feed.webAddress(), FeedParser.ACCEPT, state.validators()), remaining);
            return switch (response.status()) {
                case 200 -> parsed(feed, state, known, response);
                case 304 -> unchanged(state, known, response);
                case 410 ->
                    failed(
                            state,
                            known,
                            "The feed is gone for good (status 410).",
                            Optional.of(FeedSchedule.LONGEST_INTERVAL));
                default ->
                    failed(
                            state,
                            known,
                            "The feed was answered with status " + response.status() + ".",
                            response.headers().retryAfter(clock.instant()));
            };
        } catch (FetchFailed e) {
            return e.reason() == Reason.BUSY
                    ? new FeedReading(
                            Reading.LEFT_ALONE,
                            state.postponed(clock.instant()),
                            known,
                            Optional.empty(),
                            Optional.of(String.valueOf(e.getMessage())),
                            0)
                    : failed(state, known, String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private FeedReading parsed(ListedFeed feed, FeedState state, KnownItems known, Fetched response) {
        ParsedFeed parsed;
        try {
            parsed = FeedParser.parse(response.body(), response.headers().first("Content-Type"), response.address());
        } catch (BrokenFeed e) {
            return failed(state, known, String.valueOf(e.getMessage()), Optional.empty());
        }
        var now = clock.instant();
        int newItems = known.newIn(parsed);
        var next = known.seen(parsed, now);
        memory.save(feed.id(), next);
        var fresh = response.headers().maxAge().orElse(Duration.ZERO);
        var timeToLive = parsed.timeToLive().orElse(Duration.ZERO);
        return new FeedReading(
                Reading.READ,
                state.read(
                        now,
                        response.headers().validators(),
                        response.moved() ? Optional.of(response.address().text()) : Optional.empty(),
                        newItems,
                        known.changedIn(parsed),
                        fresh.compareTo(timeToLive) > 0 ? fresh : timeToLive),
                next,
                Optional.of(response),
                Optional.empty(),
                newItems);
    }

    private FeedReading unchanged(FeedState state, KnownItems known, Fetched response) {
        return new FeedReading(
                Reading.READ,
                state.unchanged(clock.instant(), response.headers().maxAge().orElse(Duration.ZERO)),
                known,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private FeedReading failed(FeedState state, KnownItems known, String why, Optional<Duration> atLeast) {
        return new FeedReading(
                Reading.FAILED,
                state.failed(clock.instant(), why, atLeast),
                known,
                Optional.empty(),
                Optional.of(why),
                0);
    }
}
