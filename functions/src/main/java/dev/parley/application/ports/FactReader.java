package dev.parley.application.ports;

import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Port: reads facts and the sightings that report them, for searches, exports and archivists. */
public interface FactReader {
    Optional<Fact> fact(String factId);

    /** The facts with these ids, in the order of the ids. Ids that no fact has are left out. */
    List<Fact> facts(Collection<String> factIds);

    /** The sightings of a fact, in order of arrival. */
    List<Sighting> sightings(String factId);

    /** A fact with its sightings, from one read. */
    Optional<ReportedFact> reported(String factId);

    /** @param sightings in order of arrival */
    record ReportedFact(Fact fact, List<Sighting> sightings) {
        public ReportedFact {
            sightings = List.copyOf(sightings);
        }
    }

    /** The sightings in all versions of an article, by the id of the fact. */
    SequencedMap<String, List<Sighting>> sightingsIn(String articleId);

    /** A fact's history, oldest revision first. */
    List<Revision> history(String factId);

    /**
     * One page of facts, newest first. It may have fewer facts than the query's limit although more pages follow.
     *
     * @throws IllegalArgumentException when the cursor does not belong to this query
     */
    FactPage find(FactQuery query);
}
