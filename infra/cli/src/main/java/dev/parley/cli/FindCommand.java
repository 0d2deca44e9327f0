package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches facts, or articles. */
@Command(
        name = "find",
        sortOptions = false,
        description = "Searches facts, or with --articles the articles. A result meets every given criterion.",
        footer = {
            "",
            "Several types, statuses or languages are alternatives; several people or",
            "countries must all take part. A page has at most 100 results; --all reads all",
            "pages. --json prints one page as the API gives it, with --all one result a line.",
            "",
            "Examples:",
            "  parley find --person Trump --person Putin --type leader_call",
            "  parley find ceasefire --country Ukraine --from 2025-02-01 --facets source,year",
            "  parley find --articles '\"joint statement\" OR communique' --order relevance",
            "  parley find --status planned --all --json > planned.jsonl"
        })
final class FindCommand extends Subcommand {
    private static final int MAX_LIMIT = 100;

    @Mixin
    private SearchOptions search;

    @Option(names = "--articles", description = "Search articles instead of facts.")
    private boolean articles;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Results a page, 1 to " + MAX_LIMIT + " (default: 25; with --all 100).")
    private @Nullable Integer limit;

    @Option(
            names = "--cursor",
            paramLabel = "TEXT",
            description = "Continue after a page: its cursor (default: the first page).")
    private @Nullable String cursor;

    @Option(names = "--all", description = "Print all pages.")
    private boolean all;

    @Option(
            names = "--facets",
            paramLabel = "LIST",
            description = "Count the results by person, country, type, status, source, language, year.")
    private @Nullable String facets;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    @Override
    public Integer call() throws IOException {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw usageError(
                    "--limit is a number from 1 to " + MAX_LIMIT + ", not " + limit + "; --all gives all pages");
        }
        var client = api.client();
        var parameters = parameters();
        var screen = Terminal.of(out());
        var printer = articles ? new ArticleResultPrinter(screen) : new FactResultPrinter(screen);
        var page = client.get(path(parameters));
        if (all) {
            allPages(client, parameters, page, printer, screen);
        } else if (json) {
            screen.line(page.toString());
        } else {
            printer.results(page);
        }
        if (!json) {
            conclude(page, printer, screen);
        }
        return 0;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<>(search.parameters());
        if (limit != null || all) {
            parameters.put("limit", Integer.toString(limit == null ? MAX_LIMIT : limit));
        }
        if (facets != null) {
            parameters.put("facets", facets);
        }
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        return parameters;
    }

    private String path(Map<String, String> parameters) {
        return (articles ? "/articles" : "/facts") + ApiClient.query(parameters);
    }

    /** Facets count the whole search, so only the first page asks for them. */
    private void allPages(
            ApiClient client, Map<String, String> parameters, JsonNode first, ResultPrinter printer, Terminal screen)
            throws IOException {
        var further = new LinkedHashMap<>(parameters);
        further.remove("facets");
        try (var progress = new Progress("find", first.path("total").asLong(-1))) {
            for (var page = first; ; page = client.get(path(further))) {
                if (json) {
                    printer.list(page).forEach(result -> screen.line(result.toString()));
                } else {
                    printer.results(page);
                }
                progress.step(printer.list(page).size());
                if (page.path("cursor").asText("").isEmpty() || screen.isClosed()) {
                    return;
                }
                further.put("cursor", page.path("cursor").asText());
            }
        }
    }

    private void conclude(JsonNode page, ResultPrinter printer, Terminal screen) {
        printer.facets(page);
        long total = page.path("total").asLong(printer.list(page).size());
        if (total == 0) {
            screen.line("Nothing found.");
            screen.line(hint());
            return;
        }
        screen.line();
        var shown = printer.list(page).size();
        var next = page.path("cursor").asText("");
        if (all || next.isEmpty() && cursor == null) {
            screen.line(String.format(Locale.ROOT, "%,d %s.", total, printer.noun(total)));
        } else {
            screen.line(String.format(Locale.ROOT, "%,d of %,d %s.", shown, total, printer.noun(total)));
            screen.line(
                    next.isEmpty()
                            ? "This is the last page."
                            : "Next page: add --cursor " + next + ". All pages: --all.");
        }
    }

    private String hint() {
        var given = search.parameters();
        if (given.isEmpty()) {
            return "The archive is empty: add articles with ./parley add FILE.";
        }
        if (given.size() > 1) {
            return "A result must meet every criterion: remove one"
                    + (articles || !given.containsKey("q") ? "." : ", or search the articles with --articles.");
        }
        if (given.containsKey("q")) {
            return "Try fewer words, word* for a prefix, or OR between words"
                    + (articles ? "." : ", or --articles for texts without facts.");
        }
        return "./parley find --facets "
                + (given.keySet().iterator().next().matches("person|country|type|status|source|language")
                        ? given.keySet().iterator().next()
                        : "year")
                + " lists the values.";
    }
}
