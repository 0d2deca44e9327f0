package dev.parley.articles;

import static java.util.Objects.requireNonNull;

import dev.parley.ids.Id;
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
