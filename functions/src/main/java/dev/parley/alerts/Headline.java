package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import dev.parley.facts.LastNotified;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a short message: what, who, when, how long. A correction gives the old value and the new one:
 * {@code CORRECTED CALL: Trump-Putin, 12 Feb, was 60 min, now 90 min}.
 */
final class Headline {
    private final AlertReason reason;
    private final Fact fact;
    private final Set<LastNotified.Detail> wrong;
    private final @Nullable LastNotified last;
    private final Year year;
    private final String mark;

    Headline(Announcement announcement) {
        this(
                announcement.reason(),
                announcement.before(),
                announcement.fact(),
                Year.from(announcement.sighting().seen().atZone(ZoneOffset.UTC)));
    }

    private Headline(
            AlertReason reason,
            @Nullable LastNotified last,
            Fact fact,
            Set<LastNotified.Detail> wrong,
            Year year,
            String mark) {
        this.year = year;
        this.reason = reason;
        this.last = last;
        this.fact = fact;
        this.wrong = wrong;
        this.mark = mark;
    }

    /**
     * @param before the fact's state before; the same as {@code fact} when nothing changed
     * @param year the year in which it is read; dates of other years are written with their year
     */
    Headline(AlertReason reason, Fact before, Fact fact, Year year) {
        this.year = year;
        this.reason = reason;
        this.fact = fact;
        this.last = before.lastNotified().orElse(null);
        this.wrong = reason == AlertReason.CORRECTED && last != null && !fact.withdrawn()
                ? last.contradictedBy(fact)
                : Set.of();
        this.mark = "";
    }

    /** The same headline, marked as unconfirmed. */
    Headline unconfirmed() {
        return new Headline(reason, last, fact, wrong, year, "UNCONFIRMED: ");
    }

    /** What is corrected: without it, nothing is wrong. */
    private LastNotified last() {
        return requireNonNull(last, "last");
    }

    /** The corrected details, for an email: {@code the length was given as 60 minutes, and is now 90 minutes}. */
    List<String> corrections() {
        var sentences = new ArrayList<String>();
        for (var detail : wrong) {
            sentences.add(
                    switch (detail) {
                        case STATUS ->
                            "It was reported " + Wording.status(last().status()) + ", and is now reported "
                                    + Wording.status(fact.status()) + ".";
                        case PARTICIPANTS ->
                            "Those who took part were given as " + Names.inFull(last().participants()) + "; now it is "
                                    + Names.inFull(fact.participants()) + ".";
                        case DATE ->
                            "The date was given as "
                                    + Wording.longDate(last().date().orElseThrow()) + "; now it is "
                                    + Wording.longDate(fact.date().orElseThrow()) + ".";
                        case DURATION ->
                            "The length was given as "
                                    + Wording.duration(last().duration().orElseThrow()) + "; now it is "
                                    + Wording.duration(fact.duration().orElseThrow()) + ".";
                    });
        }
        return sentences;
    }

    /**
     * The text.
     *
     * @param parties how many parties are named
     * @param date whether the date is given; a corrected one always is
     * @param duration whether the duration is given; a corrected one always is
     */
    String text(int parties, boolean date, boolean duration) {
        var details = new StringJoiner(", ");
        var who = Names.parties(fact.participants(), parties);
        if (wrong.contains(LastNotified.Detail.PARTICIPANTS)) {
            details.add("was " + Names.parties(last().participants(), parties)).add("now " + who);
        } else if (!who.isEmpty()) {
            details.add(who);
        }
        if (wrong.contains(LastNotified.Detail.DATE)) {
            details.add("was " + Wording.shortDate(last().date().orElseThrow(), year))
                    .add("now " + Wording.shortDate(fact.date().orElseThrow(), year));
        } else if (date) {
            fact.date().map(day -> Wording.shortDate(day, year)).ifPresent(details::add);
        }
        if (wrong.contains(LastNotified.Detail.DURATION)) {
            details.add("was " + Wording.shortDuration(last().duration().orElseThrow()))
                    .add("now " + Wording.shortDuration(fact.duration().orElseThrow()));
        } else if (duration) {
            fact.duration().map(Wording::shortDuration).ifPresent(details::add);
        }
        if (wrong.contains(LastNotified.Detail.STATUS)) {
            details.add("was reported " + Wording.status(last().status())).add("now " + Wording.status(fact.status()));
        }
        if (fact.withdrawn()) {
            details.add("no longer reported");
        } else if (last != null && last.withdrawn()) {
            details.add("reported again");
        }
        var between = reason == AlertReason.NOW_HAPPENED ? " " : ": ";
        return mark + Wording.headline(reason, fact) + (details.length() == 0 ? "" : between + details);
    }
}
