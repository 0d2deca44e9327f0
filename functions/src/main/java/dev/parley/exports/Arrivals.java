package dev.parley.exports;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Port: the versions that arrived on each day (UTC), and the days whose tables are due. A version belongs to the day of its
 * arrival, which its WARC file records, so a rebuilt index has it on the same day.
 */
public interface Arrivals {
    /**
     * Adds versions to the days on which they arrived, and marks these days as due. Adding a version again has no effect.
     */
    void add(Collection<IndexedArticle> versions, Instant now);

    /** The days that have changed since they were written, in order, with the moment of their last change. */
    SequencedMap<LocalDate, Instant> due();

    /** Marks a day as due. Call it before writing the change, so that a crash does not lose the mark. */
    void touch(LocalDate day, Instant now);

    /** Marks a day as written, unless it was touched after {@code touched}. */
    void written(LocalDate day, Instant touched);

    /** The versions that arrived on a day, in order of arrival. Pages are read lazily. */
    Stream<VersionKey> on(LocalDate day);

    /** The facts that a version reports or withdraws, in order of fact id. */
    List<Report> reports(VersionKey version);

    /**
     * What a version says about a fact.
     *
     * @param sighting how it reports the fact; absent when it withdraws what an earlier version reported
     * @param state the fact after this version; absent in an index from before states were stored
     */
    record Report(String factId, Optional<Sighting> sighting, Optional<Fact> state) {
        public Report {
            requireNonNull(factId, "factId");
            requireNonNull(sighting, "sighting");
            requireNonNull(state, "state");
        }
    }
}
