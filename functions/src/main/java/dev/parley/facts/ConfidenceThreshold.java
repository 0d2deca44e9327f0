package dev.parley.facts;

import dev.parley.extraction.Mention;

/**
 * The confidence from which a single report is believed. A report below it needs a second, independent outlet.
 *
 * @param value 0 to 1; 0 believes every report
 */
public record ConfidenceThreshold(double value) {
    public ConfidenceThreshold {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a confidence threshold is between 0 and 1, not " + value);
        }
    }

    public boolean isReachedBy(Mention mention) {
        return mention.confidence() >= value;
    }
}
