package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What is still to be fetched for an item.
 *
 * @param changed whether the feed changed it since its page was last fetched
 * @param due when its page is to be fetched; empty when no more
 * @param pending the item itself, until it is archived
 * @param attempts fetches in a row that failed and may succeed later
 */
public record ItemSchedule(boolean changed, Optional<Instant> due, Optional<FeedItem> pending, int attempts) {
    static final ItemSchedule DONE = checkAt(Optional.empty());

    public ItemSchedule {
        requireNonNull(due, "due");
        requireNonNull(pending, "pending");
    }

    /** Nothing is left to do but to fetch the page again at a time, if there is one. */
    static ItemSchedule checkAt(Optional<Instant> time) {
        return new ItemSchedule(false, time, Optional.empty(), 0);
    }

    ItemSchedule retryAt(Instant time, int tried) {
        return new ItemSchedule(changed, Optional.of(time), pending, tried);
    }
}
