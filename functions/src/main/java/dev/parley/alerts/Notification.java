package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One message to send.
 *
 * @param id the same for every attempt to send it, never used for another message
 * @param made when it was closed; nothing is added to it after that
 */
public record Notification(String id, Kind kind, Instant made) {
    public Notification {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(made, "made");
    }

    /** What a message contains. */
    public enum Kind {
        /** The alerts of one version of an article. */
        REPORT,
        /** The alerts that exceeded an hour's limit. */
        STORM,
        /** All alerts since the last daily digest. */
        DAY
    }
}
