package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A version of an article as read from the archive.
 *
 * @param article the normalised article
 * @param original the bytes as received
 * @param originalType the media type that was sent with them
 * @param originalTarget the address that the record of the original bytes names
 * @param originalSha256 SHA-256 of the original bytes, lower-case hexadecimal, verified while reading
 * @param mayAlert whether subscribers may be alerted of what it reports
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArchivedVersion(
        Article article,
        byte[] original,
        Optional<String> originalType,
        String originalTarget,
        String originalSha256,
        boolean mayAlert) {
    public ArchivedVersion {
        requireNonNull(article, "article");
        requireNonNull(original, "original");
        requireNonNull(originalType, "originalType");
        requireNonNull(originalTarget, "originalTarget");
        requireNonNull(originalSha256, "originalSha256");
    }

    /** The key computed from the content. It equals the key of storage unless the object was altered or misplaced. */
    public VersionKey contentKey() {
        return article.state() == Article.State.UNPARSED
                ? VersionKey.ofBytes(article.url(), original)
                : VersionKey.ofWords(
                        article.url(), article.release(), article.arrived(), article.title(), article.text());
    }
}
