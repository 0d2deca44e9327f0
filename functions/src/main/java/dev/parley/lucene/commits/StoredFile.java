package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A file of the index, identified by its content.
 *
 * @param sha256 SHA-256 of the content, lower-case hexadecimal; part of its key in the store
 * @param bytes size in bytes
 */
public record StoredFile(String sha256, long bytes) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public StoredFile {
        requireNonNull(sha256, "sha256");
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }
}
