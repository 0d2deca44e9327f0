package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One message that is to be sent, and what it tells of.
 *
 * @param id the same for every attempt, never used again
 * @param made when it was closed: nothing was added to it since
 */
public record Notification(String id, Kind kind, Instant made) {
    public Notification {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(made, "made");
    }

    /** What a message tells of. */
    public enum Kind {
        /** The alerts of one version of an article. */
        REPORT,
        /** What was held back because it exceeded the hour's limit. */
        STORM,
        /** Everything since the last digest of a day. */
        DAY
    }
}
