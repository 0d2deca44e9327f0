package dev.parley.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why subscribers are alerted of a fact. */
public enum AlertReason {
    /** Subscribers were not notified of it yet. */
    NEW,
    /** Subscribers were notified of the plan, and it took place; sent once. */
    NOW_HAPPENED,
    /** What subscribers were notified of is wrong, or was withdrawn, or is reported again after a withdrawal. */
    CORRECTED;

    /** The name used in JSON: {@code now-happened}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
