package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** An archive whose versions are to be checked, however it is reached. */
public interface ArchiveSource {
    /** Which archive this is, for people, and to tell whether a check that was broken off was of the same. */
    String name();

    /**
     * All versions that the archive or its index knows, always in the same order.
     *
     * @param after goes on behind the entry that has this position
     */
    Iterator<Entry> entries(Optional<String> after) throws IOException;

    /** How many entries there are in all, as far as it is known once the first was given. */
    Optional<Long> total();

    /**
     * A version's file; tried once. Fails with {@link Unreachable} where another try may help.
     */
    Copy read(VersionKey key) throws IOException;

    /** Versions of the entry's article that the index does not know; for archives whose entries come from the index. */
    default List<Entry> unindexed(Entry entry) throws IOException {
        return List.of();
    }

    /**
     * @param objectKey the object that is there or should be
     * @param version the version that it is; absent for an object that is none
     * @param stored when the version came; absent when no object is there
     * @param indexed whether the index knows it; true where no index is compared
     * @param sha256 the SHA-256 of the original bytes, as far as the index knows it
     * @param position where a later check goes on
     */
    record Entry(
            String objectKey,
            Optional<VersionKey> version,
            Optional<Instant> stored,
            boolean indexed,
            Optional<String> sha256,
            String position) {
        public Entry {
            requireNonNull(objectKey, "objectKey");
            requireNonNull(version, "version");
            requireNonNull(stored, "stored");
            requireNonNull(sha256, "sha256");
            requireNonNull(position, "position");
        }
    }

    /** What came of reading a version. */
    sealed interface Copy {
        record Present(byte[] warc) implements Copy {}

        record Absent() implements Copy {}

        /** Its article was deleted, and a tombstone says so. */
        record Deleted() implements Copy {}
    }

    /** The network or the service did not let something through; that says nothing of the archive. */
    final class Unreachable extends IOException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
