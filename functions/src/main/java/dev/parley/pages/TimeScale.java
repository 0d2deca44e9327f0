package dev.parley.pages;

import dev.parley.search.DayRange;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Counts of days, gathered into days, months, years or decades, whichever makes a chart that can be read.
 *
 * @param periods in order without gaps; empty when there is nothing to count
 */
record TimeScale(Unit unit, List<Period> periods) {
    private static final int MOST_DAYS = 92;
    private static final int MOST_MONTHS = 60;
    private static final int MOST_YEARS = 80;
    private static final int YEARS_A_DECADE = 10;

    /** What one bar of a chart stands for. */
    enum Unit {
        DAY("d MMM yyyy"),
        MONTH("MMM yyyy"),
        YEAR("yyyy"),
        DECADE("yyyy's'");

        private final DateTimeFormatter format;

        Unit(String pattern) {
            format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        }

        /** In a sentence such as "facts by month". */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
                case DECADE ->
                    day.withDayOfYear(1).withYear(Math.floorDiv(day.getYear(), YEARS_A_DECADE) * YEARS_A_DECADE);
            };
        }

        private LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case MONTH -> start.plusMonths(1);
                case YEAR -> start.plusYears(1);
                case DECADE -> start.plusYears(YEARS_A_DECADE);
            };
        }
    }

    /**
     * @param from its first day
     * @param to its last day
     */
    record Period(LocalDate from, LocalDate to, String label, long count) {}

    TimeScale {
        periods = List.copyOf(periods);
    }

    /** @param range days that are asked for; an open end is that of the counts */
    static TimeScale of(SortedMap<LocalDate, Long> days, DayRange range) {
        if (days.isEmpty()) {
            return new TimeScale(Unit.YEAR, List.of());
        }
        var first = range.from().orElse(days.firstKey());
        var last = range.to().orElse(days.lastKey());
        if (last.isBefore(first)) {
            return new TimeScale(Unit.YEAR, List.of());
        }
        var unit = unit(first, last);
        var periods = new ArrayList<Period>();
        for (var start = unit.start(first); !start.isAfter(last); start = unit.next(start)) {
            var end = unit.next(start).minusDays(1);
            long count = days.subMap(start, unit.next(start)).entrySet().stream()
                    .filter(day ->
                            !day.getKey().isBefore(first) && !day.getKey().isAfter(last))
                    .mapToLong(day -> day.getValue())
                    .sum();
            periods.add(new Period(start, end, unit.format.format(start), count));
        }
        return new TimeScale(unit, periods);
    }

    private static Unit unit(LocalDate first, LocalDate last) {
        if (ChronoUnit.DAYS.between(first, last) < MOST_DAYS) {
            return Unit.DAY;
        }
        if (ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last) < MOST_MONTHS) {
            return Unit.MONTH;
        }
        return last.getYear() - first.getYear() < MOST_YEARS ? Unit.YEAR : Unit.DECADE;
    }

    long highest() {
        return periods.stream().mapToLong(Period::count).max().orElse(0);
    }

    long total() {
        return periods.stream().mapToLong(Period::count).sum();
    }
}
