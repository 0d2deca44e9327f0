package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the extractor reads of an article.
 *
 * @param title the headline, empty when there is none
 * @param text the normalised text, its dateline and page noise already taken off; evidence offsets count in it
 * @param published the day the article appeared, by its dateline, its publisher or its arrival, in that order of trust
 * @param dayKnown false where {@code published} is only the day of arrival, so that no weekday can be computed from it
 * @param place the dateline's place, in the dateline's own spelling
 */
public record Reading(String title, String text, LocalDate published, Optional<String> place, boolean dayKnown) {
    /** A reading of an article whose day is known. */
    public Reading(String title, String text, LocalDate published, Optional<String> place) {
        this(title, text, published, place, true);
    }

    public Reading {
        requireNonNull(title, "title");
        requireNonNull(text, "text");
        requireNonNull(published, "published");
        requireNonNull(place, "place");
    }
}
