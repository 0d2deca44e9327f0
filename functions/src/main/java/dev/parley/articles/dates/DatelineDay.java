package dev.parley.articles.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day in a dateline, usually without a year.
 *
 * @param month 1 for January
 * @param day day of the month
 * @param year empty when it was not printed
 * @param weekday empty when it was not printed
 */
public record DatelineDay(int month, int day, OptionalInt year, Optional<DayOfWeek> weekday) {
    private static final String WEEKDAY = "(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?\\s+)?";
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]{0,6})\\.?";
    private static final String DAY = "([0-3]?[0-9])(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:,?\\s+((?:19|20)[0-9]{2}))?";
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?i)(?:^|(?<=[\\s,(]))" + WEEKDAY + MONTH + "\\s+" + DAY + YEAR + "\\.?$");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?i)(?:^|(?<=[\\s,(]))" + WEEKDAY + DAY + "\\s+" + MONTH + YEAR + "\\.?$");
    private static final Pattern ISO =
            Pattern.compile("(?:^|(?<=[\\s,(]))((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])$");

    /** A day at the end of a line, and the offset at which it begins. */
    public record DatelineMatch(DatelineDay day, int start) {}

    /** The day at the end of a dateline; empty when there is none. */
    public static Optional<DatelineMatch> atEndOf(String words) {
        var iso = ISO.matcher(words);
        if (iso.find()) {
            return match(Integer.parseInt(iso.group(2)), iso.group(3), iso.group(1), null, iso.start());
        }
        var monthFirst = MONTH_FIRST.matcher(words);
        if (monthFirst.find() && isMonth(monthFirst.group(2), monthFirst.group(3))) {
            return match(
                    month(monthFirst.group(2)),
                    monthFirst.group(4),
                    monthFirst.group(5),
                    monthFirst.group(1),
                    monthFirst.start());
        }
        var dayFirst = DAY_FIRST.matcher(words);
        if (dayFirst.find() && isMonth(dayFirst.group(3), dayFirst.group(4))) {
            return match(
                    month(dayFirst.group(3)),
                    dayFirst.group(2),
                    dayFirst.group(5),
                    dayFirst.group(1),
                    dayFirst.start());
        }
        return Optional.empty();
    }

    /** The date in a given year; empty when that year has no such day. */
    public Optional<LocalDate> in(int someYear) {
        try {
            return Optional.of(LocalDate.of(someYear, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<DatelineMatch> match(
            int month, String day, @Nullable String year, @Nullable String weekday, int start) {
        int number = Integer.parseInt(day);
        if (month < 1 || month > 12 || number < 1 || number > Month.of(month).maxLength()) {
            return Optional.empty();
        }
        var parsedYear = year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year));
        var parsedWeekday = Optional.ofNullable(weekday).map(DatelineDay::weekday);
        return Optional.of(new DatelineMatch(new DatelineDay(month, number, parsedYear, parsedWeekday), start));
    }

    /** Whether the word is a prefix of the month's full name: "Mar" and "March" are, "Marseille" is not. */
    private static boolean isMonth(String start, String rest) {
        var full = Month.of(month(start)).name().toLowerCase(Locale.ROOT);
        return full.startsWith((start + rest).toLowerCase(Locale.ROOT));
    }

    private static int month(String start) {
        for (var month : Month.values()) {
            if (month.name().toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT))) {
                return month.getValue();
            }
        }
        throw new IllegalArgumentException("no month: " + start);
    }

    private static DayOfWeek weekday(String start) {
        for (var weekday : DayOfWeek.values()) {
            if (weekday.name().startsWith(start.toUpperCase(Locale.ROOT))) {
                return weekday;
            }
        }
        throw new IllegalArgumentException("no weekday: " + start);
    }
}
