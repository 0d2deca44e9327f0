package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DateSource;

/**
 * A date as printed, and where.
 *
 * @param text as it was found, not blank
 */
public record RawDate(DateSource place, String text) {
    public RawDate {
        requireNonNull(place, "place");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a printed date is not blank");
        }
    }
}
