package dev.parley.facts;

import static java.util.Objects.requireNonNull;

import dev.parley.articles.VersionKey;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one version of an article changes in a fact: its next state, the page of its history, and whether subscribers
 * are alerted.
 *
 * <ul>
 *   <li>A report below the {@linkplain ConfidenceThreshold threshold} creates an unconfirmed fact, which alerts nobody.
 *       A report above the threshold, or one of a second, independent outlet, confirms the fact and alerts as new. A
 *       report below the threshold adds a source to a confirmed fact; what it states otherwise counts only when another
 *       outlet states the same.
 *   <li>A report fills in what was missing. Where reports differ, the first is believed. The report that makes the fact
 *       news is believed before those that did not.
 *   <li>When a plan takes place, subscribers are alerted once more, as {@link AlertReason#NOW_HAPPENED}.
 *   <li>A new version of an article that states otherwise than the version before corrects what the fact has from it.
 *       Subscribers are alerted only where they would otherwise believe something wrong: also of a version that takes
 *       a correction back, but not of one that arrives at what they were last notified of.
 *   <li>A denial by anybody marks the fact as disputed; it alerts nobody.
 *   <li>A new version that no longer reports the fact withdraws the article's report. Once no outlet reports it, those
 *       who were notified of the fact are alerted, and alerted again when somebody reports it after all.
 * </ul>
 *
 * @param revision what changed; absent when only the count of mentions did
 * @param reason why subscribers are alerted; absent when they are not
 */
public record FactUpdate(Fact before, Fact after, Optional<Revision> revision, Optional<AlertReason> reason) {
    public FactUpdate {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(revision, "revision");
        requireNonNull(reason, "reason");
    }

    /** Creates the fact that a sighting reports first. */
    public static FactUpdate founded(String id, Sighting sighting, Timing timing, ConfidenceThreshold threshold) {
        var fact = Fact.founded(id, sighting, threshold.isReachedBy(sighting.mention()));
        var reason = fact.confirmed()
                        && timing == Timing.TIMELY
                        && sighting.mention().mayAlert()
                ? Optional.of(AlertReason.NEW)
                : Optional.<AlertReason>empty();
        return new FactUpdate(fact, notified(fact, reason, sighting.seen()), Optional.empty(), reason);
    }

    /**
     * The fact after one more sighting.
     *
     * @param sightings the fact's sightings so far: all of them if {@link #needsSightings} says so, else at least those
     *     of this article's other versions
     * @param asked the timing, unless a later version of the article is among the sightings
     */
    public static FactUpdate sighted(
            Fact before, Sighting sighting, List<Sighting> sightings, Timing asked, ConfidenceThreshold threshold) {
        // A version that a later one of its article has overtaken changes nothing that the fact states.
        var timing = sightings.stream().anyMatch(s -> s.overtakes(sighting)) ? Timing.OVERTAKEN : asked;
        var mention = sighting.mention();
        var believed = new Credibility(before, sighting, sightings, threshold);
        var happens = timing != Timing.OVERTAKEN && believed.happens();
        var confirms = !before.confirmed() && timing != Timing.OVERTAKEN && believed.confirms();
        var isNew = before.lastNotified().isEmpty()
                && timing == Timing.TIMELY
                && mention.mayAlert()
                && believed.isBelieved();

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
            addSource(draft, before, sighting);
        } else {
            fillIn(draft, before, sighting, isNew, happens);
            if (confirms) {
                draft.participants = Parties.common(mention.participants(), before.participants());
            }
        }
        var corrects = timing != Timing.OVERTAKEN && (believed.isBelieved() || !before.confirmed());
        var corrected = corrects && correct(draft, before, sighting, sightings, happens);
        var fact = draft.fact();

        var reason = isNew
                ? Optional.of(AlertReason.NEW)
                : timing == Timing.TIMELY && believed.isBelieved()
                        ? followUp(before, fact, sighting, happens, corrected)
                        : Optional.<AlertReason>empty();
        var after = notified(fact, reason, sighting.seen());
        var cause = cause(before, after, reason, corrected);
        return new FactUpdate(
                before, after, Revision.between(before, after, sighting.version(), sighting.seen(), cause), reason);
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
        draft.sources = sources(sightings, draft.withdrawnBy, before.status());
        var fact = draft.fact();
        var isBelievedBySubscribers =
                before.lastNotified().filter(last -> !last.withdrawn()).isPresent();
        var reason = timing == Timing.TIMELY && fact.withdrawn() && isBelievedBySubscribers
                ? Optional.of(AlertReason.CORRECTED)
                : Optional.<AlertReason>empty();
        var after = notified(fact, reason, when);
        return new FactUpdate(before, after, Revision.between(before, after, version, when, Cause.WITHDRAWN), reason);
    }

    /**
     * The fact after an article that reports it was deleted. That alerts nobody. Its count of mentions and its sources
     * stay, unless nobody else reports it.
     *
     * @param others the sightings in other articles
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
     * Whether {@link #sighted} needs all sightings of a fact: the new one is below the threshold, and another outlet's
     * report may support it.
     */
    public static boolean needsSightings(Fact before, Sighting sighting, ConfidenceThreshold threshold) {
        return !threshold.isReachedBy(sighting.mention())
                && sighting.mention().mayAlert()
                && (before.lastNotified().isEmpty()
                        || before.withdrawn()
                        || before.lastNotified().get().withdrawn()
                        || before.status() == Status.PLANNED);
    }

    /** The first sure report replaces what unconfirmed reports said. */
    private static void takeOver(FactDraft draft, Fact before, Sighting sighting) {
        var mention = sighting.mention();
        draft.type = mention.type();
        draft.status = mention.status();
        draft.date = mention.date();
        draft.duration = mention.duration();
        draft.place = mention.place();
        draft.participants = mention.participants().isEmpty() ? before.participants() : mention.participants();
        draft.claimants.clear();
        addSource(draft, before, sighting);
    }

    /** A denial adds only its author. A denial that an article recalls as history does not dispute this fact. */
    private static void deny(FactDraft draft, Sighting sighting) {
        if (!sighting.mention().background()) {
            draft.deniedBy.add(sighting.mention().claimedBy().orElse(sighting.outlet()));
        }
    }

    /** Adds what the sighting adds, and replaces what it is believed in. */
    private static void fillIn(FactDraft draft, Fact before, Sighting sighting, boolean isNew, boolean happens) {
        var mention = sighting.mention();
        // A report that a plan has taken place too early leaves it a plan.
        var premature = before.status() == Status.PLANNED && mention.status() == Status.HAPPENED && !happens;
        var fulfilled = before.status() == Status.PLANNED && happens;
        var believed = isNew || fulfilled;
        // The day on which it happened replaces the day that was planned; any named day replaces that of publication.
        var named = mention.isDated()
                && before.date().filter(PartialDate::isPublished).isPresent();
        var dates = isNew || named || fulfilled && mention.isDated();
        if (dates && mention.date().isPresent() || before.date().isEmpty() && !premature) {
            draft.date = mention.date();
        }
        if (isNew) {
            draft.type = mention.type();
            draft.status = mention.status();
            draft.duration = mention.duration();
            draft.place = mention.place();
        } else {
            var unchanged = premature || mention.background();
            draft.status = unchanged ? before.status() : surer(before.status(), mention.status());
            draft.duration = fulfilled
                    ? mention.duration().or(before::duration)
                    : before.duration().or(mention::duration);
            draft.place = before.place().or(mention::place);
        }
        // An alert names whom the report names; a pair needs nobody whom only an earlier report names.
        var names = isNew && mention.participants().size() > 1
                ? mention.participants()
                : Parties.joined(mention.participants(), before.participants());
        draft.participants = believed ? names : Parties.joined(before.participants(), mention.participants());
        addSource(draft, before, sighting);
    }

    /** Counts the outlet as a source, unless it copies another. Sources of a plan do not support that it happened, so the count starts again. */
    private static void addSource(FactDraft draft, Fact before, Sighting sighting) {
        if (!supports(before.status(), draft.status)) {
            draft.sources.clear();
            draft.claimants.clear();
        }
        var overtaken = draft.withdrawnBy.contains(sighting.version().articleId());
        if (supports(sighting.mention().status(), draft.status) && !overtaken) {
            draft.sources.add(sighting);
            sighting.mention().claimedBy().ifPresent(draft.claimants::add);
        }
    }

    /** Whether a report with one status supports another status; what is recalled as history happened. */
    static boolean supports(Status reported, Status stated) {
        return reported == Status.HISTORICAL || rank(reported) <= rank(stated);
    }

    /** Applies what a new version corrects, where the fact had it from this article; true when it changed anything. */
    private static boolean correct(
            FactDraft draft, Fact before, Sighting sighting, List<Sighting> sightings, boolean happens) {
        var mention = sighting.mention();
        var correction = new Correction(sightings, sighting);
        boolean corrected = false;
        correction.oldDenial().ifPresent(draft.deniedBy::remove);
        if (correction.oldDate().isPresent() && sameDate(correction.oldDate(), before.date())) {
            draft.date = mention.date();
            corrected = true;
        }
        if (correction.oldDuration().isPresent()
                && before.duration()
                        .filter(correction.oldDuration().get()::differsFrom)
                        .isEmpty()
                && before.duration().isPresent()) {
            draft.duration = mention.duration();
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
            corrected |= takeStatus(draft, sighting, sightings);
        }
        return corrected;
    }

    private static boolean sameDate(Optional<PartialDate> some, Optional<PartialDate> other) {
        return some.map(PartialDate::withoutSource).equals(other.map(PartialDate::withoutSource));
    }

    /** Takes over a corrected status, unless the article now denies what others still report. */
    private static boolean takeStatus(FactDraft draft, Sighting sighting, List<Sighting> sightings) {
        if (sighting.mention().status() == Status.DENIED) {
            var without = new LinkedHashSet<>(draft.withdrawnBy);
            without.add(sighting.version().articleId());
            draft.sources = sources(sightings, without, draft.status);
            if (!draft.sources.isEmpty()) {
                return false;
            }
        }
        draft.status = sighting.mention().status();
        return true;
    }

    /** Why subscribers who were notified of a fact before are alerted again. */
    private static Optional<AlertReason> followUp(
            Fact before, Fact fact, Sighting sighting, boolean happens, boolean corrected) {
        var last = before.lastNotified().orElse(null);
        if (last == null) {
            return Optional.empty();
        }
        var reports = sighting.mention().mayAlert();
        if (last.withdrawn()) {
            return reports && !fact.withdrawn() ? Optional.of(AlertReason.CORRECTED) : Optional.empty();
        }
        if (reports && happens && last.status() == Status.PLANNED && !last.nowHappened()) {
            return Optional.of(AlertReason.NOW_HAPPENED);
        }
        return corrected && !last.contradictedBy(fact).isEmpty()
                ? Optional.of(AlertReason.CORRECTED)
                : Optional.empty();
    }

    /**
     * Whether a sighting reports that the fact took place: not before the day that was planned, nor before the plan was
     * announced. One day is allowed for time zones.
     */
    static boolean happens(Fact fact, Sighting sighting) {
        var mention = sighting.mention();
        if (mention.status() != Status.HAPPENED
                || mention.background()
                || FutureWording.is(mention.evidence().text())) {
            return false;
        }
        var day = mention.date().flatMap(PartialDate::day).orElse(sighting.published());
        var earliest = fact.date()
                .flatMap(PartialDate::day)
                .orElse(fact.firstPublished())
                .minusDays(1);
        return !day.isBefore(earliest);
    }

    /** The fact with what subscribers believe after the alert. */
    private static Fact notified(Fact fact, Optional<AlertReason> reason, Instant when) {
        if (reason.isEmpty()) {
            return fact;
        }
        var nowHappened = reason.get() == AlertReason.NOW_HAPPENED
                || fact.lastNotified().filter(LastNotified::nowHappened).isPresent();
        return fact.notified(new LastNotified(
                fact.status(),
                fact.date(),
                fact.participants(),
                fact.durationMinutes(),
                fact.event().durationBound(),
                fact.withdrawn(),
                nowHappened,
                when));
    }

    private static Cause cause(Fact before, Fact after, Optional<AlertReason> reason, boolean corrected) {
        if (reason.equals(Optional.of(AlertReason.CORRECTED))) {
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

    /** The outlets whose articles still support a status of the fact; the newest version of each article counts. */
    private static Sources sources(List<Sighting> sightings, Set<String> withdrawn, Status status) {
        var sources = new Sources();
        for (var sighting : Corroboration.current(sightings, withdrawn)) {
            if (supports(sighting.mention().status(), status)) {
                sources.add(sighting);
            }
        }
        return sources;
    }

    /** A report that it happened outranks a plan, a plan outranks a proposal, and each of them outranks a denial. */
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
