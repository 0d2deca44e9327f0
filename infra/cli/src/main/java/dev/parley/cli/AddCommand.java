package dev.parley.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends articles to a stack. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Sends articles to a running stack; prints a line for each: id, version, outcome, facts.",
        footer = {
            "",
            "Takes .json, .jsonl (one article a line), .html, .txt, .xml (NITF, NewsML-G2), .mht and .eml, folders of",
            "them, and - for standard input.",
            "A connection that breaks off, or that nothing answers yet, is tried six times in eight seconds; a",
            "file that failed all the same is named, and the others are sent.",
            "",
            "An address in AWS is signed for with the credentials that the AWS command line would use.",
            "",
            "  parley add events/articles",
            "  curl -s https://example.org/story.html | parley add --type html -"
        })
final class AddCommand implements Callable<Integer> {
    private static final int IN_FLIGHT = 4;
    private static final long POLL_MILLIS = 100;

    /** With the pauses between them, a stack that is being started has eight seconds to come up. */
    private static final int ATTEMPTS = 6;

    /** Answers that pass: too many requests, and what a gateway says while nothing is there. */
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders; - for standard input.")
    private List<String> files;

    @Option(names = "--endpoint", defaultValue = "http://127.0.0.1:8080", description = "The API (${DEFAULT-VALUE}).")
    private URI endpoint;

    @Option(names = "--token", description = "Bearer token for reading the facts back, where the API asks for one.")
    private String token;

    @Option(names = "--type", paramLabel = "ENDING", description = "What standard input is: json, jsonl, html or txt.")
    private String type;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to wait until each article is indexed (${DEFAULT-VALUE}).")
    private int wait;

    @Option(names = "--json", description = "Print the answers as JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    private final RetryPolicy.Pause pause;
    private boolean nothingAnswers;
    private int failed;

    AddCommand() {
        this(howLong -> Thread.sleep(howLong.toMillis()));
    }

    /** @param pause waits before another attempt */
    AddCommand(RetryPolicy.Pause pause) {
        this.pause = pause;
    }

    /** What came of one article: its line, or why it failed. */
    private record Line(String text, boolean isError) {}

    @Override
    public Integer call() throws Exception {
        var client = new ApiClient(endpoint, Optional.ofNullable(token));
        try (var senders = Executors.newVirtualThreadPerTaskExecutor();
                var progress = new Progress("add", -1)) {
            var pending = new ArrayDeque<Future<Line>>();
            for (var argument : files) {
                try {
                    for (var file : ArticleFile.files(argument)) {
                        ArticleFile.each(file, Optional.ofNullable(type), System.in, article -> {
                            start(senders, pending, client, article);
                            if (pending.size() >= IN_FLIGHT) {
                                print(pending, progress);
                            }
                        });
                    }
                } catch (IOException e) {
                    failed++;
                    command.commandLine().getErr().println("parley: " + e.getMessage());
                }
            }
            while (!pending.isEmpty()) {
                print(pending, progress);
            }
        }
        return failed == 0 ? 0 : 1;
    }

    /** Sends now, so that versions arrive in order; waits for the facts on the side. */
    private void start(
            ExecutorService senders, ArrayDeque<Future<Line>> pending, ApiClient client, ArticleFile article) {
        try {
            var answer = sent(client, article);
            nothingAnswers = false;
            pending.add(senders.submit(() -> indexed(client, article, answer)));
        } catch (IOException e) {
            nothingAnswers = e instanceof RetryPolicy.Passing;
            pending.add(CompletableFuture.completedFuture(failure(article, e)));
        }
    }

    /** Tries again what may pass; once for each article, after all attempts for the one before failed. */
    private ApiClient.Answer sent(ApiClient client, ArticleFile article) throws IOException {
        int attempts = nothingAnswers ? 1 : ATTEMPTS;
        var attempt = new AtomicInteger();
        return new RetryPolicy(attempts, pause).run(() -> {
            attempt.incrementAndGet();
            try {
                return accepted(client.send(article), attempt.get() == attempts);
            } catch (RetryPolicy.Passing e) {
                if (attempt.get() < attempts) {
                    command.commandLine()
                            .getErr()
                            .println("parley: " + article.name() + ": " + e.getMessage() + "; trying again");
                }
                // Without the cause: a stack that is not up yet is waited for like a connection that broke off.
                throw new RetryPolicy.Passing(e.getMessage(), Optional.empty(), null);
            }
        });
    }

    private static ApiClient.Answer accepted(ApiClient.Answer answer, boolean isLast) throws RetryPolicy.Passing {
        if (!isLast && UNAVAILABLE.contains(answer.status())) {
            throw new RetryPolicy.Passing("the API answered " + answer.status(), Optional.empty(), null);
        }
        return answer;
    }

    private static Line failure(ArticleFile article, Exception e) {
        return new Line("parley: " + article.name() + ": " + e.getMessage(), true);
    }

    /** The line of an article that was answered; one whose facts cannot be asked for is named. */
    private Line indexed(ApiClient client, ArticleFile article, ApiClient.Answer answer) throws InterruptedException {
        try {
            return line(client, article, answer);
        } catch (IOException e) {
            return failure(article, e);
        }
    }

    /** Prints the oldest answer, so that lines come in the order of the articles. */
    private void print(ArrayDeque<Future<Line>> pending, Progress progress) {
        Line line;
        try {
            line = pending.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            line = new Line("parley: " + e.getCause().getMessage(), true);
        }
        if (line.isError()) {
            failed++;
            command.commandLine().getErr().println(line.text());
        } else {
            command.commandLine().getOut().println(line.text());
        }
        progress.step();
    }

    private Line line(ApiClient client, ArticleFile article, ApiClient.Answer answer)
            throws IOException, InterruptedException {
        if (answer.status() >= 300) {
            var detail = answer.body()
                    .path("detail")
                    .asText(answer.body().path("message").asText("refused"));
            var kept = answer.body().path("archived").asBoolean()
                    ? " (archived as " + answer.body().path("id").asText() + ", marked unreadable)"
                    : "";
            return new Line(article.name() + ": " + answer.status() + " " + detail + kept, true);
        }
        var facts = facts(client, answer.body());
        if (json) {
            var one = answer.body().deepCopy();
            ((ObjectNode) one).set("facts", Json.MAPPER.valueToTree(facts));
            return new Line(one.toString(), false);
        }
        var outcome = answer.body().path("outcome").asText().replace('-', ' ');
        return new Line(
                answer.body().path("id").asText() + "  "
                        + answer.body().path("version").asText() + "  " + outcome + "  "
                        + summary(answer.body(), facts),
                false);
    }

    private static String summary(JsonNode answer, Optional<List<JsonNode>> facts) {
        if (!answer.path("state").asText().equals("READABLE")) {
            return answer.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (facts.isEmpty()) {
            return "not indexed yet";
        }
        var names = new ArrayList<String>();
        for (var fact : facts.get()) {
            names.add(fact.path("type").asText() + " "
                    + String.join(
                            "+",
                            StreamSupport.stream(fact.path("participants").spliterator(), false)
                                    .map(p -> p.path("name").asText())
                                    .toList())
                    + " " + fact.path("status").asText() + " "
                    + fact.path("date").asText("undated"));
        }
        return names.isEmpty() ? "no facts" : String.join("; ", names);
    }

    /** The facts of the article, once its version is indexed; empty when that takes too long or may not be read. */
    private Optional<List<JsonNode>> facts(ApiClient client, JsonNode receipt)
            throws IOException, InterruptedException {
        if (!client.canRead()) {
            return Optional.empty();
        }
        long end = System.nanoTime() + wait * 1_000_000_000L;
        do {
            var article = new RetryPolicy(ATTEMPTS, pause)
                    .run(() -> client.get("/articles/" + receipt.path("id").asText()))
                    .body();
            for (var version : article.path("versions")) {
                if (version.path("version").equals(receipt.path("version"))
                        && !version.path("indexed").isNull()) {
                    return Optional.of(
                            StreamSupport.stream(article.path("facts").spliterator(), false)
                                    .toList());
                }
            }
            Thread.sleep(POLL_MILLIS);
        } while (System.nanoTime() < end);
        return Optional.empty();
    }
}
