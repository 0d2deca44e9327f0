package dev.parley.application.ports;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Port: what lies in the archive, one object a version; for whoever goes through all of it. */
public interface ArchiveInventory {
    /**
     * All that lies where versions lie, in order of their keys, read piece by piece as it is asked for.
     *
     * @param after begins behind this key
     */
    Stream<Holding> list(Optional<String> after);

    /** Whether a tombstone says that the article was deleted. */
    boolean isDeleted(String articleId);

    /**
     * @param objectKey the object's whole key
     * @param bytes its length
     * @param stored when it was written
     */
    record Holding(String objectKey, long bytes, Instant stored) {
        public Holding {
            requireNonNull(objectKey, "objectKey");
            requireNonNull(stored, "stored");
        }

        /** The version that it is; empty for an object that is none. */
        public Optional<VersionKey> version() {
            return VersionKey.ofObjectKey(objectKey)
                    .filter(key -> key.objectKey().equals(objectKey));
        }
    }
}
