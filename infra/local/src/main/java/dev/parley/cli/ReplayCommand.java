package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.local.Delivered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
            description = "Articles, one as JSON a line, in order; - for standard input.")
    private String file;

    @Spec
    private CommandSpec command;

    private final ArticleClock articleClock = new ArticleClock();

    /** The id in the input of the article that we call so. */
    private final Map<String, JsonNode> inputIds = new HashMap<>();

    private int printed;

    @Override
    public Integer call() throws Exception {
        try (var temporary = new TemporaryStack(command.commandLine().getErr()::println);
                var progress = new Progress("replay", ArticleFile.count(file))) {
            var client = new ApiClient(temporary.stack().api(), Optional.empty());
            ArticleFile.lines(file, System.in, line -> {
                try {
                    replay(temporary, client, line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
                progress.step();
            });
        }
        return 0;
    }

    private void replay(TemporaryStack temporary, ApiClient client, ArticleFile line)
            throws IOException, InterruptedException {
        temporary.setClock(articleClock.of(line));
        var answer = client.send(line);
        if (answer.status() >= 300) {
            command.commandLine()
                    .getErr()
                    .println(line.name() + ": " + answer.body().path("detail").asText("refused"));
            return;
        }
        inputIds.put(answer.body().path("id").asText(), ExtractCommand.id(line));
        temporary.stack().awaitIdle();
        var delivered = temporary.stack().delivered();
        for (var alert : delivered.subList(printed, delivered.size())) {
            command.commandLine().getOut().println(json(alert));
        }
        command.commandLine().getOut().flush();
        printed = delivered.size();
    }

    private String json(Delivered alert) {
        var json = Json.MAPPER.createObjectNode();
        json.set("articleId", inputIds.get(alert.attributes().get("article")));
        json.put("factId", alert.attributes().get("fact"))
                .put("type", alert.attributes().get("type"))
                .put("status", alert.attributes().get("status"))
                .put("sms", alert.sms());
        json.putObject("email").put("subject", alert.subject()).put("body", alert.email());
        return json.toString();
    }
}
