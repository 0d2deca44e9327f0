package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

/**
 * An alert as it was decided, with what an index that was lost must know again so as not to decide it twice.
 *
 * @param memory written and read by the index alone
 */
public record Decision(Alert alert, String memory) {
    public Decision {
        requireNonNull(alert, "alert");
        requireNonNull(memory, "memory");
    }
}
