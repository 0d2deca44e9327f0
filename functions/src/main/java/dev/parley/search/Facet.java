package dev.parley.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A property that search results are counted by. */
public enum Facet {
    PERSON,
    COUNTRY,
    TYPE,
    STATUS,
    /** {@code true} or {@code false}: see {@link dev.parley.facts.Fact}. */
    CONFIRMED,
    SOURCE,
    LANGUAGE,
    /** The year of the fact's day, or of the version's publication. */
    YEAR;

    /** The name in requests and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number of results that have a value. */
    public record Count(String value, long count) {}
}
