package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that is not as it should be.
 *
 * @param what the object's key
 * @param why a sentence
 */
public record Finding(Kind kind, String what, String why) {
    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(what, "what");
        requireNonNull(why, "why");
    }

    /** What is wrong. */
    public enum Kind {
        /** The object is there, and is not what was archived. */
        DAMAGED,
        /** The index knows a version that is not there. */
        MISSING,
        /** The archive has a version that the index does not know. */
        UNINDEXED,
        /** The object lies where versions lie, and is none. */
        STRAY,
        /** It could not be read; nothing is known of it. */
        UNREAD;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
