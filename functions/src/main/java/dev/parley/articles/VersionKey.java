package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
import java.time.Instant;
import java.util.Optional;

/** Names one version of one article. */
public record VersionKey(String articleId, String version) {
    private static final String PREFIX = "articles/";
    private static final String SUFFIX = ".warc.gz";

    public VersionKey {
        requireNonNull(articleId, "articleId");
        requireNonNull(version, "version");
    }

    /** The key of its object in the archive: {@code articles/{id}/{version}.warc.gz}. */
    public String objectKey() {
        return PREFIX + articleId + "/" + version + SUFFIX;
    }

    /**
     * The key of an article that could be read: the article by its address, or by its words where it has none; the
     * version by its words.
     *
     * @param url the canonical address
     * @param release what a wire item says of itself: its own name, where it has no address, and that it is withheld or
     *     canceled, which makes another version of the same words
     */
    public static VersionKey ofWords(
            Optional<String> url, Optional<Release> release, Instant arrived, String title, String text) {
        var words = title + "\n" + text;
        var mark = release.map(r -> r.mark(arrived)).orElse("");
        return new VersionKey(
                url.or(() -> release.flatMap(Release::identifier))
                        .map(VersionKey::ofAddress)
                        .orElseGet(() -> Id.of("text:" + words, Article.ID_LENGTH)),
                Id.of(mark.isEmpty() ? words : words + "\n\n" + mark, Article.VERSION_LENGTH));
    }

    /** The key of what could not be read as an article: by its bytes in the place of words. */
    public static VersionKey ofBytes(Optional<String> url, byte[] body) {
        return new VersionKey(
                url.map(VersionKey::ofAddress).orElseGet(() -> Id.of(body, Article.ID_LENGTH)),
                Id.of(body, Article.VERSION_LENGTH));
    }

    private static String ofAddress(String url) {
        return Id.of("url:" + url, Article.ID_LENGTH);
    }

    /** The version that an object key names; empty for any other key. */
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
