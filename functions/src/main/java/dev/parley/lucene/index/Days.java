package dev.parley.lucene.index;

import static java.time.ZoneOffset.UTC;

import dev.parley.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** The days on which a fact may have happened: one day, or all days of a month or year when no more is known. */
record Days(LocalDate first, LocalDate last) {
    private static final int YEAR = 4;
    private static final int MONTH = 7;

    /** The days of a fact. A fact without a date has the day on which it was first seen, as in all lists. */
    static Days of(Fact fact) {
        var date = fact.sortDate();
        return switch (date.length()) {
            case YEAR ->
                new Days(Year.parse(date).atDay(1), Year.parse(date).atMonth(12).atEndOfMonth());
            case MONTH ->
                new Days(YearMonth.parse(date).atDay(1), YearMonth.parse(date).atEndOfMonth());
            default -> {
                var day = LocalDate.parse(date);
                yield new Days(day, day);
            }
        };
    }

    /** The day of a moment in UTC, as days since 1970. */
    static long epochDay(Instant moment) {
        return LocalDate.ofInstant(moment, UTC).toEpochDay();
    }
}
