package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.ReportedDuration;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Texts about the current state of a fact for feeds, pages and calendars, in the wording of messages. */
public final class FactText {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_OUTLETS = 10;

    private FactText() {}

    /** A title like an email's subject, {@code NEW CALL: Trump-Putin, 12 Feb}: printable ASCII, under 100 characters. */
    public static String title(Fact fact) {
        var reason = fact.withdrawn() ? AlertReason.CORRECTED : AlertReason.NEW;
        var headline =
                new Headline(reason, fact, fact, Year.from(fact.firstSeen().atZone(ZoneOffset.UTC)));
        return new SubjectWriter().write(fact.confirmed() ? headline : headline.unconfirmed());
    }

    /** A type in words: {@code leader call}. */
    public static String type(FactType type) {
        return type.label().replace('_', ' ');
    }

    /** How long something lasted: {@code over 2 hours}. */
    public static String duration(ReportedDuration duration) {
        return Wording.duration(duration);
    }

    /** An outlet as messages name it; empty for an unnamed one. */
    public static Optional<String> outlet(String outlet) {
        return Names.outlet(outlet);
    }

    /** What is known, one sentence a line. Readers and mail programs find no links in them. */
    public static String sentences(Fact fact) {
        var sentences = new ArrayList<>(doubts(fact));
        sentences.add(what(fact));
        if (!fact.claimants().isEmpty()) {
            sentences.add("Claimed by: " + named(fact.claimants()));
        }
        if (!fact.deniedBy().isEmpty()) {
            sentences.add("Denied by: " + named(fact.deniedBy()));
        }
        var outlets = fact.sources().stream()
                .flatMap(source -> Names.outlet(source).stream())
                .limit(MOST_OUTLETS)
                .collect(Collectors.joining("; "));
        if (!fact.sources().isEmpty()) {
            sentences.add(outlets.isEmpty() ? Wording.sources(fact) : outlets + " (" + Wording.sourceCount(fact) + ")");
        }
        return String.join("\n", sentences);
    }

    /** Why a fact may not be so; empty where nothing is known against it. */
    public static List<String> doubts(Fact fact) {
        var doubts = new ArrayList<String>();
        if (fact.withdrawn()) {
            doubts.add("Withdrawn: no source reports this any longer.");
        }
        if (!fact.confirmed()) {
            doubts.add("Unconfirmed: no second source bears this out yet.");
        }
        return doubts;
    }

    /** What happened or is planned, who took part, when, how long and where: one sentence. */
    public static String what(Fact fact) {
        return switch (fact.status()) {
            case HAPPENED, PLANNED ->
                Wording.sentence(fact.type(), fact.status(), fact.participants()) + Wording.circumstances(fact);
            case PROPOSED, DENIED, HISTORICAL -> {
                var who = Names.inFull(fact.participants());
                yield "Reported " + Wording.status(fact.status()) + ": "
                        + TypeWording.of(fact.type()).noun().toLowerCase(Locale.ROOT)
                        + (who.isEmpty() ? "" : ", " + who)
                        + Wording.circumstances(fact);
            }
        };
    }

    private static String named(List<String> names) {
        return names.stream().map(name -> SafeText.name(name, LONGEST_NAME)).collect(Collectors.joining("; "));
    }
}
