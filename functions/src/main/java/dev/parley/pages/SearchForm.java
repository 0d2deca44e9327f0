package dev.parley.pages;

import dev.parley.search.Facet;
import dev.parley.search.SearchReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The form of a search. What it has no field for is kept as it is. */
final class SearchForm {
    /** Parameters with a field, or that begin anew with a new search. */
    private static final Set<String> FIELDS = Set.of("q", "order", "cursor", "limit", "facets");

    /** Parameters of which the form adds a value to those that are chosen. */
    private static final Set<String> ADDED = Set.of("person", "country");

    private SearchForm() {}

    /**
     * @param facets for suggestions
     * @param refused the parameter that could not be read; empty for none
     */
    static Html of(SearchAddress address, Labels labels, Map<Facet, List<Facet.Count>> facets, String refused) {
        var isArticles = address.path().equals("/articles");
        var from = isArticles ? "archivedFrom" : "from";
        var to = isArticles ? "archivedTo" : "to";
        var html =
                new Html().open("form", "class", "form", "role", "search", "method", "get", "action", address.path());
        html.add(field(address, "q", "search", "Words", "words wide", refused));
        html.add(added(address, "person", "Person", "any spelling", refused));
        html.add(added(address, "country", "Country", "", refused));
        html.add(field(address, from, "date", isArticles ? "Archived from" : "From", "date", refused));
        html.add(field(address, to, "date", isArticles ? "Archived to" : "To", "date", refused));
        html.add(order(address));
        for (var name : SearchReader.PARAMETERS) {
            if (!FIELDS.contains(name) && !name.equals(from) && !name.equals(to)) {
                var isTyped = ADDED.contains(name) && name.equals(refused);
                if (!isTyped) {
                    address.value(name)
                            .ifPresent(value -> html.open("input", "type", "hidden", "name", name, "value", value));
                }
            }
        }
        html.tag("<button type=\"submit\">Search</button>");
        html.add(suggestions("person", facets.getOrDefault(Facet.PERSON, List.of()), labels::person));
        html.add(suggestions("country", facets.getOrDefault(Facet.COUNTRY, List.of()), labels::country));
        return html.tag("</form>\n");
    }

    private static Html field(
            SearchAddress address, String name, String type, String label, String classes, String refused) {
        var html = new Html().open("label", "class", classes).span("", label);
        var value = address.value(name).orElse("");
        if (name.equals(refused)) {
            html.open(
                    "input",
                    "type",
                    type.equals("date") ? "text" : type,
                    "name",
                    name,
                    "value",
                    value,
                    "aria-invalid",
                    "true",
                    "aria-describedby",
                    "refused");
        } else {
            html.open("input", "type", type, "name", name, "value", value);
        }
        return html.tag("</label>\n");
    }

    /** A field whose value is added to those that are chosen already. */
    private static Html added(SearchAddress address, String name, String label, String hint, String refused) {
        var html = new Html().tag("<label>").span("", label);
        if (name.equals(refused)) {
            html.open(
                    "input",
                    "name",
                    name,
                    "list",
                    name + "-list",
                    "autocomplete",
                    "off",
                    "placeholder",
                    hint,
                    "value",
                    address.value(name).orElse(""),
                    "aria-invalid",
                    "true",
                    "aria-describedby",
                    "refused");
        } else {
            html.open("input", "name", name, "list", name + "-list", "autocomplete", "off", "placeholder", hint);
        }
        return html.tag("</label>\n");
    }

    private static Html order(SearchAddress address) {
        var chosen = address.value("order").orElse("newest");
        var html = new Html().tag("<label class=\"order\">").span("", "Order").tag("<select name=\"order\">");
        for (var order : List.of("newest", "oldest", "relevance")) {
            html.tag(order.equals(chosen) ? "<option selected" : "<option")
                    .tag(" value=\"" + order + "\">" + order + "</option>");
        }
        return html.tag("</select></label>\n");
    }

    private static Html suggestions(String name, List<Facet.Count> counts, UnaryOperator<String> label) {
        var html = new Html().open("datalist", "id", name + "-list");
        counts.forEach(count ->
                html.open("option", "value", label.apply(count.value())).tag("</option>"));
        return html.tag("</datalist>");
    }

    /** What a parameter is, in a sentence such as "search without this". */
    static String label(String parameter) {
        return switch (parameter) {
            case "q" -> "the words";
            case "person" -> "the person";
            case "country" -> "the country";
            case "type" -> "the type";
            case "status" -> "the status";
            case "confirmed" -> "the certainty";
            case "source" -> "the outlet";
            case "language" -> "the language";
            case "from" -> "the first day";
            case "to" -> "the last day";
            case "publishedFrom" -> "the first day of publication";
            case "publishedTo" -> "the last day of publication";
            case "archivedFrom" -> "the first day of arrival";
            case "archivedTo" -> "the last day of arrival";
            case "versions" -> "earlier versions";
            default -> parameter;
        };
    }
}
