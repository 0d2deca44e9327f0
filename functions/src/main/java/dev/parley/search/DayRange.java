package dev.parley.search;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/** A range of days in UTC, both ends included. An absent end is open. */
public record DayRange(Optional<LocalDate> from, Optional<LocalDate> to) {
    public static final DayRange ANY = new DayRange(Optional.empty(), Optional.empty());

    public DayRange {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException("the range begins on " + from.get() + ", after its end on " + to.get());
        }
    }

    /** Whether the range contains every day. */
    public boolean isOpen() {
        return from.isEmpty() && to.isEmpty();
    }
}
