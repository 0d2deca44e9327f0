package dev.parley.facts;

import static java.util.Objects.requireNonNull;

/**
 * An exact key that one fact alone may hold: type, parties and day, as {@code call|donald-trump+vladimir-putin|2025-02-12}.
 * A fact holds several: its neighbouring days and the other names of its parties.
 */
public record MatchKey(String key) {
    public MatchKey {
        requireNonNull(key, "key");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a claim needs a key");
        }
    }

    /** Whether it names one party alone, neither a pair nor a place: the weakest key. */
    boolean namesOneParty() {
        var parties = key.substring(key.indexOf('|') + 1, key.lastIndexOf('|'));
        return parties.indexOf('+') < 0 && parties.indexOf('@') < 0;
    }
}
