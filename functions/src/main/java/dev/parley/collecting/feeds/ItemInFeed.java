package dev.parley.collecting.feeds;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An item as the feed last had it.
 *
 * @param fingerprint of the item as the feed last said it
 * @param link its page
 * @param lastSeen when the feed last had it
 */
public record ItemInFeed(String fingerprint, Optional<String> link, Instant lastSeen) {
    public ItemInFeed {
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(link, "link");
        requireNonNull(lastSeen, "lastSeen");
    }

    static ItemInFeed of(FeedItem item, Instant now) {
        return new ItemInFeed(item.fingerprint(), item.link(), now);
    }
}
