package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An archive to check, read from its bucket or through its API. */
public interface ArchiveSource {
    /** Name of the archive, for messages and to recognise the archive of an interrupted check. */
    String name();

    /**
     * Lists all versions in the archive or its index, always in the same order.
     *
     * @param after position of the entry to continue after
     */
    Iterator<Entry> entries(Optional<String> after) throws IOException;

    /** The number of entries; absent before the first entry was read, or if it is unknown. */
    Optional<Long> total();

    /**
     * Reads the WARC file of a version, once.
     *
     * @throws Unreachable if another try may succeed
     */
    Copy read(VersionKey key) throws IOException;

    /** Archived versions of the entry's article that the index lacks, if the entries come from the index. */
    default List<Entry> unindexed(Entry entry) throws IOException {
        return List.of();
    }

    /**
     * One object or row.
     *
     * @param objectKey key of the object
     * @param version version that the key names; absent if it names none
     * @param stored time of storage; absent if there is no object
     * @param indexed whether the index has it; true if no index is compared
     * @param sha256 SHA-256 of the original bytes by the index, lower-case hexadecimal; absent if the index lacks it
     * @param position where a later check continues
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

    /** The result of reading a version. */
    sealed interface Copy {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Present(byte[] warc) implements Copy {}

        record Absent() implements Copy {}

        /** The article was deleted and has a tombstone. */
        record Deleted() implements Copy {}
    }

    /** The network or the service failed. This says nothing about the archive. */
    final class Unreachable extends IOException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
