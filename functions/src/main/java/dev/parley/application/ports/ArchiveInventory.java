package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Port: lists all objects of the archive, one per version. */
public interface ArchiveInventory {
    /**
     * The objects where versions are stored, in order of their keys. Pages are read as the stream is consumed.
     *
     * @param after begin after this key
     */
    Stream<Holding> list(Optional<String> after);

    /** The object with this key. */
    Optional<Holding> holding(String objectKey);

    /** Whether the article has a tombstone. */
    boolean isDeleted(String articleId);

    /**
     * An object of the archive.
     *
     * @param objectKey its full key
     * @param bytes its length
     * @param stored when it was written
     */
    record Holding(String objectKey, long bytes, Instant stored) {
        public Holding {
            requireNonNull(objectKey, "objectKey");
            requireNonNull(stored, "stored");
        }

        /** The version that the object holds. Empty for other objects. */
        public Optional<VersionKey> version() {
            return VersionKey.ofObjectKey(objectKey)
                    .filter(key -> key.objectKey().equals(objectKey));
        }
    }
}
