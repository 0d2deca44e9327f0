package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Searches facts, or articles. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Finds facts, or with --articles the articles themselves: every criterion that is given is met.",
        footer = {
            "",
            "Of several types, states, languages one is enough; several people or countries",
            "all take part. A page has at most 100 results; --all goes through all pages.",
            "--json prints one page as the API gives it, with --all one result a line.",
            "",
            "  parley find --person Trump --person Putin --type leader_call",
            "  parley find ceasefire --country Ukraine --from 2025-02-01 --facets source,year",
            "  parley find --articles '\"joint statement\" OR communique' --order relevance",
            "  parley find --status planned --all --json > planned.jsonl"
        })
final class FindCommand implements Callable<Integer> {
    private static final int MOST = 100;

    @Mixin
    private SearchOptions search;

    @Option(names = "--articles", description = "Find articles, not facts.")
    private boolean articles;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Results a page, 1 to " + MOST + " (25; with --all 100).")
    private Integer limit;

    @Option(names = "--cursor", paramLabel = "TEXT", description = "Go on where a page ended.")
    private String cursor;

    @Option(names = "--all", description = "All pages.")
    private boolean all;

    @Option(
            names = "--facets",
            paramLabel = "LIST",
            description = "Count the results by person, country, type, status, source, language, year.")
    private String facets;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ArchiveApi api;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--limit is a number from 1 to " + MOST + ", not " + limit + "; --all gives all pages");
        }
        var client = api.client();
        var parameters = parameters();
        var screen = Terminal.of(command.commandLine().getOut());
        var found = articles ? new ArticleResultPrinter(screen) : new FactResultPrinter(screen);
        var page = client.get(path(parameters));
        if (all) {
            everyPage(client, parameters, page, found, screen);
        } else if (json) {
            screen.line(page.toString());
        } else {
            found.results(page);
        }
        if (!json) {
            conclude(page, found, screen);
        }
        return 0;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<>(search.parameters());
        if (limit != null || all) {
            parameters.put("limit", Integer.toString(limit == null ? MOST : limit));
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
        return (articles ? "/articles" : "/facts") + ReadingClient.query(parameters);
    }

    /** The counts are those of the whole search: the first page alone is asked for them. */
    private void everyPage(
            ReadingClient client, Map<String, String> parameters, JsonNode first, ResultPrinter found, Terminal screen)
            throws IOException {
        var further = new LinkedHashMap<>(parameters);
        further.remove("facets");
        try (var progress = new Progress("find", first.path("total").asLong(-1))) {
            for (var page = first; ; page = client.get(path(further))) {
                if (json) {
                    found.list(page).forEach(one -> screen.line(one.toString()));
                } else {
                    found.results(page);
                }
                progress.step(found.list(page).size());
                if (page.path("cursor").asText("").isEmpty() || screen.isClosed()) {
                    return;
                }
                further.put("cursor", page.path("cursor").asText());
            }
        }
    }

    private void conclude(JsonNode page, ResultPrinter found, Terminal screen) {
        found.facets(page);
        long total = page.path("total").asLong(found.list(page).size());
        if (total == 0) {
            screen.line("Nothing found.");
            screen.line(hint());
            return;
        }
        screen.line();
        var shown = found.list(page).size();
        var next = page.path("cursor").asText("");
        if (all || next.isEmpty() && cursor == null) {
            screen.line(String.format(java.util.Locale.ROOT, "%,d %s.", total, found.noun(total)));
        } else {
            screen.line(String.format(java.util.Locale.ROOT, "%,d of %,d %s.", shown, total, found.noun(total)));
            screen.line(
                    next.isEmpty()
                            ? "This is the last page."
                            : "The next page: the same with --cursor " + next + "; all of them: with --all");
        }
    }

    private String hint() {
        var given = search.parameters();
        if (given.isEmpty()) {
            return "The archive has none yet: add articles with ./parley add FILE.";
        }
        if (given.size() > 1) {
            return "Every criterion must be met: leave one out"
                    + (articles || !given.containsKey("q") ? "." : ", or look through the articles with --articles.");
        }
        if (given.containsKey("q")) {
            return "Try fewer words, word* for all that begins so, OR between words"
                    + (articles ? "." : ", or --articles for texts that report no fact.");
        }
        return "./parley find --facets "
                + (given.keySet().iterator().next().matches("person|country|type|status|source|language")
                        ? given.keySet().iterator().next()
                        : "year")
                + " shows what there is.";
    }
}
