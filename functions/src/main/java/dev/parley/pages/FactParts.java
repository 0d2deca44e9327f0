package dev.parley.pages;

import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Parts of a fact that several pages show. */
final class FactParts {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

    private FactParts() {}

    /** The day, month or year; {@code no day} where nothing is known. */
    static Html date(Fact fact) {
        return date(fact.date());
    }

    static Html date(Optional<PartialDate> date) {
        var html = new Html();
        if (date.isEmpty()) {
            return html.span("soft", "no day");
        }
        var known = date.get();
        return switch (known.precision()) {
            case DAY, PUBLISHED -> html.day(known.first());
            case MONTH ->
                html.open("time", "datetime", known.toString())
                        .text(MONTH.format(known.first()))
                        .tag("</time>");
            case YEAR ->
                html.open("time", "datetime", known.toString())
                        .text(known.toString())
                        .tag("</time>");
        };
    }

    /** What a reader must know at a glance: a status other than done, and doubts. */
    static Html marks(Fact fact) {
        var html = new Html();
        if (fact.status() != Status.HAPPENED) {
            html.tag(" ")
                    .span(
                            "mark " + fact.status().label(),
                            Labels.status(fact.status()).toLowerCase(Locale.ROOT));
        }
        return html.add(doubts(fact));
    }

    /** Why a reader may doubt it. */
    static Html doubts(Fact fact) {
        var html = new Html();
        if (!fact.confirmed()) {
            html.tag(" ").span("mark doubt", "unconfirmed");
        }
        if (fact.disputed()) {
            html.tag(" ").span("mark doubt", "disputed");
        }
        if (fact.withdrawn()) {
            html.tag(" ").span("mark doubt", "withdrawn");
        }
        return html;
    }
}
