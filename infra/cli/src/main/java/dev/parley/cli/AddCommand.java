package dev.parley.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends articles to a stack. */
@Command(
        name = "add",
        description = "Sends articles to a stack, and prints a line for each: id, version, outcome, facts.",
        footer = {
            "",
            "Formats: .json, .jsonl (one article a line), .html, .txt, .xml (NITF, NewsML-G2),",
            ".mht and .eml; folders of these; - for standard input.",
            "",
            "A failed connection is retried for about eight seconds. A file that cannot be",
            "sent is reported, and the others are sent.",
            "",
            "Requests to an API in AWS are signed with the credentials that the AWS SDK",
            "finds. With a token the facts are read back.",
            "",
            "Examples:",
            "  parley add events/articles",
            "  curl -s https://example.org/story.html | parley add --type html -"
        })
final class AddCommand extends Subcommand {
    private static final int IN_FLIGHT = 4;
    private static final long POLL_MILLIS = 100;

    /** With the pauses of {@link RetryPolicy}, six tries give a starting stack eight seconds. */
    private static final int ATTEMPTS = 6;

    /** Statuses that a retry may resolve; a gateway answers 502 to 504 while its backend starts. */
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders; - for standard input.")
    private List<String> files;

    @Mixin
    private ApiOptions api;

    @Option(
            names = "--type",
            paramLabel = "ENDING",
            description = "Format of standard input: json, jsonl, html or txt (default: recognised by its content).")
    private @Nullable String type;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long to wait for each article to be indexed (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(names = "--json", description = "Print each answer as JSON.")
    private boolean json;

    private final RetryPolicy.Pause pause;

    /** Whether the last article was given up because nothing answered. */
    private boolean isUnreachable;

    private int failed;

    AddCommand() {
        this(RetryPolicy.Pause.SLEEP);
    }

    AddCommand(RetryPolicy.Pause pause) {
        this.pause = requireNonNull(pause, "pause");
    }

    /** The line that reports one article. */
    private record Line(String text, boolean isError) {}

    @Override
    public Integer call() throws Exception {
        var client = api.client(RetryPolicy.tries(1));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var progress = new Progress("add", -1)) {
            var pending = new ArrayDeque<Future<Line>>();
            for (var argument : files) {
                try {
                    for (var file : ArticleFile.files(argument)) {
                        ArticleFile.each(file, Optional.ofNullable(type), System.in, article -> {
                            submit(executor, pending, client, article);
                            if (pending.size() >= IN_FLIGHT) {
                                print(pending, progress);
                            }
                        });
                    }
                } catch (IOException e) {
                    failed++;
                    err().println("parley: " + e.getMessage());
                }
            }
            while (!pending.isEmpty()) {
                print(pending, progress);
            }
        }
        return failed == 0 ? 0 : 1;
    }

    /** Sends the article on this thread, so that versions arrive in order; waits for its facts on another. */
    private void submit(
            ExecutorService executor, ArrayDeque<Future<Line>> pending, ApiClient client, ArticleFile article) {
        try {
            var answer = submitWithRetry(client, article);
            isUnreachable = false;
            pending.add(executor.submit(() -> report(client, article, answer)));
        } catch (IOException e) {
            isUnreachable = e instanceof RetryPolicy.Transient;
            pending.add(CompletableFuture.completedFuture(failure(article, e)));
        }
    }

    /** Retries transient failures. After an article that nothing answered, each further one is tried once. */
    private ApiClient.Answer submitWithRetry(ApiClient client, ArticleFile article) throws IOException {
        int attempts = isUnreachable ? 1 : ATTEMPTS;
        var attempt = new AtomicInteger();
        return new RetryPolicy(attempts, pause).run(() -> {
            attempt.incrementAndGet();
            try {
                return accepted(client.submit(article), attempt.get() == attempts);
            } catch (RetryPolicy.Transient e) {
                if (attempt.get() < attempts) {
                    err().println("parley: " + article.name() + ": " + e.getMessage() + "; trying again");
                }
                // Without the cause, because RetryPolicy gives up early where nothing listens: a stack may be starting.
                throw new RetryPolicy.Transient(String.valueOf(e.getMessage()), Optional.empty(), null);
            }
        });
    }

    private static ApiClient.Answer accepted(ApiClient.Answer answer, boolean isLast) throws RetryPolicy.Transient {
        if (!isLast && UNAVAILABLE.contains(answer.status())) {
            throw new RetryPolicy.Transient("the API answered " + answer.status(), Optional.empty(), null);
        }
        return answer;
    }

    private static Line failure(ArticleFile article, Exception e) {
        return new Line("parley: " + article.name() + ": " + e.getMessage(), true);
    }

    private Line report(ApiClient client, ArticleFile article, ApiClient.Answer answer) throws InterruptedException {
        try {
            return line(client, article, answer);
        } catch (IOException e) {
            return failure(article, e);
        }
    }

    /** Prints the oldest pending line, so that lines are in the order of the articles. */
    private void print(ArrayDeque<Future<Line>> pending, Progress progress) {
        Line line;
        try {
            line = pending.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            line = new Line("parley: " + requireNonNull(e.getCause()).getMessage(), true);
        }
        if (line.isError()) {
            failed++;
            err().println(line.text());
        } else {
            out().println(line.text());
        }
        progress.step();
    }

    private Line line(ApiClient client, ArticleFile article, ApiClient.Answer answer)
            throws IOException, InterruptedException {
        if (answer.status() >= 300) {
            var archived = answer.body().path("archived").asBoolean()
                    ? " (archived as " + answer.body().path("id").asText() + ", marked unreadable)"
                    : "";
            return new Line(article.name() + ": " + answer.status() + " " + answer.detail() + archived, true);
        }
        var facts = facts(client, answer.body());
        if (json) {
            ObjectNode shown = answer.body().deepCopy();
            shown.set("facts", Json.MAPPER.valueToTree(facts));
            return new Line(shown.toString(), false);
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
        var summaries = new ArrayList<String>();
        for (var fact : facts.get()) {
            summaries.add(fact.path("type").asText() + " "
                    + fact.path("participants")
                            .valueStream()
                            .map(participant -> participant.path("name").asText())
                            .collect(Collectors.joining("+"))
                    + " " + fact.path("status").asText() + " "
                    + fact.path("date").asText("undated"));
        }
        return summaries.isEmpty() ? "no facts" : String.join("; ", summaries);
    }

    /** The facts of the article, once its version is indexed; empty if that takes too long or may not be read. */
    private Optional<List<JsonNode>> facts(ApiClient client, JsonNode archived)
            throws IOException, InterruptedException {
        if (!client.canRead()) {
            return Optional.empty();
        }
        long end = System.nanoTime() + wait * 1_000_000_000L;
        do {
            var article = article(client, archived.path("id").asText());
            for (var version : article.path("versions")) {
                if (version.path("version").equals(archived.path("version"))
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

    private JsonNode article(ApiClient client, String id) throws IOException {
        try {
            return new RetryPolicy(ATTEMPTS, pause).run(() -> client.get("/articles/" + id));
        } catch (ApiClient.Refused e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
