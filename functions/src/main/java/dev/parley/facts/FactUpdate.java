package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one version of an article does to a fact: its next state, the page of its history, and whether subscribers
 * hear of it.
 *
 * <ul>
 *   <li>A report below the {@linkplain ConfidenceThreshold threshold} founds an unconfirmed fact, of which nobody is
 *       told. The fact is confirmed, and told as new, by a report above it or by that of a second, independent outlet.
 *       To a confirmed fact such a report adds itself as a source, and what it states otherwise counts only when
 *       another outlet states the same.
 *   <li>A report fills in what was missing. Where reports differ, the first is believed, but for the one that makes
 *       it news, which is believed before those that did not.
 *   <li>A plan that took place is told once more, as {@link AlertReason#NOW_HAPPENED}, once.
 *   <li>A new version of an article that states otherwise than the version before corrects what the fact has from it.
 *       Subscribers hear of that only where they would otherwise hold something wrong: so a version that takes a
 *       correction back is told too, and one that arrives at what they were told is not.
 *   <li>A denial marks the fact as disputed, whoever utters it; it alerts nobody.
 *   <li>A new version that no longer reports the fact withdraws the article's report. Once no outlet reports it,
 *       those who were told of it are told so; and told again when somebody reports it after all.
 * </ul>
 *
 * @param revision what changed; absent when it was only seen once more
 * @param news what subscribers are to be told, if anything
 */
public record FactUpdate(Fact before, Fact after, Optional<Revision> revision, Optional<AlertReason> news) {
    public FactUpdate {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(revision, "revision");
        requireNonNull(news, "news");
    }

    /** The fact that a sighting founds. */
    public static FactUpdate founded(String id, Sighting sighting, Timing timing, ConfidenceThreshold threshold) {
        var fact = Fact.founded(id, sighting, threshold.isReachedBy(sighting.mention()));
        var news = fact.confirmed()
                        && timing == Timing.TIMELY
                        && sighting.mention().mayAlert()
                ? Optional.of(AlertReason.NEW)
                : Optional.<AlertReason>empty();
        return new FactUpdate(fact, told(fact, news, sighting.seen()), Optional.empty(), news);
    }

    /**
     * The fact after one more sighting.
     *
     * @param sightings the fact's sightings so far: all of them where {@link #needsSightings} says so, else those of
     *     this article's other versions at least
     */
    public static FactUpdate sighted(
            Fact before, Sighting sighting, List<Sighting> sightings, Timing asked, ConfidenceThreshold threshold) {
        // A version that is overtaken by a later one of its article has no say any more.
        var timing = sightings.stream().anyMatch(s -> s.overtakes(sighting)) ? Timing.OVERTAKEN : asked;
        var mention = sighting.mention();
        var believed = new Credibility(before, sighting, sightings, threshold);
        var happens = timing != Timing.OVERTAKEN && believed.happens();
        var confirms = !before.confirmed() && timing != Timing.OVERTAKEN && believed.confirms();
        var isNew = before.told().isEmpty() && timing == Timing.TIMELY && mention.mayAlert() && believed.isBelieved();

        var draft = new FactDraft(before);
        draft.mentions++;
        draft.confirmed |= confirms;
        if (timing != Timing.OVERTAKEN) {
            draft.withdrawnBy.remove(sighting.version().articleId());
        }
        if (mention.status() == Status.DENIED) {
            deny(draft, sighting);
        } else if (confirms && believed.isSure()) {
            takeOver(draft, before, sighting);
        } else if (before.confirmed() && !believed.isBelieved()) {
            vouch(draft, before, sighting);
        } else {
            fillIn(draft, before, sighting, isNew, happens);
            if (confirms) {
                draft.participants = Parties.common(mention.participants(), before.participants());
            }
        }
        var corrects = timing != Timing.OVERTAKEN && (believed.isBelieved() || !before.confirmed());
        var corrected = corrects && correct(draft, before, sighting, sightings, happens);
        var fact = draft.fact();

        var news = isNew
                ? Optional.of(AlertReason.NEW)
                : timing == Timing.TIMELY && believed.isBelieved()
                        ? again(before, fact, sighting, happens, corrected)
                        : Optional.<AlertReason>empty();
        var after = told(fact, news, sighting.seen());
        var cause = cause(before, after, news, corrected);
        return new FactUpdate(
                before, after, Revision.between(before, after, sighting.version(), sighting.seen(), cause), news);
    }

    /**
     * The fact after an article's new version no longer reports it.
     *
     * @param sightings the fact's sightings
     * @param version the version that no longer reports it
     */
    public static FactUpdate withdrawn(
            Fact before, List<Sighting> sightings, VersionKey version, Instant when, Timing timing) {
        var draft = new FactDraft(before);
        draft.withdrawnBy.add(version.articleId());
        draft.sources = outlets(sightings, draft.withdrawnBy, before.status());
        var fact = draft.fact();
        var heldTrue = before.told().filter(t -> !t.withdrawn()).isPresent();
        var news = timing == Timing.TIMELY && fact.withdrawn() && heldTrue
                ? Optional.of(AlertReason.CORRECTED)
                : Optional.<AlertReason>empty();
        var after = told(fact, news, when);
        return new FactUpdate(before, after, Revision.between(before, after, version, when, Cause.WITHDRAWN), news);
    }

    /**
     * The fact after an article that reports it was deleted, of which nobody is told: its count of mentions and its
     * sources stay, unless nobody else reports it.
     *
     * @param others the sightings that stay
     * @param version the newest version of the deleted article that reported it
     */
    public static FactUpdate deleted(Fact before, List<Sighting> others, VersionKey version, Instant when) {
        var draft = new FactDraft(before);
        if (others.isEmpty()) {
            draft.withdrawnBy.add(version.articleId());
            draft.sources.clear();
        }
        var after = draft.fact();
        return new FactUpdate(
                before, after, Revision.between(before, after, version, when, Cause.WITHDRAWN), Optional.empty());
    }

    /**
     * Whether all sightings of a fact must be known to say what one more does to it: it is below the threshold, and
     * another outlet's report may bear it out.
     */
    public static boolean needsSightings(Fact before, Sighting sighting, ConfidenceThreshold threshold) {
        return !threshold.isReachedBy(sighting.mention())
                && sighting.mention().mayAlert()
                && (before.told().isEmpty()
                        || before.withdrawn()
                        || before.told().get().withdrawn()
                        || before.status() == Status.PLANNED);
    }

    /** What unconfirmed reports said of the fact gives way to the first report that is sure. */
    private static void takeOver(FactDraft draft, Fact before, Sighting sighting) {
        var mention = sighting.mention();
        draft.type = mention.type();
        draft.status = mention.status();
        draft.date = mention.date();
        draft.datePrecision = mention.datePrecision();
        draft.durationMinutes = mention.durationMinutes();
        draft.place = mention.place();
        draft.participants = mention.participants().isEmpty() ? before.participants() : mention.participants();
        draft.claimants.clear();
        vouch(draft, before, sighting);
    }

    /** A denial adds nothing but itself. What an article recalls of an old denial is none of this fact. */
    private static void deny(FactDraft draft, Sighting sighting) {
        if (!sighting.mention().background()) {
            draft.deniedBy.add(sighting.mention().claimedBy().orElse(sighting.outlet()));
        }
    }

    /** What the sighting adds, and what it is believed in. */
    private static void fillIn(FactDraft draft, Fact before, Sighting sighting, boolean isNew, boolean happens) {
        var mention = sighting.mention();
        // A plan that cannot have taken place yet is still one.
        var premature = before.status() == Status.PLANNED && mention.status() == Status.HAPPENED && !happens;
        var fulfilled = before.status() == Status.PLANNED && happens;
        var believed = isNew || fulfilled;
        // A planned day gives way to the day that is named for its happening, and a day of publication to any.
        var named = mention.isDated()
                && before.datePrecision().filter(Mention.PUBLISHED::equals).isPresent();
        var dates = isNew || named || fulfilled && mention.isDated();
        if (dates && mention.date().isPresent() || before.date().isEmpty() && !premature) {
            draft.date = mention.date();
            draft.datePrecision = mention.datePrecision();
        }
        if (isNew) {
            draft.type = mention.type();
            draft.status = mention.status();
            draft.durationMinutes = mention.durationMinutes();
            draft.place = mention.place();
        } else {
            var kept = premature || mention.background();
            draft.status = kept ? before.status() : surer(before.status(), mention.status());
            draft.durationMinutes = fulfilled
                    ? mention.durationMinutes().or(before::durationMinutes)
                    : before.durationMinutes().or(mention::durationMinutes);
            draft.place = before.place().or(mention::place);
        }
        // What is told names whom the report names; a pair needs nobody whom an earlier report only recalled.
        var names = isNew && mention.participants().size() > 1
                ? mention.participants()
                : Parties.joined(mention.participants(), before.participants());
        draft.participants = believed ? names : Parties.joined(before.participants(), mention.participants());
        vouch(draft, before, sighting);
    }

    /** Who only told of a plan does not vouch for its having happened: a surer report starts the count anew. */
    private static void vouch(FactDraft draft, Fact before, Sighting sighting) {
        if (!supports(before.status(), draft.status)) {
            draft.sources.clear();
            draft.claimants.clear();
        }
        var overtaken = draft.withdrawnBy.contains(sighting.version().articleId());
        if (supports(sighting.mention().status(), draft.status) && !overtaken) {
            draft.sources.add(sighting.outlet());
            sighting.mention().claimedBy().ifPresent(draft.claimants::add);
        }
    }

    /** Whether a report with this status bears out that one; what is recalled as history happened. */
    static boolean supports(Status reported, Status stated) {
        return reported == Status.HISTORICAL || rank(reported) <= rank(stated);
    }

    /** Takes over what a new version corrects, where the fact had it from this article; says whether it did. */
    private static boolean correct(
            FactDraft draft, Fact before, Sighting sighting, List<Sighting> sightings, boolean happens) {
        var mention = sighting.mention();
        var correction = new Correction(sightings, sighting);
        boolean corrected = false;
        correction.oldDenial().ifPresent(draft.deniedBy::remove);
        if (correction.oldDate().filter(before.date()::equals).isPresent()) {
            draft.date = mention.date();
            draft.datePrecision = mention.datePrecision();
            corrected = true;
        }
        if (correction.oldDuration().isPresent() && correction.oldDuration().equals(before.durationMinutes())) {
            draft.durationMinutes = mention.durationMinutes();
            corrected = true;
        }
        var gone = correction.oldParticipants();
        if (!gone.isEmpty() && before.participants().containsAll(gone)) {
            draft.participants = Parties.joined(
                    mention.participants(),
                    before.participants().stream()
                            .filter(p -> !gone.contains(p))
                            .toList());
            corrected = true;
        }
        var premature = mention.status() == Status.HAPPENED && !happens;
        if (correction.oldStatus().filter(before.status()::equals).isPresent() && !premature) {
            corrected |= restated(draft, sighting, sightings);
        }
        return corrected;
    }

    /** A status is taken over, unless the article turned to denying what others still report. */
    private static boolean restated(FactDraft draft, Sighting sighting, List<Sighting> sightings) {
        if (sighting.mention().status() == Status.DENIED) {
            var without = new LinkedHashSet<>(draft.withdrawnBy);
            without.add(sighting.version().articleId());
            draft.sources = outlets(sightings, without, draft.status);
            if (!draft.sources.isEmpty()) {
                return false;
            }
        }
        draft.status = sighting.mention().status();
        return true;
    }

    /** What those who were told of a fact before hear of it now. */
    private static Optional<AlertReason> again(
            Fact before, Fact fact, Sighting sighting, boolean happens, boolean corrected) {
        var told = before.told().orElse(null);
        if (told == null) {
            return Optional.empty();
        }
        var reports = sighting.mention().mayAlert();
        if (told.withdrawn()) {
            return reports && !fact.withdrawn() ? Optional.of(AlertReason.CORRECTED) : Optional.empty();
        }
        if (reports && happens && told.status() == Status.PLANNED && !told.nowHappened()) {
            return Optional.of(AlertReason.NOW_HAPPENED);
        }
        return corrected && !told.contradictedBy(fact).isEmpty()
                ? Optional.of(AlertReason.CORRECTED)
                : Optional.empty();
    }

    /**
     * Whether a sighting tells that the fact took place: not before the day that was planned, nor before the plan was
     * announced. One day is left for time zones.
     */
    static boolean happens(Fact fact, Sighting sighting) {
        var mention = sighting.mention();
        if (mention.status() != Status.HAPPENED
                || mention.background()
                || FutureWording.is(mention.evidence().text())) {
            return false;
        }
        var day = Dates.day(mention.date()).orElse(sighting.published());
        var earliest = Dates.day(fact.date()).orElse(fact.firstPublished()).minusDays(1);
        return !day.isBefore(earliest);
    }

    /** The fact with what subscribers now hold to be true. */
    private static Fact told(Fact fact, Optional<AlertReason> news, Instant when) {
        if (news.isEmpty()) {
            return fact;
        }
        var nowHappened = news.get() == AlertReason.NOW_HAPPENED
                || fact.told().filter(LastNotified::nowHappened).isPresent();
        return fact.withTold(new LastNotified(
                fact.status(),
                fact.date(),
                fact.participants(),
                fact.durationMinutes(),
                fact.withdrawn(),
                nowHappened,
                when));
    }

    private static Cause cause(Fact before, Fact after, Optional<AlertReason> news, boolean corrected) {
        if (news.equals(Optional.of(AlertReason.CORRECTED))) {
            return Cause.CORRECTED;
        }
        if (after.confirmed() && !before.confirmed()) {
            return Cause.CONFIRMED;
        }
        if (before.status() == Status.PLANNED && after.status() == Status.HAPPENED) {
            return Cause.NOW_HAPPENED;
        }
        if (corrected) {
            return Cause.CORRECTED;
        }
        return after.deniedBy().size() > before.deniedBy().size() ? Cause.DENIED : Cause.REPORTED;
    }

    /** The outlets whose articles still bear out a status of the fact: the newest version of each counts. */
    private static LinkedHashSet<String> outlets(List<Sighting> sightings, Set<String> withdrawn, Status status) {
        var outlets = new LinkedHashSet<String>();
        for (var sighting : Corroboration.standing(sightings, withdrawn)) {
            if (supports(sighting.mention().status(), status)) {
                outlets.add(sighting.outlet());
            }
        }
        return outlets;
    }

    /** A report that it happened outranks a plan, a plan outranks a proposal, and any of them a denial. */
    private static Status surer(Status some, Status other) {
        return rank(other) < rank(some) ? other : some;
    }

    private static int rank(Status status) {
        return switch (status) {
            case HAPPENED -> 0;
            case HISTORICAL -> 1;
            case PLANNED -> 2;
            case PROPOSED -> 3;
            case DENIED -> 4;
        };
    }
}
