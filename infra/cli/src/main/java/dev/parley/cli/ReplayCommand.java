package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.local.DeliveredMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays articles on a temporary stack, and prints the alerts. */
@Command(
        name = "replay",
        description =
                "Sends articles to a temporary stack whose clock follows their dates, and prints a line of JSON for"
                        + " each alert.",
        footer = {
            "",
            "A line has articleId (the id in the input), factId, type, status, sms and email.",
            "",
            "Example:",
            "  parley replay articles.jsonl > alerts.jsonl"
        })
final class ReplayCommand extends Subcommand {
    @Parameters(
            paramLabel = "FILE.jsonl",
            description = "JSON Lines, one article a line, sent in order of date; - for standard input.")
    private String file;

    @Option(
            names = "--now-happened",
            description = "Also print alerts that a planned event has happened, which only subscribers who ask for them"
                    + " get.")
    private boolean nowHappened;

    /** Suffix of the id of an alert that a planned event has happened; the fact's id precedes it. */
    private static final String NOW_HAPPENED = "-happened";

    /** Built by {@link #call()}, because {@code --help} constructs the command too. */
    @SuppressWarnings("NullAway.Init") // set by call()
    private ArticleClock articleClock;

    /** Ids in the input by the ids of the archived articles. */
    private final Map<String, JsonNode> inputIds = new HashMap<>();

    private int printed;

    @Override
    public Integer call() throws Exception {
        articleClock = new ArticleClock();
        try (var temporary = new TemporaryStack(err()::println, false);
                var progress = new Progress("replay", ArticleFile.count(file))) {
            var client = new ApiClient(temporary.stack().api(), Optional.empty(), RetryPolicy.tries(1));
            for (var arrival : inOrderOfDate()) {
                replay(temporary, client, arrival);
                progress.step();
            }
        }
        return 0;
    }

    /** The articles in order of publication, those of the same time in order of id. */
    private List<Arrival> inOrderOfDate() throws IOException {
        var arrivals = new ArrayList<Arrival>();
        ArticleFile.lines(
                file,
                System.in,
                line -> arrivals.add(new Arrival(
                        articleClock.of(line), ExtractCommand.id(line).asText(), line)));
        arrivals.sort(Comparator.comparing(Arrival::time).thenComparing(Arrival::id));
        return arrivals;
    }

    private record Arrival(Instant time, String id, ArticleFile line) {}

    private void replay(TemporaryStack temporary, ApiClient client, Arrival arrival)
            throws IOException, InterruptedException {
        var line = arrival.line();
        temporary.setClock(arrival.time());
        var answer = client.submit(line);
        if (answer.status() >= 300) {
            err().println(line.name() + ": " + answer.detail());
            return;
        }
        inputIds.put(answer.body().path("id").asText(), ExtractCommand.id(line));
        // Only these two functions are needed for alerts; the search index is not read.
        temporary.stack().deliver("IndexFunction");
        temporary.stack().deliver("AlertFunction");
        var delivered = temporary.stack().delivered();
        for (var alert : delivered.subList(printed, delivered.size())) {
            var alerts = values(requireNonNull(alert.attributes().get("alert")));
            for (var factId : values(requireNonNull(alert.attributes().get("fact")))) {
                if (!nowHappened && alerts.contains(factId + NOW_HAPPENED)) {
                    continue;
                }
                out().println(json(alert, factId, client));
            }
        }
        out().flush();
        printed = delivered.size();
    }

    /** The line of one fact. A message may have several. */
    private String json(DeliveredMessage alert, String factId, ApiClient client)
            throws IOException, InterruptedException {
        var fact = client.get("/facts/" + factId);
        var json = Json.MAPPER.createObjectNode();
        json.set("articleId", inputIds.get(alert.attributes().get("article")));
        json.put("factId", factId)
                .put("type", fact.path("type").asText())
                .put("status", fact.path("status").asText())
                .put("sms", alert.sms());
        json.putObject("email").put("subject", alert.subject()).put("body", alert.email());
        return json.toString();
    }

    /** The values of a message attribute: a JSON array if there are several. */
    private static List<String> values(String attribute) throws IOException {
        if (attribute == null) {
            return List.of();
        }
        return attribute.startsWith("[")
                ? Json.MAPPER.readerForListOf(String.class).readValue(attribute)
                : List.of(attribute);
    }
}
