package dev.parley.application.ports;

import dev.parley.alerts.Alert;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexMark;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Port: what indexing an article reads and writes to decide whether a fact is new. Every write is conditional and says
 * whether it was new. Reads are consistent with all writes that have returned.
 */
public interface FactIndex {
    /** The fact that holds each of these match keys, in the order of the keys. Keys that no fact holds are left out. */
    SequencedMap<MatchKey, Fact> holders(Collection<MatchKey> keys);

    /** What the index knows of an article. */
    KnownArticle article(String articleId);

    Optional<Fact> fact(String factId);

    /** The sightings of a fact, in order of arrival. */
    List<Sighting> sightings(String factId);

    /** The sightings in all versions of an article, by the id of the fact. */
    SequencedMap<String, List<Sighting>> sightingsIn(String articleId);

    /**
     * Writes a new fact, its match keys, its first sighting and the decision to alert in one transaction, each only if
     * absent.
     *
     * @param mark marks the version as indexed in the same transaction and makes a notification of the decision; given
     *     for a version that reports nothing else
     * @return false when another writer holds one of the keys or marked the version; then nothing was written
     */
    boolean record(Fact fact, Set<MatchKey> keys, Sighting sighting, Optional<Alert> alert, Optional<IndexMark> mark);

    /**
     * Adds a sighting to a fact. One transaction writes the sighting, the fact's new state over the state
     * {@code before} (recognised by its revision), the match keys, the revision and the decision to alert. Unless the
     * answer is {@link Attached#ADDED}, nothing was written.
     *
     * @param keys match keys that no fact holds yet
     * @param mark as in {@link #record}
     */
    Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> keys,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Optional<IndexMark> mark);

    /**
     * Records that a version of an article no longer reports a fact. One transaction writes the withdrawal, the fact's
     * new state over the state {@code before}, the revision and the decision to alert. Unless the answer is
     * {@link Attached#ADDED}, nothing was written.
     */
    Attached withdraw(Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert);

    /** The result of attaching or withdrawing a sighting. */
    enum Attached {
        ADDED,
        /** This version already reports this fact, or already withdrew it. */
        ALREADY_THERE,
        /** Another writer changed the fact or took one of the match keys: read again and retry. */
        CHANGED_MEANWHILE
    }

    /**
     * Marks a version as indexed, after all its sightings are written. The alerts that were decided for it become one
     * notification in the same transaction.
     *
     * @return whether it was new
     */
    boolean markIndexed(IndexedArticle article);

    /** The same for a version without decisions, in this attempt and in earlier ones. */
    boolean markWithoutAlerts(IndexMark mark);
}
