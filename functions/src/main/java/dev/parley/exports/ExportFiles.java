package dev.parley.exports;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Port: stores export requests and files for {@link #RETENTION}. */
public interface ExportFiles {
    /** After this time the files are removed. */
    Duration RETENTION = Duration.ofDays(7);

    /** The name of the file that lists the entries of an export. */
    String MANIFEST = "manifest.json";

    /** Stores a request, which starts the export. */
    void request(Export export);

    /** The request with an id; empty when there is none, or when it was removed. */
    Optional<Export> requested(String exportId);

    /**
     * Stores a file of an export, and replaces an earlier one.
     *
     * @param name {@link Export#fileName()} or {@link #MANIFEST}
     * @param digest digest of the file, which the store verifies
     */
    void put(Export export, String name, String mediaType, Path file, Digest digest);

    /**
     * A presigned address of a file; its bearer needs no other authorisation.
     *
     * @return empty when there is no such file
     */
    Optional<URI> link(Export export, String name, Duration lives);

    /** @param sha256 lower-case hexadecimal */
    record Digest(long bytes, String sha256) {}
}
