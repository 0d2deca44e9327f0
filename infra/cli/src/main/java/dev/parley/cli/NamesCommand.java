package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the titled names that the names table lacks. */
@Command(
        name = "names",
        description = "Lists people whom articles name with a title and whom the names table lacks, for review.",
        footer = {
            "",
            "The most frequent come first. A line has the number of versions of articles that",
            "name the person, the title and the name, the country or body, the day on which",
            "the last of these versions arrived, and the path of one of them.",
            "",
            "Example:",
            "  parley names --limit 10"
        })
final class NamesCommand extends Subcommand {
    private static final int PAGE = 100;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "25",
            description = "How many to list at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print each name as one line of JSON.")
    private boolean json;

    @Mixin
    private ApiOptions api;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw usageError("--limit is a number from 1, not " + limit);
        }
        var client = api.client();
        int listed = 0;
        var cursor = "";
        do {
            var page = client.get("/names/unknown?limit=" + Math.min(PAGE, limit - listed) + cursor);
            for (var name : page.path("names")) {
                out().println(json ? name.toString() : line(name));
                listed++;
            }
            cursor = "&cursor=" + page.path("cursor").asText("");
        } while (!cursor.equals("&cursor=") && listed < limit);
        if (listed == 0 && !json) {
            out().println("No unknown names.");
        }
        return 0;
    }

    private static String line(JsonNode name) {
        var example = name.path("examples").path(0);
        var affiliation = name.path("country").asText(name.path("organization").asText("-"));
        return name.path("versions").asText() + "  "
                + (name.path("title").asText() + " " + name.path("name").asText()).strip() + "  " + affiliation + "  "
                + name.path("lastSeen").asText().substring(0, "2025-02-12".length()) + "  /articles/"
                + example.path("articleId").asText() + "/versions/"
                + example.path("version").asText();
    }
}
