package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Prints pages of search results as text. */
abstract sealed class ResultPrinter permits FactResultPrinter, ArticleResultPrinter {
    final Terminal screen;

    ResultPrinter(Terminal screen) {
        this.screen = requireNonNull(screen, "screen");
    }

    /** The JSON member of a page that holds its results. */
    abstract String member();

    abstract String noun(long count);

    /** The columns of a result, the id last. */
    abstract String[] cells(JsonNode result);

    List<JsonNode> list(JsonNode page) {
        return StreamSupport.stream(page.path(member()).spliterator(), false).toList();
    }

    void results(JsonNode page) {
        var columns = new AlignedColumns();
        var results = list(page);
        results.forEach(result -> columns.row(cells(result)));
        var lines = columns.lines();
        for (int i = 0; i < results.size(); i++) {
            screen.line(lines.get(i));
            results.get(i)
                    .path("highlights")
                    .forEach(passage -> screen.line("    " + screen.highlighted(passage.asText())));
        }
    }

    void facets(JsonNode page) {
        page.path("facets").properties().forEach(facet -> {
            screen.line();
            screen.line(screen.bold(facet.getKey()));
            var columns = new AlignedColumns();
            facet.getValue()
                    .forEach(value -> columns.row(
                            String.format(
                                    "%8s",
                                    String.format(
                                            java.util.Locale.ROOT,
                                            "%,d",
                                            value.path("count").asLong())),
                            Terminal.oneLine(value.path("value").asText())));
            columns.lines().forEach(screen::line);
        });
    }

    static List<String> names(JsonNode list) {
        var names = new ArrayList<String>();
        list.forEach(item -> names.add(Terminal.oneLine(item.path("name").asText(item.asText()))));
        return names;
    }

    /** The first two names, and the number of the others. */
    static String abbreviated(List<String> names) {
        return names.size() <= 2
                ? String.join(", ", names)
                : names.stream().limit(2).collect(Collectors.joining(", ")) + " +" + (names.size() - 2);
    }
}
