package dev.parley.lucene.index;

import static java.time.ZoneOffset.UTC;

import dev.parley.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** The days on which a fact may have happened: one, or all of its month or year where no more is known. */
record Days(LocalDate first, LocalDate last) {
    private static final int YEAR = 4;
    private static final int MONTH = 7;

    /** A fact without a date has the day on which it was first seen, as in every list. */
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

    /** A moment's day in UTC, as days since 1970. */
    static long epochDay(Instant moment) {
        return LocalDate.ofInstant(moment, UTC).toEpochDay();
    }
}
