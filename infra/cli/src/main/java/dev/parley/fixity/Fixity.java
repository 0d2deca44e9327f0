package dev.parley.fixity;

import dev.parley.articles.DamagedArchive;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import java.util.Optional;

/** Whether an archived version is still what was archived, bit by bit. */
final class Fixity {
    private Fixity() {}

    /**
     * What is wrong with a version's file, as a sentence; empty when it is sound: every gzip member has its CRC-32,
     * every record its block and payload digest, the key is the one that address and words give, and the original
     * bytes are those that were indexed.
     *
     * @param sha256 of the original bytes as the index knows it, in lower-case hexadecimal
     */
    static Optional<String> damage(VersionKey key, byte[] warc, Optional<String> sha256) {
        var packed = GzipMembers.damage(warc);
        if (packed.isPresent()) {
            return packed;
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
            return sha256.filter(known -> !known.equals(version.originalSha256()))
                    .map(known -> "The original bytes have SHA-256 " + version.originalSha256()
                            + ", but were indexed with " + known + ".");
        } catch (DamagedArchive e) {
            return Optional.of(e.getMessage());
        }
    }
}
