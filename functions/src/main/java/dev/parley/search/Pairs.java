package dev.parley.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How often two people or two countries took part in one fact, as sides of it.
 *
 * @param pairs at most {@value #MOST}, the most frequent first
 */
public record Pairs(List<Pair> pairs) {
    /** The number of pairs that are counted. */
    public static final int MOST = 200;

    /** What a pair consists of. */
    public enum Of {
        /** Two people who do not speak for the same country or body. */
        PERSON,
        COUNTRY;

        /** The name in requests and JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param first the id that comes first in the alphabet
     * @param count number of facts
     */
    public record Pair(String first, String second, long count) {}

    public Pairs {
        pairs = List.copyOf(pairs);
    }
}
