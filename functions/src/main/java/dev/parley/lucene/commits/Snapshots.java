package dev.parley.lucene.commits;

import java.util.Optional;

/** The commits of the index that can be read. */
public interface Snapshots {
    /** The newest commit; an empty index (generation 0) when nothing was published yet. */
    Snapshot newest();

    /** The commit of a generation; empty when it was removed or never existed. */
    Optional<Snapshot> at(long generation);
}
