package dev.parley.lucene.commits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Port: keeps the commits of the index, which several writers publish and many readers follow. A file is written once
 * and under its content's digest, so commits share what they have in common; a manifest is written once as well, which
 * is the lock between writers.
 *
 * <p>Reads MUST see every write that was answered before. The times that it tells MUST come from one clock, that of the
 * store: what is removed is judged by them.
 */
public interface CommitStore {
    /** The generation of the newest manifest; empty when nothing was published. */
    OptionalLong newest();

    /** A manifest that is kept; {@link DamagedIndex} when it cannot be read. */
    Optional<Manifest> at(long generation);

    /**
     * Publishes a commit. All its files MUST be there already.
     *
     * @return false when there is a manifest of this generation, and then nothing was written
     */
    boolean publish(Manifest manifest);

    /** The manifests that are kept, the newest first. */
    List<StoredManifest> manifests();

    /** @param written when it was written */
    record StoredManifest(long generation, Instant written) {}

    void removeManifest(long generation);

    /**
     * Stores a file.
     *
     * @return whether it was new
     */
    boolean put(StoredFile file, Path content);

    /** The content of a file, to be closed and to be checked by whoever reads it; empty when it is not there. */
    Optional<InputStream> open(StoredFile file) throws IOException;

    /** All files, those that no manifest names included. */
    List<ListedFile> files();

    /** @param written when it was written */
    record ListedFile(String sha256, Instant written) {}

    void removeFile(String sha256);
}
