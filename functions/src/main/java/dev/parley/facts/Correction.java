package dev.parley.facts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an article's new version states otherwise than its versions before. Silence is no correction, nor is more
 * detail (a day for a month, a minister beside his president, a length where none was given), nor the same sentence
 * read on another day.
 */
public final class Correction {
    /** Days by which an article errs about what happened; a running report of days further on tells of others. */
    private static final int MOST_DAYS = 3;

    /** Days by which a plan may move. */
    private static final int MOST_PLANNED_DAYS = 31;

    private final Mention now;
    private final Optional<Sighting> last;
    private final Optional<Sighting> lastDated;
    private final Optional<Integer> lastDuration;
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
        this.lastDuration = earlier.stream()
                .flatMap(s -> s.mention().durationMinutes().stream())
                .findFirst();
    }

    private static boolean comparable(Mention some, Mention other) {
        return !some.background() && !other.background() && oneOccasion(some.type()) == oneOccasion(other.type());
    }

    /** A visit and the talks in it may change places as an article is edited; that corrects nothing. */
    private static FactType oneOccasion(FactType type) {
        return type == FactType.TALKS_STARTED ? FactType.TALKS_HELD : type;
    }

    /**
     * Whether a mention can only be a correction of one that the version before made and this one no longer makes. One
     * of date and parties may be another: with both, it is another occasion.
     */
    public static boolean restates(Mention before, Mention now) {
        if (!comparable(before, now)) {
            return false;
        }
        var sameParties = !before.participants().isEmpty()
                && Parties.missing(before.participants(), now.participants()).isEmpty();
        var sameDate = !Dates.differ(before.date(), now.date());
        return sameDate && Parties.shareOne(before.participants(), now.participants())
                || sameParties
                        && Dates.apart(before.date(), now.date())
                                .filter(days ->
                                        days <= (now.status() == Status.PLANNED ? MOST_PLANNED_DAYS : MOST_DAYS))
                                .isPresent();
    }

    /** The date that was stated before, when it is another one now. */
    @SuppressWarnings("OptionalMapToOptional") // the mention before may have had no date
    Optional<Optional<String>> oldDate() {
        if (now.datePrecision().filter(Mention.PUBLISHED::equals).isPresent()) {
            return Optional.empty();
        }
        return lastDated
                .filter(s -> Dates.differ(s.mention().date(), now.date()))
                .filter(s ->
                        !s.mention().evidence().text().equals(now.evidence().text()))
                .filter(s -> !(onItsDay(s) && onItsDay(sighting)))
                .map(s -> s.mention().date());
    }

    /** "Today", or no day at all, in an article that was dated anew. */
    private static boolean onItsDay(Sighting sighting) {
        return sighting.mention().date().equals(Optional.of(sighting.published().toString()));
    }

    /** The length in minutes that was stated before, when it is another one now. */
    Optional<Integer> oldDuration() {
        return lastDuration.filter(old -> now.durationMinutes().isPresent()
                && !now.durationMinutes().get().equals(old));
    }

    /** Those who were named before and for whom others are named now. */
    List<Participant> oldParticipants() {
        return last.map(s -> s.mention().participants())
                .filter(old -> Parties.replaced(old, now.participants()))
                .map(old -> Parties.missing(old, now.participants()))
                .orElse(List.of());
    }

    /** The status that was stated before, when it is another one now; what happened becomes history without a word. */
    Optional<Status> oldStatus() {
        return last.map(s -> s.mention().status())
                .filter(old -> old != now.status() && now.status() != Status.HISTORICAL);
    }

    /** Who denied it in the version before, when this one no longer does. */
    Optional<String> oldDenial() {
        return last.filter(s -> s.mention().status() == Status.DENIED && now.status() != Status.DENIED)
                .map(s -> s.mention().claimedBy().orElse(s.outlet()));
    }
}
