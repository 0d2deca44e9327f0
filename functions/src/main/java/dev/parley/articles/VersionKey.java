package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.time.Instant;
import java.util.Optional;

/** Identifies one version of one article. */
public record VersionKey(String articleId, String version) {
    private static final String PREFIX = "articles/";
    private static final String SUFFIX = ".warc.gz";

    public VersionKey {
        requireNonNull(articleId, "articleId");
        requireNonNull(version, "version");
    }

    /** The key of the version's object in the archive: {@code articles/{id}/{version}.warc.gz}. */
    public String objectKey() {
        return PREFIX + articleId + "/" + version + SUFFIX;
    }

    /**
     * The key of an article that could be read. The article id is derived from the address, else from the sender's
     * identifier, else from title and text. The version id is derived from title and text, and from the release when it
     * withholds or cancels the item.
     *
     * @param url the canonical address
     * @param release the publishing instructions of a wire item
     */
    public static VersionKey ofWords(
            Optional<String> url, Optional<Release> release, Instant arrived, String title, String text) {
        var words = title + "\n" + text;
        var suffix = release.map(r -> r.versionSuffix(arrived)).orElse("");
        return new VersionKey(
                url.or(() -> release.flatMap(Release::identifier))
                        .map(VersionKey::ofAddress)
                        .orElseGet(() -> Id.of("text:" + words, Article.ID_LENGTH)),
                Id.of(suffix.isEmpty() ? words : words + "\n\n" + suffix, Article.VERSION_LENGTH));
    }

    /** The key of a submission that could not be read as an article: derived from its bytes instead of its text. */
    public static VersionKey ofBytes(Optional<String> url, byte[] body) {
        return new VersionKey(
                url.map(VersionKey::ofAddress).orElseGet(() -> Id.of(body, Article.ID_LENGTH)),
                Id.of(body, Article.VERSION_LENGTH));
    }

    private static String ofAddress(String url) {
        return Id.of("url:" + url, Article.ID_LENGTH);
    }

    /** Parses an object key; empty when it is not the key of a version. */
    public static Optional<VersionKey> ofObjectKey(String objectKey) {
        if (!objectKey.startsWith(PREFIX) || !objectKey.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        var parts = objectKey
                .substring(PREFIX.length(), objectKey.length() - SUFFIX.length())
                .split("/", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        var id = Id.parse(parts[0], Article.ID_LENGTH);
        var version = Id.parse(parts[1], Article.VERSION_LENGTH);
        return id.flatMap(i -> version.map(v -> new VersionKey(i, v)));
    }
}
