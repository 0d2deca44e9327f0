package dev.parley.application.ports;

import dev.parley.collecting.feeds.FeedState;
import java.util.List;
import java.util.Optional;

/** Port: keeps the state of each feed. */
public interface FeedStates {
    /** The states of all feeds that were ever due, in no order. */
    List<FeedState> all();

    Optional<FeedState> find(String feedId);

    /**
     * Writes a state over the one whose revision is one less, or as the first one for revision 1.
     *
     * @return false when another writer was faster, and then nothing was written
     */
    boolean save(FeedState state);

    /** Forgets a feed; nothing happens when it is not known. */
    void remove(String feedId);
}
