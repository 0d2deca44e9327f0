package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.collecting.fetching.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a feed between two fetches. It is stored as one flat object, whose names are those of its parts.
 *
 * @param revision counts the changes of this state
 * @param added when the first state was made
 * @param validators of the last response that was read
 * @param announced the trouble that operators were last told of; absent when the last they heard is that it is well
 */
public record FeedState(
        String feedId,
        long revision,
        Instant added,
        @JsonUnwrapped Validators validators,
        @JsonUnwrapped FeedHistory history,
        @JsonUnwrapped FeedSchedule schedule,
        Optional<Health> announced) {
    /** A feed that fails or is silent for this long is worth an operator's attention. */
    private static final Duration TROUBLED_AFTER = Duration.ofDays(1);

    /** A feed is silent when nothing new comes for this many times its usual gap. */
    private static final int SILENT_GAPS = 4;

    public FeedState {
        requireNonNull(feedId, "feedId");
        requireNonNull(added, "added");
        requireNonNull(validators, "validators");
        requireNonNull(history, "history");
        requireNonNull(schedule, "schedule");
        requireNonNull(announced, "announced");
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
                feedId, 0, now, Validators.NONE, FeedHistory.NONE, FeedSchedule.first(now), Optional.empty());
    }

    /** When the feed or one of its pages is to be fetched. */
    public Instant due() {
        return schedule.due();
    }

    /** Whether a message about it should be sent now. */
    public boolean isDue(Instant now) {
        return schedule.isDue(now);
    }

    public Health health(Instant now) {
        if (history.failures() > 0 && isOver(history.lastSuccess().orElse(added), TROUBLED_AFTER, now)) {
            return Health.FAILING;
        }
        var patience = history.usualGap()
                .map(gap -> gap.multipliedBy(SILENT_GAPS))
                .filter(gap -> gap.compareTo(TROUBLED_AFTER) > 0)
                .orElse(TROUBLED_AFTER);
        return isOver(history.lastNewItem().orElse(added), patience, now) ? Health.SILENT : Health.WELL;
    }

    /** Whether operators do not know its health yet. */
    public boolean isNews(Instant now) {
        return health(now) != announced.orElse(Health.WELL);
    }

    /**
     * Operators are told of its health.
     *
     * @return the state to save, unless it is changed further
     */
    public FeedState announced(Instant now) {
        var health = health(now);
        return new FeedState(
                feedId,
                revision,
                added,
                validators,
                history,
                schedule,
                health == Health.WELL ? Optional.empty() : Optional.of(health));
    }

    /** The state as it is saved when nothing but what operators know of it changed. */
    public FeedState next() {
        return with(revision + 1, validators, history, schedule);
    }

    /** Whether a run that handles its message may save its state at any moment. */
    public boolean hasMessage() {
        return schedule.queued().isPresent();
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return since.plus(time).isBefore(now);
    }

    /** A message about it is sent. */
    public FeedState queuedAt(Instant now) {
        return with(revision + 1, validators, history, schedule.queuedAt(now));
    }

    /**
     * The message about it was handled.
     *
     * @param items when the next page is to be fetched
     */
    public FeedState handled(Optional<Instant> items) {
        return with(revision + 1, validators, history, schedule.handled(items));
    }

    /**
     * The feed was read.
     *
     * @param given validators of the response
     * @param moved where the feed permanently redirects to
     * @param newItems how many of its items were not known
     * @param changedItems how many of its known items it changed
     * @param atLeast how long the feed asks not to be fetched again; a day of it is respected
     */
    public FeedState read(
            Instant now, Validators given, Optional<String> moved, int newItems, int changedItems, Duration atLeast) {
        boolean hasNews = newItems > 0;
        return with(
                revision,
                given,
                history.read(now, hasNews, moved),
                schedule.read(now, hasNews || changedItems > 0, atLeast));
    }

    /**
     * The server said that the feed has not changed.
     *
     * @param atLeast how long the feed asks not to be fetched again; a day of it is respected
     */
    public FeedState unchanged(Instant now, Duration atLeast) {
        return read(now, validators, history.movedTo(), 0, 0, atLeast);
    }

    /**
     * The feed could not be read: it is fetched again after five minutes, then after twice that for each failure in a
     * row, and after a day at most.
     *
     * @param atLeast how long the server asks to be left alone
     */
    public FeedState failed(Instant now, String why, Optional<Duration> atLeast) {
        return with(
                revision,
                validators,
                history.failed(why),
                schedule.failed(now, history.failures(), atLeast.orElse(Duration.ZERO)));
    }

    /** The feed's host was busy with another fetch: it is fetched again when it is free, and this is no failure. */
    public FeedState postponed(Instant now) {
        return with(revision, validators, history, schedule.postponed(now));
    }

    private FeedState with(long number, Validators given, FeedHistory went, FeedSchedule planned) {
        return new FeedState(feedId, number, added, given, went, planned, announced);
    }
}
