package dev.parley.fixity;

import dev.parley.articles.DamagedArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import java.util.Optional;

/** Compares the file of a version with what was archived. */
final class Fixity {
    private Fixity() {}

    /**
     * The damage of a file as a sentence; empty if the file is sound. It checks the CRC-32 of every gzip member, the
     * block and payload digests (SHA-256) of every WARC record, that the key is that of the article's address and text,
     * and that the original bytes are those that were indexed.
     *
     * @param sha256 SHA-256 of the original bytes by the index, lower-case hexadecimal
     */
    static Optional<String> damage(VersionKey key, byte[] warc, Optional<String> sha256) {
        var gzip = GzipMembers.damage(warc);
        if (gzip.isPresent()) {
            return gzip;
        }
        try {
            var version = WarcFile.read(warc);
            if (!version.article().key().equals(key)) {
                return Optional.of(
                        "It holds another version: " + version.article().key().objectKey() + ".");
            }
            if (!version.contentKey().equals(key)) {
                return Optional.of("Its content is that of another version: "
                        + version.contentKey().objectKey() + ".");
            }
            return sha256.filter(indexed -> !indexed.equals(version.originalSha256()))
                    .map(indexed -> "The original bytes have SHA-256 " + version.originalSha256()
                            + ", but were indexed with " + indexed + ".");
        } catch (DamagedArchive e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
