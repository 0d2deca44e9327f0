package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadArchive.FactView;
import dev.parley.facts.Fact;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.List;

/** The HTML page of a fact: its properties, the sentences that report it, with their articles, and its history. */
public final class FactPage {
    /** Reports and revisions on the page. */
    private static final int MAX_REPORTS = 100;

    private FactPage() {}

    /** @param base scheme and host of the API, without a slash at the end */
    public static String of(FactView view, String base) {
        var fact = view.fact();
        var title = FactText.title(fact);
        var body = new Html().element("h1", title).tag("\n");
        for (var sentence : FactText.sentences(fact).split("\n")) {
            body.tag("<p>").isolated(sentence).tag("</p>\n");
        }
        body.tag("<dl>\n").pair("Type", FactText.type(fact.type())).pair("Status", status(fact));
        body.pair("Day", day(fact));
        fact.lastNotified()
                .ifPresent(last ->
                        body.tag("<dt>Last alert</dt><dd>").moment(last.when()).tag("</dd>\n"));
        body.tag("</dl>\n");
        reports(body, view.sightings(), base);
        history(body, view.history());
        return Page.of(title, body);
    }

    static String status(Fact fact) {
        return fact.status().label()
                + (fact.confirmed() ? "" : ", unconfirmed")
                + (fact.disputed() ? ", disputed" : "")
                + (fact.withdrawn() ? ", withdrawn" : "");
    }

    private static String day(Fact fact) {
        return fact.date()
                .map(date -> date + (date.isPublished() ? " (the day of publication; no report names the day)" : ""))
                .orElse("not known");
    }

    private static void reports(Html body, List<Sighting> sightings, String base) {
        body.tag("<h2>Reports</h2>\n<ol>\n");
        for (var sighting : sightings.stream().limit(MAX_REPORTS).toList()) {
            var version = sighting.version();
            body.tag("<li>").isolated(sighting.outlet());
            body.text(", published " + sighting.published() + ", archived ").moment(sighting.arrived());
            body.quotation(sighting.mention().evidence().text());
            body.link(base + "/articles/" + version.articleId() + "/versions/" + version.version(), "The article");
            body.tag("</li>\n");
        }
        body.tag("</ol>\n");
        if (sightings.size() > MAX_REPORTS) {
            body.element("p", "And " + (sightings.size() - MAX_REPORTS) + " more reports.");
        }
    }

    private static void history(Html body, List<Revision> history) {
        if (history.isEmpty()) {
            return;
        }
        body.tag("<h2>History</h2>\n<ol>\n");
        for (var revision : history.stream().limit(MAX_REPORTS).toList()) {
            body.tag("<li>").moment(revision.when()).text(" " + revision.cause().label());
            for (var change : revision.changes()) {
                body.tag("<br>").text(change.property() + ": ");
                body.isolated(change.before().orElse("none")).text(" to ");
                body.isolated(change.after().orElse("none"));
            }
            body.tag("</li>\n");
        }
        body.tag("</ol>\n");
    }
}
