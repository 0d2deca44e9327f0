package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

/**
 * An alert as it was decided, with what an index must restore when it is rebuilt, so that the alert is not decided again.
 *
 * @param memory a snapshot of the fact; only the index writes and reads it
 */
public record Decision(Alert alert, String memory) {
    public Decision {
        requireNonNull(alert, "alert");
        requireNonNull(memory, "memory");
    }
}
