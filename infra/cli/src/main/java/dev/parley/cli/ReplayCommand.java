package dev.parley.cli;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which alerts would have been sent. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Sends articles through the real handlers on a fresh temporary stack, the clock following each"
                + " article's date; prints a line of JSON for each alert sent.",
        footer = {"", "  parley replay articles.jsonl > alerts.jsonl"})
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE.jsonl",
            description = "Articles, one as JSON a line; they arrive in order of date. - for standard input.")
    private String file;

    @Option(
            names = "--now-happened",
            description =
                    "Print also that what was planned has happened, which only subscribers who ask for it are told.")
    private boolean nowHappened;

    @Spec
    private CommandSpec command;

    /** How the id of such an alert ends, behind its fact's. */
    private static final String NOW_HAPPENED = "-happened";

    private final ArticleClock articleClock = new ArticleClock();

    /** The id in the input of the article that we call so. */
    private final Map<String, JsonNode> inputIds = new HashMap<>();

    private int printed;

    @Override
    public Integer call() throws Exception {
        try (var temporary = new TemporaryStack(command.commandLine().getErr()::println, false);
                var progress = new Progress("replay", ArticleFile.count(file))) {
            var client = new ApiClient(temporary.stack().api(), Optional.empty());
            for (var arrival : inOrderOfDate()) {
                replay(temporary, client, arrival);
                progress.step();
            }
        }
        return 0;
    }

    /** The articles by the time that they appeared; those of one moment by their ids. */
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
        var answer = client.send(line);
        if (answer.status() >= 300) {
            command.commandLine()
                    .getErr()
                    .println(line.name() + ": " + answer.body().path("detail").asText("refused"));
            return;
        }
        inputIds.put(answer.body().path("id").asText(), ExtractCommand.id(line));
        // The search index is not asked, so it need not follow.
        temporary.stack().deliver("IndexFunction");
        temporary.stack().deliver("AlertFunction");
        var delivered = temporary.stack().delivered();
        for (var alert : delivered.subList(printed, delivered.size())) {
            var alerts = values(alert.attributes().get("alert"));
            for (var factId : values(alert.attributes().get("fact"))) {
                if (!nowHappened && alerts.contains(factId + NOW_HAPPENED)) {
                    continue;
                }
                command.commandLine().getOut().println(json(alert, factId, client));
            }
        }
        command.commandLine().getOut().flush();
        printed = delivered.size();
    }

    /** A message of several facts is a line for each of them. */
    private String json(DeliveredMessage alert, String factId, ApiClient client)
            throws IOException, InterruptedException {
        var fact = client.get("/facts/" + factId).body();
        var json = Json.MAPPER.createObjectNode();
        json.set("articleId", inputIds.get(alert.attributes().get("article")));
        json.put("factId", factId)
                .put("type", fact.path("type").asText())
                .put("status", fact.path("status").asText())
                .put("sms", alert.sms());
        json.putObject("email").put("subject", alert.subject()).put("body", alert.email());
        return json.toString();
    }

    /** The values of a message attribute, which is an array where it has several. */
    private static List<String> values(String attribute) throws IOException {
        if (attribute == null) {
            return List.of();
        }
        return attribute.startsWith("[")
                ? Json.MAPPER.readerForListOf(String.class).readValue(attribute)
                : List.of(attribute);
    }
}
