package dev.parley.facts;

import static java.util.Objects.requireNonNull;

/**
 * An exact key that only one fact can hold: occasion, parties and time, as
 * {@code leader_call|donald-trump+vladimir-putin|2025-02-12}. A fact holds several: see {@link Identity}.
 */
public record MatchKey(String key) {
    public MatchKey {
        requireNonNull(key, "key");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a match key is not blank");
        }
    }

    /** Whether it names only one party, without a second party or a place: the weakest kind of key. */
    boolean namesOneParty() {
        var parties = key.substring(key.indexOf('|') + 1, key.lastIndexOf('|'));
        return parties.indexOf('+') < 0 && parties.indexOf('@') < 0;
    }
}
