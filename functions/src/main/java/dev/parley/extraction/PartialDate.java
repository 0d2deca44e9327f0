package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A day, month or year, as far as an article tells when something happens.
 *
 * @param first the first day that it can mean
 * @param precision what is known of it, and from where
 */
public record PartialDate(LocalDate first, Precision precision) {
    private static final int MONTH_LENGTH = 7;
    private static final int YEAR_LENGTH = 4;

    /** How much of a date is known. */
    public enum Precision {
        /** The article names the day. */
        DAY,
        MONTH,
        YEAR,
        /** The article names no day; the date is the day on which it was published. */
        PUBLISHED;

        /** The name used in JSON: {@code published}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PartialDate {
        requireNonNull(precision, "precision");
        first = switch (precision) {
            case DAY, PUBLISHED -> requireNonNull(first, "first");
            case MONTH -> first.withDayOfMonth(1);
            case YEAR -> first.withDayOfYear(1);
        };
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, Precision.DAY);
    }

    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.atDay(1), Precision.MONTH);
    }

    public static PartialDate of(Year year) {
        return new PartialDate(year.atDay(1), Precision.YEAR);
    }

    /** The day on which an article that names no day was published. */
    public static PartialDate published(LocalDate day) {
        return new PartialDate(day, Precision.PUBLISHED);
    }

    /**
     * Reads {@code 2025-02-12}, {@code 2025-02} or {@code 2025}.
     *
     * @throws java.time.DateTimeException when the text is none of these
     */
    @JsonCreator
    public static PartialDate parse(String text) {
        return switch (text.length()) {
            case MONTH_LENGTH -> of(YearMonth.parse(text));
            case YEAR_LENGTH -> of(Year.parse(text));
            default -> of(LocalDate.parse(text));
        };
    }

    /** This date with the precision that is stored beside it; it must be one that the date can have. */
    PartialDate with(Precision other) {
        var date = new PartialDate(first, other);
        if (!date.toString().equals(toString())) {
            throw new IllegalArgumentException(this + " is no date of precision " + other.label());
        }
        return date;
    }

    /** Whether the article itself names the day. */
    public boolean isNamedDay() {
        return precision == Precision.DAY;
    }

    /** Whether it is only the day on which the article was published. */
    public boolean isPublished() {
        return precision == Precision.PUBLISHED;
    }

    /** The day, named or of publication; empty for a month or a year. */
    public Optional<LocalDate> day() {
        return switch (precision) {
            case DAY, PUBLISHED -> Optional.of(first);
            case MONTH, YEAR -> Optional.empty();
        };
    }

    /** The last day that it can mean. */
    public LocalDate last() {
        return switch (precision) {
            case DAY, PUBLISHED -> first;
            case MONTH -> YearMonth.from(first).atEndOfMonth();
            case YEAR -> first.withDayOfYear(first.lengthOfYear());
        };
    }

    /** This date without where it comes from: a day of publication is a day. */
    public PartialDate withoutSource() {
        return isPublished() ? of(first) : this;
    }

    /** Whether both cannot be the same: a day does not exclude its month. */
    public boolean excludes(PartialDate other) {
        return last().isBefore(other.first) || other.last().isBefore(first);
    }

    /** Whether both are known and exclude each other. */
    public static boolean differ(Optional<PartialDate> some, Optional<PartialDate> other) {
        return some.isPresent() && other.filter(some.get()::excludes).isPresent();
    }

    /** Days between two days, never negative; empty when one of them is a month or a year. */
    public Optional<Long> daysApart(PartialDate other) {
        return day().flatMap(a -> other.day().map(b -> Math.abs(ChronoUnit.DAYS.between(a, b))));
    }

    /** ISO 8601, cut to what is known: {@code 2025-02-12}, {@code 2025-02} or {@code 2025}. */
    @Override
    @JsonValue
    public String toString() {
        return switch (precision) {
            case DAY, PUBLISHED -> first.toString();
            case MONTH -> YearMonth.from(first).toString();
            case YEAR -> Year.from(first).toString();
        };
    }
}
