package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a feed and its pages are fetched.
 *
 * @param interval time between two fetches, as far as the feed's headers allow it
 * @param feedDue when the feed is to be fetched again
 * @param itemsDue when the next of its pages is to be fetched
 * @param queued since when a message about it waits in the queue
 */
public record FeedSchedule(Duration interval, Instant feedDue, Optional<Instant> itemsDue, Optional<Instant> queued) {
    public static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(5);
    public static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    /** The longest time that a server may ask to be left alone. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final Duration FIRST_INTERVAL = Duration.ofMinutes(15);

    /**
     * A message that was not handled within this time is sent again: longer than the queue takes to give a message up.
     */
    private static final Duration QUEUED_FOR = Duration.ofHours(3);

    public FeedSchedule {
        requireNonNull(interval, "interval");
        requireNonNull(feedDue, "feedDue");
        requireNonNull(itemsDue, "itemsDue");
        requireNonNull(queued, "queued");
    }

    static FeedSchedule first(Instant now) {
        return new FeedSchedule(FIRST_INTERVAL, now, Optional.empty(), Optional.empty());
    }

    Instant due() {
        return itemsDue.filter(items -> items.isBefore(feedDue)).orElse(feedDue);
    }

    boolean isDue(Instant now) {
        return !due().isAfter(now)
                && queued.filter(since -> since.plus(QUEUED_FOR).isAfter(now)).isEmpty();
    }

    FeedSchedule queuedAt(Instant now) {
        return withMessage(itemsDue, Optional.of(now));
    }

    FeedSchedule handled(Optional<Instant> items) {
        return withMessage(items, Optional.empty());
    }

    FeedSchedule read(Instant now, boolean isChanged, Duration atLeast) {
        var next = isChanged ? interval.dividedBy(2) : interval.multipliedBy(3).dividedBy(2);
        next = longer(SHORTEST_INTERVAL, shorter(LONGEST_INTERVAL, next)).truncatedTo(ChronoUnit.SECONDS);
        return withFeed(next, now.plus(longer(next, shorter(LONGEST_INTERVAL, atLeast))));
    }

    FeedSchedule failed(Instant now, int failuresBefore, Duration atLeast) {
        var backOff = shorter(LONGEST_INTERVAL, SHORTEST_INTERVAL.multipliedBy(1L << Math.min(failuresBefore, 10)));
        return withFeed(interval, now.plus(longer(backOff, shorter(LONGEST_WAIT, atLeast))));
    }

    FeedSchedule postponed(Instant now) {
        return withFeed(interval, now.plus(SHORTEST_INTERVAL));
    }

    private FeedSchedule withFeed(Duration nextInterval, Instant due) {
        return new FeedSchedule(nextInterval, due, itemsDue, queued);
    }

    private FeedSchedule withMessage(Optional<Instant> items, Optional<Instant> since) {
        return new FeedSchedule(interval, feedDue, items, since);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
