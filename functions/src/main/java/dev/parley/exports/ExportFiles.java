package dev.parley.exports;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Port: keeps what was asked for and the files that came of it, for {@link #RETENTION}. */
public interface ExportFiles {
    /** After so long the files are removed. */
    Duration RETENTION = Duration.ofDays(7);

    /** The file beside a search's results that lists them. */
    String MANIFEST = "manifest.json";

    /** Writes a request once; making it starts. */
    void request(Export export);

    /** What was asked for under an id; empty when nothing was, or when it is gone. */
    Optional<Export> requested(String exportId);

    /**
     * Stores a file of an export over what was there.
     *
     * @param name {@link Export#fileName()} or {@link #MANIFEST}
     * @param digest of the file, checked by the store
     */
    void put(Export export, String name, String mediaType, Path file, Digest digest);

    /**
     * An address from which anybody can fetch a file of an export for a while.
     *
     * @return empty when there is no such file
     */
    Optional<URI> link(Export export, String name, Duration lives);

    /** @param sha256 lower-case hexadecimal */
    record Digest(long bytes, String sha256) {}
}
