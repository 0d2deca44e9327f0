package dev.parley.facts;

import dev.parley.extraction.Mention;

/**
 * The confidence from which a report is believed alone. What lies below waits for a second, independent outlet.
 *
 * @param value 0 to 1; 0 believes every report
 */
public record ConfidenceThreshold(double value) {
    public ConfidenceThreshold {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a confidence threshold lies between 0 and 1, not at " + value);
        }
    }

    public boolean isReachedBy(Mention mention) {
        return mention.confidence() >= value;
    }
}
