package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.collecting.fetching.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an item of a feed. It is stored as one flat object, whose names are those of its parts.
 *
 * @param validators of the page
 */
public record KnownItem(
        @JsonUnwrapped ItemInFeed inFeed,
        @JsonUnwrapped ItemSchedule schedule,
        @JsonUnwrapped ItemArticle article,
        @JsonUnwrapped Validators validators) {
    /** A page that fails this many times in a row is given up. */
    public static final int MOST_ATTEMPTS = 6;

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);

    /** A feed that says something new at every fetch does not have its pages fetched more often than this. */
    private static final Duration AFTER_CHANGE = Duration.ofHours(1);

    public KnownItem {
        requireNonNull(inFeed, "inFeed");
        requireNonNull(schedule, "schedule");
        requireNonNull(article, "article");
        requireNonNull(validators, "validators");
    }

    /** An item that the feed did not have before: it is due. */
    static KnownItem first(FeedItem item, Instant now) {
        return new KnownItem(
                ItemInFeed.of(item, now),
                new ItemSchedule(false, Optional.of(now), Optional.of(item), 0),
                ItemArticle.NONE,
                Validators.NONE);
    }

    public boolean isDue(Instant now) {
        return schedule.due().filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** Whether a feed has it with another text. */
    boolean isChangedBy(FeedItem item) {
        return !item.fingerprint().equals(inFeed.fingerprint());
    }

    /** The feed has the item again; what it changed is fetched again, an hour after the last fetch at the earliest. */
    KnownItem seen(FeedItem item, Instant now) {
        var seen = ItemInFeed.of(item, now);
        return new KnownItem(seen, isChangedBy(item) ? rescheduled(item, now) : schedule, article, validators);
    }

    private ItemSchedule rescheduled(FeedItem item, Instant now) {
        var earliest = article.fetched()
                .map(moment -> moment.plus(AFTER_CHANGE))
                .filter(moment -> moment.isAfter(now))
                .orElse(now);
        boolean keepsItem = schedule.pending().isPresent() || item.link().isEmpty();
        return new ItemSchedule(
                article.archived().isPresent(),
                schedule.due().filter(moment -> moment.isBefore(earliest)).or(() -> Optional.of(earliest)),
                keepsItem ? Optional.of(item) : Optional.empty(),
                0);
    }

    /** The item is archived; its page is fetched again an hour later. */
    public KnownItem archivedAs(String id, Instant now, Validators given) {
        var archived = article.archivedAs(id, now);
        var check = inFeed.link().flatMap(page -> archived.nextCheck(now));
        return new KnownItem(inFeed, ItemSchedule.checkAt(check), archived, given);
    }

    /** The page was fetched again and has not changed, or cannot be fetched for good. */
    public KnownItem checked(Instant now) {
        var checked = article.checked(now);
        return new KnownItem(inFeed, ItemSchedule.checkAt(checked.nextCheck(now)), checked, validators);
    }

    /** Nothing more is fetched for it. */
    public KnownItem done() {
        return with(ItemSchedule.DONE);
    }

    /** The page failed and may succeed later: after five minutes, then after twice that for each failure in a row. */
    public KnownItem failed(Instant now) {
        int tried = schedule.attempts();
        return with(schedule.retryAt(now.plus(FIRST_RETRY.multipliedBy(1L << tried)), tried + 1));
    }

    /** The page's host was busy; this is no failure. */
    public KnownItem postponed(Instant now) {
        return with(schedule.retryAt(now.plus(FIRST_RETRY), schedule.attempts()));
    }

    private KnownItem with(ItemSchedule planned) {
        return new KnownItem(inFeed, planned, article, validators);
    }
}
