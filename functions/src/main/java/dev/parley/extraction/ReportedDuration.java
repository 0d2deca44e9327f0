package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How long an event lasted, as an article gives it: {@code 90 minutes}, {@code about an hour}, {@code over two hours}.
 *
 * @param minutes the length that is named
 * @param bound how the named length relates to the actual one
 */
public record ReportedDuration(int minutes, Bound bound) {
    /** How a named length relates to the actual one. */
    public enum Bound {
        EXACT(""),
        ABOUT("about "),
        OVER("over "),
        AT_LEAST("at least "),
        UNDER("under "),
        UP_TO("up to ");

        private final String prefix;

        Bound(String prefix) {
            this.prefix = prefix;
        }

        /** The words before a length in a message, with a space after them; empty for {@link #EXACT}. */
        public String prefix() {
            return prefix;
        }

        /** The name used in JSON: {@code at_least}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The bound with this label; {@link IllegalArgumentException} when there is none. */
        @JsonCreator
        public static Bound of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    public ReportedDuration {
        requireNonNull(bound, "bound");
        if (minutes < 1) {
            throw new IllegalArgumentException("a duration has a minute at least, not " + minutes);
        }
    }

    /** A length without "about" or "over". */
    public static ReportedDuration of(int minutes) {
        return new ReportedDuration(minutes, Bound.EXACT);
    }

    /** Whether two reports name different lengths; "about an hour" and "an hour" are the same. */
    public boolean differsFrom(ReportedDuration other) {
        return minutes != other.minutes;
    }
}
