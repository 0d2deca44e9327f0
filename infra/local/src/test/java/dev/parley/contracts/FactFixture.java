package dev.parley.contracts;

import dev.parley.alerts.Alert;
import dev.parley.application.ports.FactIndex;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Optional;
import java.util.Set;

/** A fact index, with short forms of its writes. */
interface FactFixture {
    DynamoFactIndex index();

    /** Writes a new fact for a version that is marked later. */
    default boolean record(Fact fact, Set<MatchKey> keys, Sighting sighting, Optional<Alert> alert) {
        return index().record(fact, keys, sighting, alert, Optional.empty());
    }

    /** Adds a sighting of a version that is marked later, without a revision or an alert. */
    default FactIndex.Attached attach(Fact before, Fact after, Set<MatchKey> keys, Sighting sighting) {
        return attach(before, after, keys, sighting, Optional.empty());
    }

    default FactIndex.Attached attach(
            Fact before, Fact after, Set<MatchKey> keys, Sighting sighting, Optional<Revision> revision) {
        return index().attach(before, after, keys, sighting, revision, Optional.empty(), Optional.empty());
    }
}
