package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import org.apache.lucene.index.DirectoryReader;

/** An open commit of the index. The {@link Snapshots} that provided it closes the reader, never the caller. */
public record Snapshot(long generation, DirectoryReader reader) {
    public Snapshot {
        requireNonNull(reader, "reader");
    }
}
