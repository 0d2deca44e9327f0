package dev.parley.application.ports;

import dev.parley.articles.Tombstone;

/** Port: takes what the index keeps of a deleted article out of it. No function has it, only an operator. */
public interface FactRemoval {
    /**
     * Keeps that an article was deleted, so that nothing of it is indexed any more, and forgets its versions and its
     * sightings with the sentences that they quote. A fact that other articles report stays as it is; one that none
     * reports any more is withdrawn. Each fact gets a new revision, so that whoever follows the index sees it.
     *
     * <p>Interrupted, it is finished by calling it again; done, calling it again does nothing.
     */
    void forget(Tombstone tombstone);
}
