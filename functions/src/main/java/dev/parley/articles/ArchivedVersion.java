package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A version as the archive gives it back.
 *
 * @param article the normalised article
 * @param original the bytes as they came
 * @param originalType the media type they came with
 * @param originalTarget the address that the record of the original bytes names
 * @param originalSha256 SHA-256 of the original bytes, lower-case hexadecimal, checked when it was read
 */
public record ArchivedVersion(
        Article article, byte[] original, Optional<String> originalType, String originalTarget, String originalSha256) {
    public ArchivedVersion {
        requireNonNull(article, "article");
        requireNonNull(original, "original");
        requireNonNull(originalType, "originalType");
        requireNonNull(originalTarget, "originalTarget");
        requireNonNull(originalSha256, "originalSha256");
    }

    /** The key that its content gives, which is the one that it is stored under unless one of them changed. */
    public VersionKey contentKey() {
        return article.state() == Article.State.UNPARSED
                ? VersionKey.ofBytes(article.url(), original)
                : VersionKey.ofWords(
                        article.url(), article.release(), article.arrived(), article.title(), article.text());
    }
}
