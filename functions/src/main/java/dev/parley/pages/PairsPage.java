package dev.parley.pages;

import dev.parley.pages.Page.Place;
import dev.parley.search.DayRange;
import dev.parley.search.Pairs;
import dev.parley.search.Pairs.Pair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The page of who talked with whom: a matrix of pairs, and the most frequent pairs as a list. */
public final class PairsPage {
    private static final int MOST_NAMES = 14;
    private static final int MOST_PAIRS = 20;
    private static final int LEVELS = 5;

    private final Labels labels;

    public PairsPage(Labels labels) {
        this.labels = labels;
    }

    /**
     * @param address of the page, with all that was chosen
     * @param facts the search whose facts are counted, with what is added where nothing was chosen
     * @param days number of these facts by day
     */
    public String of(
            SearchAddress address,
            SearchAddress facts,
            Pairs.Of of,
            Pairs pairs,
            DayRange range,
            SortedMap<LocalDate, Long> days) {
        var body = new Html().tag("<div class=\"search pairs\"><div class=\"column\">\n<h1>Who with whom</h1>\n");
        body.tag("<p class=\"lead\">")
                .text(
                        address.parameters().containsKey("type")
                                ? "Facts in which two sides took part together."
                                : "Calls, meetings and talks that happened, by who took part together.")
                .tag(" Each number leads to its facts.</p>\n");
        body.add(switcher(address, of));
        body.add(form(address));
        body.add(new Choices(labels).of(address.without("of")));
        body.add(Histogram.of(TimeScale.of(days, range), address, range, "facts", "from", "to"));
        if (pairs.pairs().isEmpty()) {
            body.tag("<div class=\"empty results\"><p>Nobody took part together in this time.</p><ul><li>")
                    .link("/pairs", "Begin again")
                    .tag("</li></ul></div>");
        } else {
            body.add(matrix(facts, of, pairs)).add(list(facts, of, pairs));
        }
        return Page.of(Place.PAIRS, "Who with whom", body.tag("</div></div>\n"));
    }

    private static Html switcher(SearchAddress address, Pairs.Of of) {
        var html = new Html().tag("<p class=\"switch\">");
        for (var one : Pairs.Of.values()) {
            var label = one == Pairs.Of.PERSON ? "People" : "Countries";
            if (one == of) {
                html.tag("<strong>").text(label).tag("</strong> ");
            } else {
                html.link(
                                (one == Pairs.Of.PERSON ? address.without("of") : address.with("of", one.label()))
                                        .toString(),
                                label)
                        .tag(" ");
            }
        }
        return html.tag("</p>\n");
    }

    private static Html form(SearchAddress address) {
        var html = new Html()
                .tag("<form class=\"form short\" role=\"search\" method=\"get\" action=\"/pairs\">")
                .tag("<label class=\"date\"><span>From</span>")
                .open(
                        "input",
                        "type",
                        "date",
                        "name",
                        "from",
                        "value",
                        address.value("from").orElse(""))
                .tag("</label><label class=\"date\"><span>To</span>")
                .open(
                        "input",
                        "type",
                        "date",
                        "name",
                        "to",
                        "value",
                        address.value("to").orElse(""))
                .tag("</label>");
        address.without("from", "to")
                .parameters()
                .forEach((name, value) -> html.open("input", "type", "hidden", "name", name, "value", value));
        return html.tag("<button type=\"submit\">Show</button></form>\n");
    }

    private Html matrix(SearchAddress facts, Pairs.Of of, Pairs pairs) {
        var names = names(pairs);
        var counts = new HashMap<String, Long>();
        long most = 1;
        for (var pair : pairs.pairs()) {
            counts.put(pair.first() + " " + pair.second(), pair.count());
            counts.put(pair.second() + " " + pair.first(), pair.count());
            most = Math.max(most, pair.count());
        }
        var html = new Html()
                .tag("<section class=\"results\" aria-labelledby=\"matrix\"><h2 id=\"matrix\">Matrix</h2>")
                .tag("<div class=\"scroll wide\" tabindex=\"0\" role=\"region\" aria-label=\"Matrix of pairs\">")
                .tag("<table class=\"matrix\"><thead><tr><td></td>");
        names.forEach(name ->
                html.tag("<th scope=\"col\"><span>").isolated(name(of, name)).tag("</span></th>"));
        html.tag("</tr></thead><tbody>\n");
        for (var row : names) {
            html.tag("<tr><th scope=\"row\">").isolated(name(of, row)).tag("</th>");
            for (var column : names) {
                html.add(cell(facts, of, row, column, counts, most));
            }
            html.tag("</tr>\n");
        }
        return html.tag("</tbody></table></div></section>\n");
    }

    private Html cell(
            SearchAddress facts, Pairs.Of of, String row, String column, Map<String, Long> counts, long most) {
        var count = Optional.ofNullable(counts.get(row + " " + column));
        if (row.equals(column) || count.isEmpty()) {
            return new Html().tag(row.equals(column) ? "<td class=\"self\"></td>" : "<td></td>");
        }
        return new Html()
                .open("td", "class", "level" + level(count.get(), most))
                .open(
                        "a",
                        "href",
                        address(facts, of, row, column),
                        "aria-label",
                        name(of, row) + " and " + name(of, column) + ": " + Labels.count(count.get(), "fact", "facts"))
                .text(Labels.number(count.get()))
                .tag("</a></td>");
    }

    /** From 1 to {@value #LEVELS}, by the square root, so that few and many are told apart at every size of an archive. */
    private static int level(long count, long most) {
        return 1 + (int) (LEVELS * Math.sqrt((double) count / (most + 1)));
    }

    private static String address(SearchAddress facts, Pairs.Of of, String one, String other) {
        return facts.plus(of.label(), one).plus(of.label(), other).toString();
    }

    /** Those who are in most facts, in that order. */
    private static List<String> names(Pairs pairs) {
        var totals = new HashMap<String, Long>();
        for (var pair : pairs.pairs()) {
            totals.merge(pair.first(), pair.count(), Long::sum);
            totals.merge(pair.second(), pair.count(), Long::sum);
        }
        return totals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Html list(SearchAddress facts, Pairs.Of of, Pairs pairs) {
        var most = new ArrayList<Pair>(
                pairs.pairs().subList(0, Math.min(MOST_PAIRS, pairs.pairs().size())));
        var html = new Html()
                .tag("<section class=\"results\" aria-labelledby=\"list\"><h2 id=\"list\">Most frequent pairs</h2>")
                .tag("<ol class=\"ranked\">");
        for (var pair : most) {
            html.tag("<li>")
                    .open("a", "href", address(facts, of, pair.first(), pair.second()))
                    .isolated(name(of, pair.first()) + " and " + name(of, pair.second()))
                    .tag("</a> ")
                    .span("count", Labels.number(pair.count()))
                    .tag("</li>");
        }
        return html.tag("</ol></section>\n");
    }

    private String name(Pairs.Of of, String id) {
        return switch (of) {
            case PERSON -> labels.person(id);
            case COUNTRY -> labels.country(id);
        };
    }
}
