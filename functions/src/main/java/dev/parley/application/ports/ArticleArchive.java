package dev.parley.application.ports;

import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import java.util.List;
import java.util.Optional;

/** Port: keeps every version of every article, written once and never changed. */
public interface ArticleArchive {
    /**
     * Stores a version unless it is there already; when this returns, it is stored.
     *
     * @return whether it was new
     */
    boolean putIfAbsent(VersionKey key, byte[] warc);

    /** The stored WARC file of a version. */
    Optional<byte[]> get(VersionKey key);

    /** The versions that are stored of an article, in the order in which they were stored. */
    List<VersionKey> versions(String articleId);

    /** Why an article is gone; empty for one that was not deleted, as in an archive that deletes nothing. */
    default Optional<Tombstone> tombstone(String articleId) {
        return Optional.empty();
    }
}
