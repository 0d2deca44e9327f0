package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.DateSource;

/**
 * A date as printed, not yet parsed.
 *
 * @param source where it was printed
 * @param text as printed, not blank
 */
public record RawDate(DateSource source, String text) {
    public RawDate {
        requireNonNull(source, "source");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a printed date is not blank");
        }
    }
}
