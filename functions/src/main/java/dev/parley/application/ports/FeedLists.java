package dev.parley.application.ports;

import dev.parley.collecting.feeds.FeedList;

/** Port: keeps the list of feeds that operators edit. */
public interface FeedLists {
    /** The list; empty when nobody made one. */
    FeedList read();

    /** Writes the list over the one before. */
    void write(FeedList list);
}
