package dev.parley.application.ports;

import dev.parley.articles.Tombstone;

/** Port: removes a deleted article from the index. Only operators have it, no function. */
public interface FactRemoval {
    /**
     * Writes the tombstone of an article, after which no version of it can be indexed, and removes its versions and
     * sightings with the sentences that they quote. A fact without any other sighting becomes withdrawn; other facts do
     * not change. Each fact gets a new revision, so that readers of the stream see it.
     *
     * <p>After an interruption, calling it again finishes the removal. Calling it again after that does nothing.
     */
    void forget(Tombstone tombstone);
}
