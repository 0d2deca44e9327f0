package dev.parley.lucene.commits;

import java.util.Optional;

/** The states of the index that can be read. */
public interface Snapshots {
    /** The newest state; an empty index (generation 0) when nothing was written yet. */
    Snapshot newest();

    /** A state that is still kept. */
    Optional<Snapshot> at(long generation);
}
