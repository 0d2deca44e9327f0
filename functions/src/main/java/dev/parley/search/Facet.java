package dev.parley.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What results are counted by. */
public enum Facet {
    PERSON,
    COUNTRY,
    TYPE,
    STATUS,
    /** {@code true} or {@code false}: see {@link dev.parley.facts.Fact}. */
    CONFIRMED,
    SOURCE,
    LANGUAGE,
    /** The year of a fact's day, or of a version's publication. */
    YEAR;

    /** The name used in requests and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many results have a value. */
    public record Count(String value, long count) {}
}
