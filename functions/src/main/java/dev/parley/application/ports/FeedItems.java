package dev.parley.application.ports;

import dev.parley.collecting.feeds.KnownItems;

/** Port: keeps the items of each feed that are known, so that none is fetched twice without need. */
public interface FeedItems {
    /** The known items of a feed; none for a feed that was never read. */
    KnownItems known(String feedId);

    void save(String feedId, KnownItems items);

    /** Forgets the items of a feed; nothing happens when none are known. */
    void forget(String feedId);
}
