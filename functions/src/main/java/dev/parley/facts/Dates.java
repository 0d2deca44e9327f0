package dev.parley.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Dates as mentions give them: ISO 8601, cut to what is known. */
final class Dates {
    private static final int ISO_DAY = 10;

    private Dates() {}

    /** Whether both are known and exclude each other: a day does not exclude its month. */
    static boolean differ(Optional<String> some, Optional<String> other) {
        return some.isPresent()
                && other.isPresent()
                && !some.get().startsWith(other.get())
                && !other.get().startsWith(some.get());
    }

    static Optional<LocalDate> day(Optional<String> date) {
        return date.filter(d -> d.length() == ISO_DAY).map(LocalDate::parse);
    }

    /** Days between two dates; empty when one is no day. */
    static Optional<Long> apart(Optional<String> some, Optional<String> other) {
        return day(some).flatMap(a -> day(other).map(b -> Math.abs(ChronoUnit.DAYS.between(a, b))));
    }
}
