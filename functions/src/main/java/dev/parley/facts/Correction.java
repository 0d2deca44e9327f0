package dev.parley.facts;

import dev.parley.extraction.Mention;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an article's new version corrects in its earlier versions. These are no corrections: silence, more detail (a day
 * for a month, a minister beside his president, a first duration), and another date read from an unchanged sentence.
 */
public final class Correction {
    /** Days by which an article may have misdated what happened. A report further away is about another event. */
    private static final int MAX_DAYS = 3;

    /** Days by which a plan may be moved. */
    private static final int MAX_PLANNED_DAYS = 31;

    private final Mention now;
    private final Optional<Sighting> last;
    private final Optional<Sighting> lastDated;
    private final Optional<ReportedDuration> lastDuration;
    private final Sighting sighting;

    /** @param sightings the fact's sightings in this and other articles, in any order */
    Correction(List<Sighting> sightings, Sighting sighting) {
        this.sighting = sighting;
        this.now = sighting.mention();
        var earlier = sightings.stream()
                .filter(s -> s.precedes(sighting) && comparable(s.mention(), now))
                .sorted(Comparator.comparing(Sighting::arrived))
                .toList()
                .reversed();
        this.last = earlier.stream().findFirst();
        this.lastDated =
                earlier.stream().filter(s -> s.mention().date().isPresent()).findFirst();
        this.lastDuration =
                earlier.stream().flatMap(s -> s.mention().duration().stream()).findFirst();
    }

    private static boolean comparable(Mention some, Mention other) {
        return !some.background() && !other.background() && some.type().isInterchangeableWith(other.type());
    }

    /**
     * Whether a mention of a new version can be a correction of one that only the version before made. Date or parties
     * may be corrected; a mention with other parties and another date is another event.
     */
    public static boolean restates(Mention before, Mention now) {
        if (!comparable(before, now)) {
            return false;
        }
        var sameParties = !before.participants().isEmpty()
                && Parties.missing(before.participants(), now.participants()).isEmpty();
        var sameDate = !PartialDate.differ(before.date(), now.date());
        return sameDate && Parties.shareOne(before.participants(), now.participants())
                || sameParties && isWithinReach(before, now);
    }

    private static boolean isWithinReach(Mention before, Mention now) {
        var most = now.status() == Status.PLANNED ? MAX_PLANNED_DAYS : MAX_DAYS;
        return before.date()
                .flatMap(old -> now.date().flatMap(old::daysApart))
                .filter(days -> days <= most)
                .isPresent();
    }

    /** The date that earlier versions gave, if this version gives another one. */
    Optional<PartialDate> oldDate() {
        if (now.date().filter(PartialDate::isPublished).isPresent()) {
            return Optional.empty();
        }
        return lastDated
                .filter(s -> PartialDate.differ(s.mention().date(), now.date()))
                .filter(s ->
                        !s.mention().evidence().text().equals(now.evidence().text()))
                .filter(s -> !(isDatedAsPublished(s) && isDatedAsPublished(sighting)))
                .flatMap(s -> s.mention().date());
    }

    /** Whether the date is that of publication, because the article says "today" or nothing. */
    private static boolean isDatedAsPublished(Sighting sighting) {
        return sighting.mention()
                .date()
                .flatMap(PartialDate::day)
                .filter(sighting.published()::equals)
                .isPresent();
    }

    /** The duration that earlier versions gave, if this version gives another one. */
    Optional<ReportedDuration> oldDuration() {
        return lastDuration.filter(
                old -> now.duration().filter(old::differsFrom).isPresent());
    }

    /** The participants whom this version replaces by others. */
    List<Participant> oldParticipants() {
        return last.map(s -> s.mention().participants())
                .filter(old -> Parties.replaced(old, now.participants()))
                .map(old -> Parties.missing(old, now.participants()))
                .orElse(List.of());
    }

    /** The status that the version before gave, if this one gives another. History corrects no status. */
    Optional<Status> oldStatus() {
        return last.map(s -> s.mention().status())
                .filter(old -> old != now.status() && now.status() != Status.HISTORICAL);
    }

    /** Who denied it in the version before, if this version does not. */
    Optional<String> oldDenial() {
        return last.filter(s -> s.mention().status() == Status.DENIED && now.status() != Status.DENIED)
                .map(s -> s.mention().claimedBy().orElse(s.outlet()));
    }
}
