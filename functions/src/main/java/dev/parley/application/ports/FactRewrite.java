package dev.parley.application.ports;

import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Port: replaces what versions report, after they were read again. Nothing that it writes alerts. */
public interface FactRewrite {
    /**
     * Replaces or removes one version's sighting of a fact. One transaction writes it, the fact's new state over the
     * state {@code before} (recognised by its revision), the match keys and the revision.
     *
     * @param sighting absent when the version no longer reports the fact
     * @param keys match keys that no fact holds yet
     * @return false when another writer changed the fact or took one of the keys; then nothing was written
     */
    boolean rewrite(
            Fact before,
            Fact after,
            VersionKey version,
            Optional<Sighting> sighting,
            Set<MatchKey> keys,
            Optional<Revision> revision);

    /** Sets the facts that an indexed version reports, after its sightings were written. */
    void report(VersionKey version, Collection<String> facts);
}
