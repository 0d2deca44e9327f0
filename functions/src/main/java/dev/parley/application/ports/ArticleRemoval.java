package dev.parley.application.ports;

import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;

/** Port: takes articles out of the archive. No function has it, only an operator. */
public interface ArticleRemoval {
    /**
     * Keeps that an article is deleted, before anything of it is.
     *
     * @return false when it was deleted before, and then that tombstone stays
     */
    boolean bury(Tombstone tombstone);

    /** Deletes the WARC file of a version; does nothing when it is not there. */
    void remove(VersionKey key);
}
