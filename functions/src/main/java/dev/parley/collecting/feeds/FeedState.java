package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is known of a feed between two fetches.
 *
 * @param revision counts the changes of this state
 * @param added when the first state was made
 * @param etag of the last response that was read
 * @param lastModified of the last response that was read, as its header said it
 * @param lastSuccess when the feed was last read, or found unchanged
 * @param lastNewItem when it last had a new item
 * @param usualGap moving average of the time between two fetches that found new items
 * @param failures fetches in a row that failed
 * @param error why the last fetch failed, a sentence
 * @param movedTo where the feed permanently redirects to
 * @param interval time between two fetches, as far as the feed's headers allow it
 * @param feedDue when the feed is to be fetched again
 * @param itemsDue when the next of its pages is to be fetched
 * @param queued since when a message about it waits in the queue
 */
public record FeedState(
        String feedId,
        long revision,
        Instant added,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastNewItem,
        Optional<Duration> usualGap,
        int failures,
        Optional<String> error,
        Optional<String> movedTo,
        Duration interval,
        Instant feedDue,
        Optional<Instant> itemsDue,
        Optional<Instant> queued) {
    public static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(5);
    public static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    /** The longest time that a server may ask to be left alone. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final Duration FIRST_INTERVAL = Duration.ofMinutes(15);

    /**
     * A message that was not handled within this time is sent again: longer than the queue takes to give a message up.
     */
    private static final Duration QUEUED_FOR = Duration.ofHours(3);

    /** A feed that fails or is silent for this long is worth an operator's attention. */
    private static final Duration TROUBLED_AFTER = Duration.ofDays(1);

    /** A feed is silent when nothing new comes for this many times its usual gap. */
    private static final int SILENT_GAPS = 4;

    public FeedState {
        requireNonNull(feedId, "feedId");
        requireNonNull(added, "added");
        requireNonNull(etag, "etag");
        requireNonNull(lastModified, "lastModified");
        requireNonNull(lastSuccess, "lastSuccess");
        requireNonNull(lastNewItem, "lastNewItem");
        requireNonNull(usualGap, "usualGap");
        requireNonNull(error, "error");
        requireNonNull(movedTo, "movedTo");
        requireNonNull(interval, "interval");
        requireNonNull(feedDue, "feedDue");
        requireNonNull(itemsDue, "itemsDue");
        requireNonNull(queued, "queued");
    }

    /** Whether a feed does what it should. */
    public enum Health {
        WELL,
        /** Not read for a day. */
        FAILING,
        /** Read, but without a new item for much longer than usual, and for a day at least. */
        SILENT
    }

    /** The state of a feed that was never fetched: it is due. */
    public static FeedState first(String feedId, Instant now) {
        return new FeedState(
                feedId,
                0,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                FIRST_INTERVAL,
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** When the feed or one of its pages is to be fetched. */
    public Instant due() {
        return itemsDue.filter(items -> items.isBefore(feedDue)).orElse(feedDue);
    }

    /** Whether a message about it should be sent now. */
    public boolean isDue(Instant now) {
        return !due().isAfter(now)
                && queued.filter(since -> since.plus(QUEUED_FOR).isAfter(now)).isEmpty();
    }

    public Health health(Instant now) {
        if (failures > 0 && isOver(lastSuccess.orElse(added), TROUBLED_AFTER, now)) {
            return Health.FAILING;
        }
        var patience = usualGap.map(gap -> gap.multipliedBy(SILENT_GAPS))
                .filter(gap -> gap.compareTo(TROUBLED_AFTER) > 0)
                .orElse(TROUBLED_AFTER);
        return isOver(lastNewItem.orElse(added), patience, now) ? Health.SILENT : Health.WELL;
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return since.plus(time).isBefore(now);
    }

    /** A message about it is sent. */
    public FeedState queuedAt(Instant now) {
        return new FeedState(
                feedId,
                revision + 1,
                added,
                etag,
                lastModified,
                lastSuccess,
                lastNewItem,
                usualGap,
                failures,
                error,
                movedTo,
                interval,
                feedDue,
                itemsDue,
                Optional.of(now));
    }

    /**
     * The message about it was handled.
     *
     * @param items when the next page is to be fetched
     */
    public FeedState handled(Optional<Instant> items) {
        return new FeedState(
                feedId,
                revision + 1,
                added,
                etag,
                lastModified,
                lastSuccess,
                lastNewItem,
                usualGap,
                failures,
                error,
                movedTo,
                interval,
                feedDue,
                items,
                Optional.empty());
    }

    /**
     * The feed was read.
     *
     * @param newItems how many of its items were not known
     * @param changedItems how many of its known items it changed
     * @param tag the response's ETag; for an unchanged feed the known one
     * @param modified the response's Last-Modified; for an unchanged feed the known one
     * @param atLeast how long the feed asks not to be fetched again; a day of it is respected
     */
    public FeedState read(
            Instant now,
            int newItems,
            int changedItems,
            Optional<String> tag,
            Optional<String> modified,
            Optional<String> moved,
            Duration atLeast) {
        boolean isNews = newItems > 0;
        var next = isNews || changedItems > 0
                ? interval.dividedBy(2)
                : interval.multipliedBy(3).dividedBy(2);
        next = longer(SHORTEST_INTERVAL, shorter(LONGEST_INTERVAL, next));
        next = next.truncatedTo(ChronoUnit.SECONDS);
        var gap = isNews && lastNewItem.isPresent()
                ? Optional.of(average(Duration.between(lastNewItem.get(), now)))
                : usualGap;
        return new FeedState(
                feedId,
                revision,
                added,
                tag,
                modified,
                Optional.of(now),
                isNews ? Optional.of(now) : lastNewItem,
                gap,
                0,
                Optional.empty(),
                moved,
                next,
                now.plus(longer(next, shorter(LONGEST_INTERVAL, atLeast))),
                itemsDue,
                queued);
    }

    /**
     * The feed could not be read: it is fetched again after five minutes, then after twice that for each failure in a
     * row, and after a day at most.
     *
     * @param atLeast how long the server asks to be left alone
     */
    public FeedState failed(Instant now, String why, Optional<Duration> atLeast) {
        var backOff = shorter(LONGEST_INTERVAL, SHORTEST_INTERVAL.multipliedBy(1L << Math.min(failures, 10)));
        var wait = longer(backOff, shorter(LONGEST_WAIT, atLeast.orElse(Duration.ZERO)));
        return new FeedState(
                feedId,
                revision,
                added,
                etag,
                lastModified,
                lastSuccess,
                lastNewItem,
                usualGap,
                failures + 1,
                Optional.of(why),
                movedTo,
                interval,
                now.plus(wait),
                itemsDue,
                queued);
    }

    /** The feed's host was busy with another fetch: it is fetched again when it is free, and this is no failure. */
    public FeedState postponed(Instant now) {
        return new FeedState(
                feedId,
                revision,
                added,
                etag,
                lastModified,
                lastSuccess,
                lastNewItem,
                usualGap,
                failures,
                error,
                movedTo,
                interval,
                now.plus(SHORTEST_INTERVAL),
                itemsDue,
                queued);
    }

    private Duration average(Duration gap) {
        return usualGap.map(usual -> usual.multipliedBy(4).plus(gap).dividedBy(5))
                .orElse(gap);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
