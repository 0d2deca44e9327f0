package dev.parley.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an alert tells of a fact. */
public enum AlertReason {
    /** Nobody was told of it yet. */
    NEW,
    /** It was told as planned, and took place. Said once. */
    NOW_HAPPENED,
    /** What was told of it turned out to be wrong, or its report was withdrawn. */
    CORRECTED;

    /** The name used in JSON: {@code now-happened}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The news with this label; {@link IllegalArgumentException} when there is none. */
    @JsonCreator
    public static AlertReason of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
