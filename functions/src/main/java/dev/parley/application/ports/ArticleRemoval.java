package dev.parley.application.ports;

import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;

/** Port: removes articles from the archive. Only operators have it, no function. */
public interface ArticleRemoval {
    /**
     * Writes a tombstone, before anything of the article is removed.
     *
     * @return false when the article has a tombstone, which then stays
     */
    boolean bury(Tombstone tombstone);

    /** Removes the tombstone of an article of which nothing else was removed. */
    void exhume(String articleId);

    /** Removes the WARC file of a version. Does nothing when there is none. */
    void remove(VersionKey key);
}
