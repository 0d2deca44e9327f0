package dev.parley.application.ports;

import dev.parley.alerts.Alert;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexMark;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.KnownArticle;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Port: the memory of what is new. Every write is conditional and says whether it was new. */
public interface FactIndex {
    /** Which fact holds each of these claims, in the order of the claims; claims that are free are left out. */
    SequencedMap<MatchKey, Fact> holders(Collection<MatchKey> claims);

    /** What is known of an article. */
    KnownArticle article(String articleId);

    /** What is known of several articles, by their ids; of each something, if only that it is unknown. */
    Map<String, KnownArticle> articles(Collection<String> articleIds);

    /**
     * Writes a new fact, its claims, its first sighting and the decision to alert, all in one transaction, each only
     * if absent.
     *
     * @param mark marks the version as indexed in the same transaction, and makes a dispatch of the decision; for a
     *     version that reports nothing else
     * @return false when another writer holds one of the claims or marked the version, and then nothing was written
     */
    boolean record(Fact fact, Set<MatchKey> claims, Sighting sighting, Optional<Alert> alert, Optional<IndexMark> mark);

    /** The same for a version that is marked later. */
    default boolean record(Fact fact, Set<MatchKey> claims, Sighting sighting, Optional<Alert> alert) {
        return record(fact, claims, sighting, alert, Optional.empty());
    }

    /**
     * Adds a sighting to a fact that exists, writes the fact's new state over the {@code before} state (which is
     * recognised by its revision), takes the claims, and writes the page of its history and the decision to alert, all
     * in one transaction. Unless the answer is {@link Attached#ADDED}, nothing was written.
     *
     * @param claims claims that the fact does not hold yet and no other fact holds
     * @param mark as in {@link #record}
     */
    Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> claims,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert,
            Optional<IndexMark> mark);

    /** The same for a version that is marked later. */
    default Attached attach(
            Fact before,
            Fact after,
            Set<MatchKey> claims,
            Sighting sighting,
            Optional<Revision> revision,
            Optional<Alert> alert) {
        return attach(before, after, claims, sighting, revision, alert, Optional.empty());
    }

    /** The same for a sighting that leaves no page in the fact's history. */
    default Attached attach(Fact before, Fact after, Set<MatchKey> claims, Sighting sighting, Optional<Alert> alert) {
        return attach(before, after, claims, sighting, Optional.empty(), alert);
    }

    /**
     * Keeps that a version of an article no longer reports a fact: writes the fact's new state over the {@code before}
     * state, the page of its history and the decision to alert, all in one transaction. Unless the answer is
     * {@link Attached#ADDED}, nothing was written.
     */
    Attached withdraw(Fact before, Fact after, VersionKey version, Optional<Revision> revision, Optional<Alert> alert);

    /** What came of attaching a sighting, or of withdrawing one. */
    enum Attached {
        ADDED,
        /** This version of the article reports this fact, or withdrew it, already. */
        ALREADY_THERE,
        /** Another writer changed the fact or took one of the claims: read again and try again. */
        CHANGED_MEANWHILE
    }

    /**
     * Marks a version as indexed, once all its sightings are written; makes it findable by id, address and content.
     * The alerts that were decided for it become one dispatch, in the same transaction.
     *
     * @return whether it was new
     */
    boolean markIndexed(IndexedArticle article);

    /** The same for a version of which nothing was decided, now or in an earlier attempt. */
    default boolean markWithoutAlerts(IndexMark mark) {
        return markIndexed(mark.article());
    }

    Optional<IndexedArticle> indexed(VersionKey version);

    /**
     * Writes a fact again that subscribers were told of, with the claims that it held, so that whoever reports it finds
     * it; for an index that was lost.
     *
     * @param memory as {@link dev.parley.alerts.Decision#memory()} kept it
     * @param told when the alert was decided; of several, the latest state of the fact stays
     */
    void restore(String memory, Instant told);

    /** The indexed versions of an article, in order of arrival. */
    List<IndexedArticle> versionsOf(String articleId);

    /** The indexed versions whose original bytes have this SHA-256, in lower-case hexadecimal. */
    List<IndexedArticle> byContent(String sha256);

    /** The indexed versions of the article at this address. */
    List<IndexedArticle> byUrl(String canonicalUrl);

    Optional<Fact> fact(String factId);

    /** The facts with these ids, in the order of the ids; those that are not there are left out. */
    List<Fact> facts(Collection<String> factIds);

    /** The sightings of a fact, in order of arrival. */
    List<Sighting> sightings(String factId);

    /** A fact with its sightings, in order of arrival; they were read at once. */
    Optional<ReportedFact> reported(String factId);

    /** @param sightings in order of arrival */
    record ReportedFact(Fact fact, List<Sighting> sightings) {
        public ReportedFact {
            sightings = List.copyOf(sightings);
        }
    }

    /** A fact's history, in order. */
    List<Revision> history(String factId);

    /** What an article's versions report: the facts' ids, each with its sightings there. */
    SequencedMap<String, List<Sighting>> sightingsIn(String articleId);

    /** The facts that an article's versions report. */
    List<Fact> factsOf(String articleId);

    /** One page of facts, newest first; {@link IllegalArgumentException} when the cursor is not of this query. */
    FactPage find(FactQuery query);
}
