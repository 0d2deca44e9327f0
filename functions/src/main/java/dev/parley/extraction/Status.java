package dev.parley.extraction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a mention says that the fact is done, announced, suggested, denied or past history. */
public enum Status {
    HAPPENED,
    PLANNED,
    PROPOSED,
    DENIED,
    HISTORICAL;

    /** Only what happened or was firmly announced may alert anybody. */
    public boolean mayAlert() {
        return this == HAPPENED || this == PLANNED;
    }

    /** The name used in JSON: {@code happened}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with this label; {@link IllegalArgumentException} when there is none. */
    @JsonCreator
    public static Status of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
