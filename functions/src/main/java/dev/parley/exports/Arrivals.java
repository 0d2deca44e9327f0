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
 * Port: what came in on which day (UTC), and which days are to be written out. A version belongs to the day of its
 * arrival, which its archived file names: an index that is built again has it on the same day, however late it is.
 */
public interface Arrivals {
    /**
     * Adds versions, each to the day on which it arrived, and then says of these days that they are to be written. Added
     * again, they are there once.
     */
    void add(Collection<IndexedArticle> versions, Instant now);

    /** The days on which something has changed since they were written, in order, each with when it was touched last. */
    SequencedMap<LocalDate, Instant> due();

    /** Says that a day is to be written (again); before the change itself is written, so that no crash loses it. */
    void touch(LocalDate day, Instant now);

    /** Says that a day is written; nothing happens when it was touched after {@code touched}. */
    void written(LocalDate day, Instant touched);

    /** The versions that arrived on a day, in order of arrival; read page by page as they are asked for. */
    Stream<VersionKey> on(LocalDate day);

    /** What a version reports and takes back, in order of fact id. */
    List<Report> reports(VersionKey version);

    /**
     * What a version says of a fact.
     *
     * @param sighting how it reports it; absent where it takes back what an earlier version reported
     * @param state what became of the fact by that; absent in an index that was written before states were kept
     */
    record Report(String factId, Optional<Sighting> sighting, Optional<Fact> state) {
        public Report {
            requireNonNull(factId, "factId");
            requireNonNull(sighting, "sighting");
            requireNonNull(state, "state");
        }
    }
}
