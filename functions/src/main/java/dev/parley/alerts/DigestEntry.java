package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What a digest keeps of an alert.
 *
 * @param line the alert in one line, with its link
 */
public record DigestEntry(
        String alertId, String factId, @JsonUnwrapped FilterValues filterValues, String line) {
    public DigestEntry {
        requireNonNull(alertId, "alertId");
        requireNonNull(factId, "factId");
        requireNonNull(filterValues, "filterValues");
        requireNonNull(line, "line");
    }

    public static DigestEntry of(Alert alert) {
        return new DigestEntry(
                alert.id(),
                alert.factId(),
                alert.filterValues(),
                alert.message().sms());
    }

    /** The same entry, marked as one that may have been sent before. */
    public DigestEntry repeated() {
        return new DigestEntry(alertId, factId, filterValues, "(repeat) " + line);
    }
}
