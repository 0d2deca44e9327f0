package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.extraction.Status;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What subscribers were last notified of: what they believe about a fact.
 *
 * @param date the date without its source; stored as {@code 2025-02-12}, {@code 2025-02} or {@code 2025}
 * @param withdrawn whether they were notified that nobody reports it any longer
 * @param nowHappened whether they were notified, after a plan, that it happened; that is said once
 * @param when when the notification was decided
 */
public record LastNotified(
        Status status,
        Optional<PartialDate> date,
        List<Participant> participants,
        Optional<Integer> durationMinutes,
        Optional<Bound> durationBound,
        boolean withdrawn,
        boolean nowHappened,
        Instant when) {
    public LastNotified {
        requireNonNull(status, "status");
        date = date.map(PartialDate::withoutSource);
        requireNonNull(durationMinutes, "durationMinutes");
        requireNonNull(durationBound, "durationBound");
        requireNonNull(when, "when");
        participants = List.copyOf(participants);
    }

    @JsonIgnore
    public Optional<ReportedDuration> duration() {
        return durationMinutes.map(minutes -> new ReportedDuration(minutes, durationBound.orElse(Bound.EXACT)));
    }

    /** A detail that subscribers can have wrong. */
    public enum Detail {
        STATUS,
        PARTICIPANTS,
        DATE,
        DURATION
    }

    /** The details that the fact's current state contradicts; additions to a detail contradict nothing. */
    public Set<Detail> contradictedBy(Fact fact) {
        var wrong = EnumSet.noneOf(Detail.class);
        if (status != fact.status()) {
            wrong.add(Detail.STATUS);
        }
        if (Parties.replaced(participants, fact.participants())) {
            wrong.add(Detail.PARTICIPANTS);
        }
        if (PartialDate.differ(date, fact.date())) {
            wrong.add(Detail.DATE);
        }
        if (duration().isPresent()
                && fact.duration().filter(duration().get()::differsFrom).isPresent()) {
            wrong.add(Detail.DURATION);
        }
        return wrong;
    }
}
