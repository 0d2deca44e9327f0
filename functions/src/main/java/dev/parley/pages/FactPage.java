package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.application.ReadArchive.FactView;
import dev.parley.application.ports.AlertStates;
import dev.parley.articles.Article;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Explanation;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Sighting;
import dev.parley.facts.SightingGroups;
import dev.parley.pages.Page.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The HTML page of a fact: its properties, the sentences that report it, its history and its alerts. */
public final class FactPage {
    /** Groups of reports, and reports in a group. */
    private static final int MAX_REPORTS = 100;

    private final Labels labels;
    private final MistakeLink mistakes;

    public FactPage(Labels labels, MistakeLink mistakes) {
        this.labels = labels;
        this.mistakes = mistakes;
    }

    /**
     * @param articles versions that report the fact, as far as they were read, for what stands around a sentence
     * @param readings of these articles, with what makes their confidence; empty where nobody asked
     * @param base scheme and host of the API, without a slash at the end
     */
    public String of(
            FactView view, Map<VersionKey, Article> articles, Map<VersionKey, Explanation> readings, String base) {
        var fact = view.fact();
        var title = FactText.title(fact);
        var body = new Html().tag("<div class=\"document\">\n<article>\n<p class=\"kicker\">");
        body.text(title)
                .tag("</p>\n<h1>")
                .isolated(Labels.capitalised(FactText.what(fact)))
                .tag("</h1>\n");
        for (var sentence : FactText.doubts(fact)) {
            body.tag("<p class=\"alert\">").isolated(sentence).tag("</p>\n");
        }
        body.add(properties(fact));
        reports(body, view, articles, readings);
        body.add(new FactHistory(labels).of(view.history()));
        alerts(body, view.alerts());
        body.tag("</article>\n").add(tools(fact, title, base)).tag("</div>\n");
        return Page.of(Place.FACTS, title, body);
    }

    private Html properties(Fact fact) {
        var html = new Html().tag("<dl class=\"properties\">\n<dt>What</dt><dd>");
        html.link(
                new SearchAddress("/facts", Map.of("type", fact.type().label())).toString(), Labels.type(fact.type()));
        html.text(", " + Labels.status(fact.status()).toLowerCase(Locale.ROOT));
        html.add(FactParts.doubts(fact)).tag("</dd>\n<dt>When</dt><dd>").add(FactParts.date(fact));
        if (fact.date().filter(date -> date.isPublished()).isPresent()) {
            html.text(" (the day of publication; no report names the day)");
        }
        html.tag("</dd>\n");
        fact.duration().ifPresent(length -> html.pair("How long", FactText.duration(length)));
        fact.place().ifPresent(place -> html.pair("Where", place));
        html.tag("<dt>Who</dt><dd>").add(participants(fact.participants())).tag("</dd>\n");
        if (!fact.claimants().isEmpty()) {
            html.pair("Who says so", String.join(", ", fact.claimants()));
        }
        if (!fact.deniedBy().isEmpty()) {
            html.pair("Who denies it", String.join(", ", fact.deniedBy()));
        }
        html.pair(
                "Reported by",
                fact.sources().isEmpty()
                        ? "nobody any longer"
                        : String.join(
                                        ", ",
                                        fact.sources().stream()
                                                .map(source ->
                                                        FactText.outlet(source).orElse("an unnamed source"))
                                                .toList())
                                + " ("
                                + Labels.count(fact.mentions(), "mention", "mentions") + ")");
        if (!fact.copiedBy().isEmpty()) {
            html.pair("Copied by", String.join(", ", fact.copiedBy()));
        }
        html.tag("<dt>First seen</dt><dd>").moment(fact.firstSeen()).tag("</dd>\n");
        return html.tag("</dl>\n");
    }

    private Html participants(List<Participant> participants) {
        if (participants.isEmpty()) {
            return new Html().span("soft", "nobody who is named");
        }
        var html = new Html().tag("<ul class=\"people\">");
        for (var one : participants) {
            html.tag("<li>");
            var isCountry = one.kind() == Participant.Kind.COUNTRY;
            var parameter = isCountry ? Map.of("country", one.country().orElse(one.id())) : Map.of("person", one.id());
            html.open("a", "href", new SearchAddress("/facts", parameter).toString())
                    .isolated(one.name())
                    .tag("</a>");
            one.role().ifPresent(role -> html.text(", ").isolated(role));
            one.organization()
                    .filter(body -> one.isPerson())
                    .or(() -> one.country().filter(code -> !isCountry).map(labels::country))
                    .ifPresent(whom -> html.text(", ").isolated(whom));
            var spellings = labels.spellings(one.id());
            if (!spellings.isEmpty()) {
                html.tag(" <span class=\"soft\">also ")
                        .isolated(String.join(", ", spellings))
                        .tag("</span>");
            }
            html.tag("</li>");
        }
        return html.tag("</ul>");
    }

    private static void reports(
            Html body, FactView view, Map<VersionKey, Article> articles, Map<VersionKey, Explanation> readings) {
        var groups = SightingGroups.of(view.sightings());
        body.tag("<section aria-labelledby=\"reports\"><h2 id=\"reports\">Reports</h2>\n<ol class=\"sightings\">\n");
        for (var group : groups.stream().limit(MAX_REPORTS).toList()) {
            report(body, group.getFirst(), articles);
            Optional.ofNullable(readings.get(group.getFirst().version()))
                    .ifPresent(reading -> body.add(Reasons.of(group.getFirst().mention(), reading)));
            copies(body, group.subList(1, Math.min(group.size(), MAX_REPORTS)));
            body.tag("</li>\n");
        }
        body.tag("</ol>\n");
        if (readings.isEmpty()) {
            body.tag("<p>")
                    .link("/facts/" + view.fact().id() + "?why=yes", "Why this confidence?")
                    .tag("</p>\n");
        }
        if (groups.size() > MAX_REPORTS) {
            body.element("p", "And " + (groups.size() - MAX_REPORTS) + " more reports.");
        }
        body.tag("</section>\n");
    }

    /** Opens the list item of a group of reports with its first report. */
    private static void report(Html body, Sighting sighting, Map<VersionKey, Article> articles) {
        var mention = sighting.mention();
        body.tag("<li class=\"sighting\"><p class=\"source\"><strong>")
                .isolated(sighting.outlet())
                .tag("</strong>");
        if (!sighting.origin().equalsIgnoreCase(sighting.outlet())) {
            body.text(", from ").isolated(sighting.origin());
        }
        body.text(", published ")
                .day(sighting.published())
                .text(", archived ")
                .moment(sighting.arrived())
                .tag(" ");
        body.link(address(sighting), "The article").tag("</p>\n");
        var context = Optional.ofNullable(articles.get(sighting.version()))
                .flatMap(article -> EvidenceContext.of(article, mention.evidence()));
        if (context.isPresent()) {
            body.tag("<blockquote dir=\"auto\"><span class=\"around\">")
                    .text(context.get().before())
                    .tag("</span><mark>")
                    .text(context.get().sentence())
                    .tag("</mark><span class=\"around\">")
                    .text(context.get().after())
                    .tag("</span></blockquote>\n");
        } else {
            body.quotation(mention.evidence().text());
        }
        body.tag("<p class=\"reading\">").add(reading(mention)).tag("</p>\n");
    }

    /** How the sentence was read, and how sure that is. */
    private static Html reading(Mention mention) {
        var html = new Html()
                .text("Read as " + FactText.type(mention.type()) + ", "
                        + Labels.status(mention.status()).toLowerCase(Locale.ROOT));
        mention.date().ifPresent(date -> html.text(", ").add(FactParts.date(mention.date())));
        mention.event().duration().ifPresent(length -> html.text(", " + FactText.duration(length)));
        mention.claimedBy().ifPresent(who -> html.text(", claimed by ").isolated(who));
        if (mention.background()) {
            html.text(", told as background");
        }
        return html.text("; confidence " + Math.round(mention.confidence() * 100) + " of 100, by the rule ")
                .tag("<code>")
                .text(mention.rule())
                .tag("</code>");
    }

    private static void copies(Html body, List<Sighting> copies) {
        if (copies.isEmpty()) {
            return;
        }
        body.tag("<details class=\"copies\"><summary>")
                .text(Labels.count(copies.size(), "copy or later version", "copies or later versions"))
                .tag("</summary><ul>");
        for (var copy : copies) {
            body.tag("<li>")
                    .isolated(copy.outlet())
                    .text(", published ")
                    .day(copy.published())
                    .text(", archived ")
                    .moment(copy.arrived())
                    .tag(" ")
                    .link(address(copy), "The article")
                    .quotation(copy.mention().evidence().text())
                    .tag("</li>");
        }
        body.tag("</ul></details>");
    }

    private static String address(Sighting sighting) {
        return "/articles/" + sighting.version().articleId() + "/versions/"
                + sighting.version().version();
    }

    private static void alerts(Html body, List<AlertStates.State> alerts) {
        body.tag("<section aria-labelledby=\"alerts\"><h2 id=\"alerts\">Alerts</h2>\n");
        if (alerts.isEmpty()) {
            body.tag("<p class=\"soft\">Nobody was alerted of it.</p></section>\n");
            return;
        }
        body.tag("<ul class=\"lines\">");
        for (var alert : alerts) {
            body.tag("<li>Decided ").moment(alert.decided()).text(": " + state(alert.state()));
            alert.sent().ifPresent(sent -> body.text(" ").moment(sent));
            if (alert.attempts() > 1) {
                body.text(", at attempt " + alert.attempts());
            }
            body.tag("</li>");
        }
        body.tag("</ul></section>\n");
    }

    private static String state(String state) {
        return switch (state) {
            case "WAITING" -> "waits until its article is read to the end";
            case "PENDING" -> "waits to be sent";
            case "HELD" -> "held back for a digest, since the hour had too many";
            case "SENT" -> "sent";
            case "FAILED" -> "could not be sent";
            case "EXPIRED" -> "too old when it could have been sent";
            default -> state.toLowerCase(Locale.ROOT);
        };
    }

    private Html tools(Fact fact, String title, String base) {
        var html = new Html().tag("<aside class=\"tools\" aria-label=\"About this fact\">\n<ul>");
        html.tag("<li class=\"scripted\">")
                .open("button", "type", "button", "class", "plain", "data-copy", "/facts/" + fact.id())
                .tag("Copy its address</button></li>");
        mistakes.to("Mistake in fact " + fact.id() + ": " + title, base + "/facts/" + fact.id())
                .ifPresent(address -> html.tag("<li>")
                        .open("a", "href", address, "rel", "noreferrer")
                        .tag("Report a mistake</a></li>"));
        html.tag("</ul>\n<dl class=\"small\">").pair("Id", fact.id());
        html.pair("CAMEO", fact.type().cameo()).pair("PLOVER", fact.type().plover());
        html.pair("Level", fact.level());
        fact.lastNotified()
                .ifPresent(last ->
                        html.tag("<dt>Last alert</dt><dd>").moment(last.when()).tag("</dd>"));
        return html.tag("</dl></aside>\n");
    }
}
