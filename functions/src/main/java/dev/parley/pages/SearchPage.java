package dev.parley.pages;

import dev.parley.alerts.FactText;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.Parties;
import dev.parley.pages.Page.Place;
import dev.parley.search.FeedFormat;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.RefusedSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The page of a search: its form, a chart over time, results, and facets with counts. */
public final class SearchPage {
    private static final int MOST_OUTLETS = 3;

    /** Copies that are named at once; the others are folded. */
    private static final int MOST_COPIES = 8;

    private final Labels labels;

    public SearchPage(Labels labels) {
        this.labels = labels;
    }

    public String facts(SearchView<Fact> view) {
        return page(view, Place.FACTS, "fact", "facts", "from", "to", hits -> hits.stream()
                .map(this::fact)
                .toList());
    }

    public String articles(SearchView<FoundArticle> view) {
        return page(view, Place.ARTICLES, "article", "articles", "archivedFrom", "archivedTo", SearchPage::articleRows);
    }

    /**
     * The page of a search that cannot be read: what was typed, and what to change.
     *
     * @param typed parameters as they came
     */
    public String refused(String path, Map<String, String> typed, RefusedSearch refused) {
        var address = new SearchAddress(path, typed);
        var place = path.equals("/articles") ? Place.ARTICLES : Place.FACTS;
        var body = new Html()
                .tag("<div class=\"search\"><h1>Search ")
                .text(place == Place.FACTS ? "facts" : "articles")
                .tag("</h1>\n");
        body.tag("<p class=\"alert\" role=\"alert\" id=\"refused\">")
                .isolated(Labels.capitalised(String.valueOf(refused.getMessage())) + ".")
                .tag("</p>\n");
        body.add(SearchForm.of(address, labels, Map.of(), refused.parameter())).tag("</div>");
        return Page.of(place, "Search", body);
    }

    private <T> String page(
            SearchView<T> view,
            Place place,
            String one,
            String many,
            String from,
            String to,
            Function<List<PageOf.Hit<T>>, List<Html>> rows) {
        var address = view.address();
        var range = place == Place.ARTICLES
                ? view.search().archived()
                : view.search().happened();
        var total = view.page().total();
        var body = new Html().tag("<div class=\"search\">\n<div class=\"column\">\n<h1>Search ");
        body.text(many).tag("</h1>\n");
        body.add(SearchForm.of(address, labels, view.facets(), ""));
        body.add(new Choices(labels).of(address));
        body.tag("<div class=\"summary\"><p class=\"total\" role=\"status\">")
                .text(Labels.count(total, one, many))
                .tag("</p>");
        body.add(uses(address)).tag("</div>\n");
        if (total > 0) {
            body.add(Histogram.of(TimeScale.of(view.days(), range), address, range, many, from, to));
            body.add(undrawn(view, TimeScale.of(view.days(), range), place));
        }
        body.open("section", "class", "results", "aria-labelledby", "results");
        body.tag("<h2 id=\"results\">").text(view.cursor().isPresent() ? "Results, continued" : "Results");
        body.tag("</h2>\n");
        if (view.page().hits().isEmpty()) {
            body.add(nothing(address, many));
        } else {
            body.tag("<ol class=\"rows\">\n");
            rows.apply(view.page().hits()).forEach(body::add);
            body.tag("</ol>\n");
        }
        body.add(further(view)).tag("</section>\n</div>\n");
        body.add(new FacetLists(labels).of(address, view.facets())).tag("</div>\n");
        return Page.of(place, Labels.capitalised(many), body);
    }

    /** Says what the chart leaves out. */
    private static <T> Html undrawn(SearchView<T> view, TimeScale scale, Place place) {
        long left = view.page().total() - scale.total();
        return left <= 0 || place == Place.ARTICLES
                ? new Html()
                : new Html()
                        .tag("<p class=\"soft\">")
                        .text(Labels.count(left, "more is", "more are")
                                + " dated only by month or year, and not drawn here.")
                        .tag("</p>\n");
    }

    /** What can be done with this search. */
    private static Html uses(SearchAddress address) {
        var html = new Html().tag("<ul class=\"uses\">");
        if (address.path().equals("/facts")) {
            html.tag("<li>")
                    .link(address.on("/pairs").without("order").toString(), "Who with whom")
                    .tag("</li>");
            html.tag("<li>")
                    .link(address.on("/subscriptions").toString(), "Subscribe")
                    .tag("</li>");
        }
        html.tag("<li>")
                .link(
                        address.on("/exports")
                                .with("of", address.path().substring(1))
                                .toString(),
                        "Export")
                .tag("</li>");
        if (address.path().equals("/facts")) {
            html.tag("<li><details class=\"feeds\"><summary>Feeds</summary><ul>");
            for (var format : FeedFormat.values()) {
                var feed =
                        address.on("/feeds/" + format.file()).without("order").toString();
                html.tag("<li>")
                        .link(feed, feed(format))
                        .tag(" ")
                        .open("button", "type", "button", "class", "plain scripted", "data-copy", feed)
                        .tag("Copy its address</button></li>");
            }
            html.tag("</ul></details></li>");
        }
        return html.tag("</ul>");
    }

    private static String feed(FeedFormat format) {
        return switch (format) {
            case ATOM -> "Atom";
            case JSON -> "JSON Feed";
            case CALENDAR -> "Calendar";
        };
    }

    private static Html nothing(SearchAddress address, String many) {
        var html = new Html().tag("<div class=\"empty\"><p>").text("No " + many);
        if (address.parameters().isEmpty()) {
            return html.text(" yet.")
                    .tag("</p><p>Articles come by ")
                    .tag("<code>./parley add</code>, by <code>POST /articles</code>, or from feeds.</p></div>\n");
        }
        html.text(" match all of this.").tag("</p><ul>");
        for (var name : address.parameters().keySet()) {
            if (!name.equals("order")) {
                html.tag("<li>")
                        .link(address.without(name).toString(), "Search without " + SearchForm.label(name))
                        .tag("</li>");
            }
        }
        return html.tag("<li>").link(address.path(), "Begin again").tag("</li></ul></div>\n");
    }

    private static <T> Html further(SearchView<T> view) {
        var html = new Html().tag("<p class=\"further\">");
        if (view.cursor().isPresent()) {
            html.link(view.address().toString(), "First page").text(" ");
        }
        view.page().cursor().ifPresent(cursor -> html.open(
                        "a", "href", view.address().with("cursor", cursor).toString(), "rel", "next")
                .text("Next page")
                .tag("</a>"));
        return html.tag("</p>\n");
    }

    private Html fact(PageOf.Hit<Fact> hit) {
        var fact = hit.found();
        var html = new Html().tag("<li class=\"row\"><p class=\"when\">").add(FactParts.date(fact));
        html.tag("</p><div><p class=\"what\">");
        html.open("a", "href", "/facts/" + fact.id())
                .isolated(parties(fact))
                .tag("</a> ")
                .span("type", FactText.type(fact.type()))
                .add(FactParts.marks(fact))
                .tag("</p>");
        html.tag("<p class=\"more\">").add(circumstances(fact)).tag("</p>");
        return html.add(passages(hit.highlights())).tag("</div></li>\n");
    }

    /** Those who take part, by name. */
    static String parties(Fact fact) {
        var names = Parties.withoutRepresented(fact.participants()).stream()
                .map(Participant::name)
                .toList();
        return switch (names.size()) {
            case 0 -> "Parties that are not named";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        };
    }

    private static Html circumstances(Fact fact) {
        var parts = new ArrayList<String>();
        fact.duration().map(FactText::duration).ifPresent(parts::add);
        fact.place().ifPresent(parts::add);
        var outlets = fact.sources().stream()
                .flatMap(source -> FactText.outlet(source).stream())
                .toList();
        if (!outlets.isEmpty()) {
            int more = outlets.size() - MOST_OUTLETS;
            parts.add(String.join(", ", outlets.subList(0, Math.min(outlets.size(), MOST_OUTLETS)))
                    + (more > 0 ? " and " + more + " more" : ""));
        } else {
            parts.add(fact.sources().isEmpty() ? "no source" : "an unnamed source");
        }
        return joined(parts);
    }

    private static Html joined(List<String> parts) {
        var html = new Html();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                html.tag(" <span class=\"dot\" aria-hidden=\"true\">\u00b7</span> ");
            }
            html.isolated(parts.get(i));
        }
        return html;
    }

    /** A row for each text: its copies are listed with the first of them. */
    private static List<Html> articleRows(List<PageOf.Hit<FoundArticle>> hits) {
        var rows = new ArrayList<Html>();
        for (int i = 0; i < hits.size(); ) {
            int end = i + 1;
            while (end < hits.size() && hits.get(end).found().copyOf().isPresent()) {
                end++;
            }
            var isContinued = hits.get(i).found().copyOf().isPresent();
            rows.add(isContinued ? continued(hits.subList(i, end)) : article(hits.get(i), hits.subList(i + 1, end)));
            i = end;
        }
        return rows;
    }

    /** Copies of the last article of the page before. */
    private static Html continued(List<PageOf.Hit<FoundArticle>> copies) {
        var first = copies.getFirst().found().copyOf().orElseThrow();
        return new Html()
                .tag("<li class=\"row\"><p class=\"when\"></p><div><p class=\"what\">")
                .link("/articles/" + first, "The article before these")
                .tag("</p>")
                .add(copies(copies))
                .tag("</div></li>\n");
    }

    private static Html article(PageOf.Hit<FoundArticle> hit, List<PageOf.Hit<FoundArticle>> copies) {
        var article = hit.found().article();
        var html = new Html().tag("<li class=\"row\"><p class=\"when\">");
        article.published().ifPresentOrElse(html::day, () -> html.span("soft", "no day"));
        html.tag("</p><div><p class=\"what\">");
        html.open("a", "href", address(hit.found()))
                .isolated(article.title().isBlank() ? "Untitled" : article.title())
                .tag("</a>");
        if (!hit.found().latest()) {
            html.tag(" ").span("mark", "earlier version");
        }
        html.tag("</p><p class=\"more\">");
        var parts = new ArrayList<String>();
        parts.add(article.source().orElse("an unnamed source"));
        if (!article.language().equals("en")) {
            parts.add(Labels.language(article.language()));
        }
        int facts = hit.found().facts().size();
        parts.add(facts == 0 ? "no facts" : Labels.count(facts, "fact", "facts"));
        html.add(joined(parts)).tag(", archived ").moment(article.arrived()).tag("</p>");
        html.add(copies(copies));
        var other = hit.highlights().stream()
                .filter(passage -> !Passage.text(passage).equals(article.title()))
                .toList();
        return html.add(passages(other)).tag("</div></li>\n");
    }

    private static Html copies(List<PageOf.Hit<FoundArticle>> copies) {
        if (copies.isEmpty()) {
            return new Html();
        }
        int named = Math.min(copies.size(), MOST_COPIES);
        var html = new Html()
                .tag("<p class=\"more\">Also published by ")
                .add(outlets(copies.subList(0, named)))
                .tag("</p>");
        if (named < copies.size()) {
            html.tag("<details class=\"more\"><summary>")
                    .text("and " + (copies.size() - named) + " more")
                    .tag("</summary><p>")
                    .add(outlets(copies.subList(named, copies.size())))
                    .tag("</p></details>");
        }
        return html;
    }

    private static Html outlets(List<PageOf.Hit<FoundArticle>> copies) {
        var html = new Html();
        for (int i = 0; i < copies.size(); i++) {
            var copy = copies.get(i).found();
            html.text(i > 0 ? ", " : "")
                    .open("a", "href", address(copy))
                    .isolated(copy.article().source().orElse("an unnamed source"))
                    .tag("</a>");
        }
        return html;
    }

    private static String address(FoundArticle found) {
        var article = "/articles/" + found.article().id();
        return found.latest()
                ? article
                : article + "/versions/" + found.article().version();
    }

    /** Passages come as HTML with marks; everything else in them is escaped again. */
    private static Html passages(List<String> highlights) {
        var html = new Html();
        for (var passage : highlights) {
            html.tag("<p class=\"passage\" dir=\"auto\">")
                    .add(Passage.of(passage))
                    .tag("</p>");
        }
        return html;
    }
}
