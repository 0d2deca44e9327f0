package dev.parley.lucene.index;

import static java.time.ZoneOffset.UTC;

import dev.parley.extraction.PartialDate;
import dev.parley.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;

/** The days on which a fact may have happened: one day, or all days of a month or year when no more is known. */
record Days(LocalDate first, LocalDate last) {
    /** The days of a fact. A fact without a date has the day on which it was first seen, as in all lists. */
    static Days of(Fact fact) {
        var seen = PartialDate.of(LocalDate.ofInstant(fact.firstSeen(), UTC));
        var date = fact.date().orElse(seen);
        return new Days(date.first(), date.last());
    }

    /** The day of a moment in UTC, as days since 1970. */
    static long epochDay(Instant moment) {
        return LocalDate.ofInstant(moment, UTC).toEpochDay();
    }
}
