package dev.parley.application.ports;

import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.util.List;
import java.util.Optional;

/** Port: stores every version of every article. A version is written once and never changed. */
public interface ArticleArchive {
    /**
     * Stores a version, unless it is stored. When this returns, it is stored.
     *
     * @return whether it was new
     */
    boolean putIfAbsent(VersionKey key, byte[] warc);

    /** The stored WARC file of a version. */
    Optional<byte[]> get(VersionKey key);

    /** The stored versions of an article, in the order in which they were stored. */
    List<VersionKey> versions(String articleId);

    /** The tombstone of an article that was deleted. */
    Optional<Tombstone> tombstone(String articleId);
}
