package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What subscribers were told of a fact last: what they hold to be true.
 *
 * @param withdrawn whether they were told that nobody reports it any longer
 * @param nowHappened whether they were told, after a plan, that it happened; they hear that once
 * @param when when that was decided
 */
public record LastNotified(
        Status status,
        Optional<String> date,
        List<Participant> participants,
        Optional<Integer> durationMinutes,
        boolean withdrawn,
        boolean nowHappened,
        Instant when) {
    public LastNotified {
        requireNonNull(status, "status");
        requireNonNull(date, "date");
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(when, "when");
        participants = List.copyOf(participants);
    }

    /** What a subscriber would have wrong. */
    public enum Detail {
        STATUS,
        PARTICIPANTS,
        DATE,
        DURATION
    }

    /** In what the fact as it is now contradicts what was told; what only adds to it does not. */
    public Set<Detail> contradictedBy(Fact fact) {
        var wrong = EnumSet.noneOf(Detail.class);
        if (status != fact.status()) {
            wrong.add(Detail.STATUS);
        }
        if (Parties.replaced(participants, fact.participants())) {
            wrong.add(Detail.PARTICIPANTS);
        }
        if (Dates.differ(date, fact.date())) {
            wrong.add(Detail.DATE);
        }
        if (durationMinutes.isPresent()
                && fact.durationMinutes().isPresent()
                && !durationMinutes.equals(fact.durationMinutes())) {
            wrong.add(Detail.DURATION);
        }
        return wrong;
    }
}
