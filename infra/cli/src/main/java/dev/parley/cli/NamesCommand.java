package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the titled names that no table knows. */
@Command(
        name = "names",
        mixinStandardHelpOptions = true,
        description = "Lists the people whom articles name by a title and whom no table knows, for review.",
        footer = {
            "",
            "Those that most versions of articles named come first. A line tells how many",
            "did, the title and the name, the country or body, the day on which the last of",
            "them arrived, and where to read one.",
            "",
            "  parley names --endpoint http://127.0.0.1:8080 --limit 10"
        })
final class NamesCommand implements Callable<Integer> {
    private static final int PAGE = 100;

    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "The API (${DEFAULT-VALUE}).")
    private URI endpoint;

    @Option(names = "--token", description = "Bearer token for reading, where the API asks for one.")
    private String token;

    @Option(names = "--limit", defaultValue = "25", description = "How many to list at most (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print each as JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit is a number from 1, not " + limit);
        }
        var client = new ApiClient(endpoint, Optional.ofNullable(token));
        var out = command.commandLine().getOut();
        int listed = 0;
        var cursor = "";
        do {
            var answer = client.get("/names/unknown?limit=" + Math.min(PAGE, limit - listed) + cursor);
            if (answer.status() != 200) {
                throw new IOException(answer.status() + " "
                        + answer.body()
                                .path("detail")
                                .asText(answer.body().path("message").asText("refused")));
            }
            for (var name : answer.body().path("names")) {
                out.println(json ? name.toString() : line(name));
                listed++;
            }
            cursor = "&cursor=" + answer.body().path("cursor").asText("");
        } while (!cursor.equals("&cursor=") && listed < limit);
        if (listed == 0 && !json) {
            out.println("No unknown names.");
        }
        return 0;
    }

    private static String line(JsonNode name) {
        var example = name.path("examples").path(0);
        var home = name.path("country").asText(name.path("organization").asText("-"));
        return name.path("versions").asText() + "  "
                + (name.path("title").asText() + " " + name.path("name").asText()).strip() + "  " + home + "  "
                + name.path("lastSeen").asText().substring(0, "2025-02-12".length()) + "  /articles/"
                + example.path("articleId").asText() + "/versions/"
                + example.path("version").asText();
    }
}
