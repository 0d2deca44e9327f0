package dev.parley.articles.dates;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A date found in a line of text.
 *
 * @param day the date; when it is ambiguous, the reading with the day first
 * @param monthFirst the reading with the month first when the date is ambiguous, such as 2/12/2025
 * @param showsOrder the order of day and month that this date proves, such as 2/13/2025
 * @param start offset of its first character in the line
 * @param end offset after its last character
 */
public record ScannedDate(
        LocalDate day, Optional<LocalDate> monthFirst, Optional<DayOrder> showsOrder, int start, int end) {
    public ScannedDate {
        requireNonNull(day, "day");
        requireNonNull(monthFirst, "monthFirst");
        requireNonNull(showsOrder, "showsOrder");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a range of characters: " + start + " to " + end);
        }
    }
}
