package dev.parley.pages;

import dev.parley.search.Facet;
import java.util.List;
import java.util.Map;

/** The facets of a search: values with counts, each a link that narrows the search. */
final class FacetLists {
    private static final List<Facet> ORDER = List.of(
            Facet.TYPE, Facet.STATUS, Facet.CONFIRMED, Facet.PERSON, Facet.COUNTRY, Facet.SOURCE, Facet.LANGUAGE);

    /** Values that are seen at once; the others are folded. */
    private static final int SHOWN = 7;

    private final Labels labels;

    FacetLists(Labels labels) {
        this.labels = labels;
    }

    Html of(SearchAddress address, Map<Facet, List<Facet.Count>> facets) {
        var html = new Html().tag("<aside class=\"facets\" aria-label=\"Narrow the search\">\n");
        for (var facet : ORDER) {
            var counts = facets.getOrDefault(facet, List.of());
            if (!counts.isEmpty()) {
                html.tag("<section>").element("h2", Labels.facet(facet)).add(list(address, facet, counts));
                html.tag("</section>\n");
            }
        }
        return html.tag("</aside>\n");
    }

    private Html list(SearchAddress address, Facet facet, List<Facet.Count> counts) {
        var shown = counts.subList(0, Math.min(SHOWN, counts.size()));
        var folded = counts.subList(shown.size(), counts.size());
        var html = new Html().tag("<ul>");
        shown.forEach(count -> html.add(row(address, facet, count)));
        html.tag("</ul>");
        if (!folded.isEmpty()) {
            html.tag("<details><summary>").text(folded.size() + " more").tag("</summary><ul>");
            folded.forEach(count -> html.add(row(address, facet, count)));
            html.tag("</ul></details>");
        }
        return html;
    }

    private Html row(SearchAddress address, Facet facet, Facet.Count count) {
        var name = facet.label();
        var isSingle = facet == Facet.SOURCE || facet == Facet.CONFIRMED;
        var isChosen = isSingle
                ? address.value(name).filter(count.value()::equals).isPresent()
                : address.values(name).contains(count.value());
        SearchAddress target;
        if (isChosen) {
            target = isSingle ? address.without(name) : address.minus(name, count.value());
        } else {
            target = isSingle ? address.with(name, count.value()) : address.plus(name, count.value());
        }
        var html = new Html().tag(isChosen ? "<li class=\"chosen\">" : "<li>").open("a", "href", target.toString());
        if (isChosen) {
            html.tag("<span class=\"hidden\">Remove </span>");
        }
        return html.isolated(labels.value(facet, count.value()))
                .tag(" ")
                .span("count", Labels.number(count.count()))
                .tag("</a></li>");
    }
}
