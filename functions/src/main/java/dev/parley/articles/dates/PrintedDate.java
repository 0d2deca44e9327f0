package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DayPlace;

/**
 * A date as printed, and where.
 *
 * @param text as it was found, not blank
 */
public record PrintedDate(DayPlace place, String text) {
    public PrintedDate {
        requireNonNull(place, "place");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a printed date is not blank");
        }
    }
}
