package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import org.apache.lucene.index.DirectoryReader;

/** One state of the index, opened; closed by whoever keeps it, not by who reads it. */
public record Snapshot(long generation, DirectoryReader reader) {
    public Snapshot {
        requireNonNull(reader, "reader");
    }
}
