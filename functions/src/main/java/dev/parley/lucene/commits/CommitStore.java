package dev.parley.lucene.commits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Port: stores the commits of the index, which several writers publish and many readers follow. A file is written once
 * under the digest of its content, so commits share common files. A manifest is written once too, which makes it the
 * lock between writers.
 *
 * <p>Reads MUST see every write that was acknowledged before. All times MUST come from one clock, that of the store,
 * because removal depends on them.
 */
public interface CommitStore {
    /** The generation of the newest manifest; empty when nothing was published. */
    OptionalLong newest();

    /**
     * The manifest of a generation; empty when there is none.
     *
     * @throws DamagedIndex when it cannot be parsed
     */
    Optional<Manifest> at(long generation);

    /**
     * Publishes a commit. All of its files MUST have been stored before.
     *
     * @return false when a manifest of this generation exists; then nothing was written
     */
    boolean publish(Manifest manifest);

    /** All manifests, the newest first. */
    List<StoredManifest> manifests();

    /** @param written when it was written */
    record StoredManifest(long generation, Instant written) {}

    void removeManifest(long generation);

    /**
     * Stores a file.
     *
     * @return false when it existed; then nothing was written
     */
    boolean put(StoredFile file, Path content);

    /** The content of a file, which the caller closes and verifies; empty when it does not exist. */
    Optional<InputStream> open(StoredFile file) throws IOException;

    /** All files, including those that no manifest names. */
    List<ListedFile> files();

    /** @param written when it was written */
    record ListedFile(String sha256, Instant written) {}

    void removeFile(String sha256);
}
