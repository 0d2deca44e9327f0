package dev.parley.fixity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A deviation from what was archived.
 *
 * @param what the object's key
 * @param why the reason, as a sentence
 */
public record Finding(Kind kind, String what, String why) {
    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(what, "what");
        requireNonNull(why, "why");
    }

    /** The kinds of deviation. */
    public enum Kind {
        /** The object exists, but is not what was archived. */
        DAMAGED,
        /** The index has a version without an object. */
        MISSING,
        /** The archive has a version that the index lacks. */
        UNINDEXED,
        /** The object is under the prefix of versions, but is none. */
        STRAY,
        /** The object could not be read, so nothing is known about it. */
        UNREAD;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
