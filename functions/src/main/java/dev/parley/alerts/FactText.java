package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.facts.AlertReason;
import dev.parley.facts.Fact;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fact as it stands, told as messages tell it, for whoever was not sent one: feeds, lists, calendars. */
public final class FactText {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_OUTLETS = 10;

    private FactText() {}

    /** What an email's subject would be: {@code NEW CALL: Trump-Putin, 12 Feb}; printable ASCII, under 100 characters. */
    public static String title(Fact fact) {
        var news = fact.withdrawn() ? AlertReason.CORRECTED : AlertReason.NEW;
        var lead = new Headline(news, fact, fact, Year.from(fact.firstSeen().atZone(ZoneOffset.UTC)));
        return new SubjectWriter().write(fact.confirmed() ? lead : lead.unconfirmed());
    }

    /** A type in words: {@code leader call}. */
    public static String type(FactType type) {
        return type.label().replace('_', ' ');
    }

    /** An outlet as messages name it; empty for one of which nothing is known. */
    public static Optional<String> outlet(String outlet) {
        return Names.outlet(outlet);
    }

    /** What is known, in sentences, one a line; nothing in them makes a link. */
    public static String sentences(Fact fact) {
        var sentences = new ArrayList<String>();
        if (fact.withdrawn()) {
            sentences.add("Withdrawn: no source reports this any longer.");
        }
        if (!fact.confirmed()) {
            sentences.add("Unconfirmed: no second source bears this out yet.");
        }
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

    private static String what(Fact fact) {
        return switch (fact.status()) {
            case HAPPENED, PLANNED ->
                Wording.sentence(fact.type(), fact.status(), fact.participants()) + Wording.circumstances(fact);
            case PROPOSED, DENIED, HISTORICAL -> {
                var who = Names.inFull(fact.participants());
                yield "Reported " + Wording.status(fact.status()) + ": "
                        + Wording.noun(fact.type()).toLowerCase(Locale.ROOT) + (who.isEmpty() ? "" : ", " + who)
                        + Wording.circumstances(fact);
            }
        };
    }

    private static String named(List<String> names) {
        return names.stream().map(name -> SafeText.name(name, LONGEST_NAME)).collect(Collectors.joining("; "));
    }
}
