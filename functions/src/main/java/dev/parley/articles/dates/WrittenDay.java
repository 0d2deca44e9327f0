package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A day as it is written in a line of text.
 *
 * @param day the only reading, or the one with the day first
 * @param monthFirst the other reading of 2/12/2025
 * @param shows the order that the page writes, where this day shows it: 2/13/2025
 * @param start where it begins in the line
 * @param end where it ends
 */
public record WrittenDay(LocalDate day, Optional<LocalDate> monthFirst, Optional<DayOrder> shows, int start, int end) {
    public WrittenDay {
        requireNonNull(day, "day");
        requireNonNull(monthFirst, "monthFirst");
        requireNonNull(shows, "shows");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("no part of a line: " + start + " to " + end);
        }
    }

    boolean isAmbiguous() {
        return monthFirst.isPresent();
    }
}
