package dev.parley.extraction;

import java.util.List;
import java.util.Optional;

/** What is about one event, and has the event's properties as its own. */
public interface AboutEvent {
    Event event();

    default FactType type() {
        return event().type();
    }

    default Status status() {
        return event().status();
    }

    default Optional<PartialDate> date() {
        return event().date();
    }

    default List<Participant> participants() {
        return event().participants();
    }

    default Optional<ReportedDuration> duration() {
        return event().duration();
    }

    /** How long it lasted, in minutes, without regard to "about" or "over". */
    default Optional<Integer> durationMinutes() {
        return event().durationMinutes();
    }

    default Optional<String> place() {
        return event().place();
    }

    /** {@code leader}, {@code minister} or {@code official}: the highest rank that takes part. */
    default String level() {
        return event().level();
    }
}
