package dev.parley.articles;

import static java.util.Objects.requireNonNull;

/**
 * A date as printed, and where.
 *
 * @param text as it was found, not blank
 */
record PrintedDate(DayPlace place, String text) {
    PrintedDate {
        requireNonNull(place, "place");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a printed date is not blank");
        }
    }
}
