package dev.parley.faults;

import dev.parley.application.ExtractorInput;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.extraction.Event;
import dev.parley.extraction.Participant;
import dev.parley.extraction.article.Extractor;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.AbortedException;

/**
 * Runs generated articles through the real handlers on the local stack while faults are injected, and counts what was lost,
 * decided again and published again. Articles arrive by the API; the functions for intake, indexing, alerts and the sweep
 * are disturbed. Events are passed to one function at a time, and the time is a clock that is moved, so nothing depends on
 * how fast the machine is.
 */
public final class FaultRun implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final String USAGE = "parley bench faults [--articles N] [--seed S]";
    private static final int DEFAULT_ARTICLES = 1_000;

    /** Articles that arrive between two deliveries. */
    private static final int ROUND = 20;

    /** A kill happens at one of so many calls after its article arrived; a round makes about as many. */
    private static final int CALLS_IN_ROUND = 120;

    /** Sweeps after which whatever is still pending counts as lost. Each is ten minutes after the one before. */
    private static final int SWEEPS = 100;

    private static final int POSTS = 50;

    private final LocalStack stack;
    private final CallFaults.Injection faults;
    private final DisturbedDeliveries deliveries;
    private final Rates rates;
    private final Random random;
    private final SteppedClock clock = new SteppedClock(START);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Clients clients;
    private final Extractor extractor = Extractor.bundled();
    private final DynamoFactIndex index;
    private final DynamoOutbox outbox;
    private final Map<VersionKey, Set<String>> expected = new LinkedHashMap<>();
    private int sentBack;
    private volatile boolean stopped;

    /**
     * How often what happens.
     *
     * @param calls share of the calls of AWS services that fail
     * @param kills share of the articles after which a function is killed
     * @param deliveries share of the messages and records that come again, and of the messages that come late
     */
    public record Rates(double calls, double kills, double deliveries) {
        public static final Rates PROOF = new Rates(0.05, 0.01, 0.05);
        public static final Rates NONE = new Rates(0, 0, 0);
    }

    /** @param data an empty folder */
    public FaultRun(Path template, Path data, Rates rates, long seed) throws Exception {
        this.rates = rates;
        var seeds = new SplittableRandom(seed);
        random = new Random(seeds.nextLong());
        faults = CallFaults.inject(seeds.split(), rates.calls());
        deliveries = new DisturbedDeliveries(faults, new Random(seeds.nextLong()), rates.deliveries());
        var parameters = Map.of("FreshnessHours", "0", "AlertsPerHour", "100000", "SmsPerDay", "100000");
        var options = new LocalStackOptions(template, data, 0, clock, parameters, line -> {}, false);
        stack = LocalStack.start(options.with(deliveries));
        clients = new Clients(stack.environment("SweepFunction"));
        var table = stack.environment("SweepFunction").get("INDEX_TABLE");
        index = new DynamoFactIndex(clients.dynamo(), table);
        outbox = new DynamoOutbox(clients.dynamo(), table);
    }

    public static void main(String[] arguments) throws Exception {
        int articles = DEFAULT_ARTICLES;
        long seed = 1;
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            System.exit(0);
        }
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                var value = i + 1 < arguments.length ? arguments[i + 1] : "";
                switch (arguments[i]) {
                    case "--articles" -> articles = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException e) {
            System.err.println(USAGE + ": " + e.getMessage());
            System.exit(2);
        }
        var template = Path.of(System.getProperty("parley.home", ".")).resolve("template.yaml");
        var kept = proves(template, articles, seed);
        if (kept.isPresent()) {
            System.exit(kept.get() ? 0 : 1);
        }
    }

    /** Whether every promise was kept; empty if the run was interrupted, and then the JVM is already ending. */
    private static Optional<Boolean> proves(Path template, int articles, long seed) throws Exception {
        var data = Files.createTempDirectory("parley-faults");
        try (var run = new FaultRun(template, data, Rates.PROOF, seed)) {
            var hook = new Thread(run.stopping(Thread.currentThread()));
            Runtime.getRuntime().addShutdownHook(hook);
            var result = run.prove(articles, seed);
            Runtime.getRuntime().removeShutdownHook(hook);
            return Optional.of(result.holds());
        } catch (InterruptedException | AbortedException e) {
            System.out.println("interrupted: nothing was proved");
            return Optional.empty();
        } finally {
            delete(data);
        }
    }

    /** Ctrl-C: the run ends at its next article or wait; the stack is closed and its folder removed. */
    private Runnable stopping(Thread running) {
        return () -> {
            stopped = true;
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private Result prove(int articles, long seed) throws Exception {
        var begun = System.nanoTime();
        System.out.printf("%,d articles, seed %d%n", articles, seed);
        send(articles, sent -> {
            if (sent % 100 == 0) {
                System.out.printf("%,d articles, %d s%n", sent, seconds(begun));
            }
        });
        System.out.println("all were sent; waiting until everything is done");
        finish();
        var result = result();
        System.out.println(result.table());
        System.out.printf(
                "Events delivered again: %,d; messages held back: %,d; %d s.%n",
                deliveries.again(), deliveries.late(), seconds(begun));
        result.broken().forEach(System.out::println);
        System.out.println(result.holds() ? "Every promise was kept." : "Promises were broken.");
        return result;
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    /** Is told how many articles have been sent. */
    interface Progress {
        void sent(int articles);
    }

    /** Sends articles; those of a round arrive in any order. Afterwards all but what failed is handled. */
    void send(int articles, Progress progress) throws IOException, InterruptedException {
        var numbers = new ArrayList<>(IntStream.range(0, articles).boxed().toList());
        for (int from = 0; from < articles; from += ROUND) {
            var round = numbers.subList(from, Math.min(articles, from + ROUND));
            Collections.shuffle(round, random);
            for (int number : round) {
                if (random.nextDouble() < rates.kills()) {
                    faults.killAtCall(1 + random.nextInt(CALLS_IN_ROUND), random.nextBoolean());
                }
                post(GeneratedArticles.body(number));
                clock.advance(Duration.ofSeconds(1));
            }
            deliver();
            progress.sent(Math.min(articles, from + ROUND));
        }
    }

    /** Passes to the functions what waits. Messages that fail come back later. */
    void deliver() throws InterruptedException {
        stack.deliver("IndexFunction");
        stack.deliver("AlertFunction");
        if (stopped || Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Sends an article until it is accepted, as clients do. */
    void post(String body) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < POSTS; attempt++) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                var archived = Json.MAPPER.readTree(answer.body());
                expect(
                        new VersionKey(
                                archived.path("id").asText(),
                                archived.path("version").asText()),
                        body);
                return;
            }
            if (answer.statusCode() < 500) {
                throw new IllegalStateException("the stack refused a generated article: " + answer.body());
            }
        }
        throw new IllegalStateException("an article was refused " + POSTS + " times");
    }

    private void expect(VersionKey version, String body) {
        var article = new ArticleReader()
                .read(new Submission(
                        body.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()));
        expected.put(
                version,
                extractor.extract(ExtractorInput.of(article)).stream()
                        .map(mention -> occasion(mention.event()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What makes two reports of the generated articles one fact. */
    static String occasion(Event event) {
        return event.type() + " " + event.date()
                + event.participants().stream().map(Participant::id).sorted().toList();
    }

    /** Delivers, sends back and sweeps until everything is done, or nothing helps any more. */
    void finish() throws Exception {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            while (!stack.isIdle("IndexQueue")) {
                deliver();
                // A message that failed comes back after a second.
                Thread.sleep(100);
            }
            deliver();
            clock.advance(Duration.ofMinutes(10));
            sweep();
            sendBack();
            if (isDone()) {
                return;
            }
        }
    }

    private void sweep() {
        try {
            stack.invoke("SweepFunction", Json.MAPPER.createObjectNode().put("detail-type", "Scheduled Event"));
        } catch (Exception e) {
            // The next run tries again.
        }
    }

    private boolean isDone() {
        var now = clock.instant();
        return stack.isIdle("IndexQueue")
                && failureQueues() == 0
                && outbox.pendingSince(now, 1).isEmpty()
                && outbox.waitingSince(now, 1).isEmpty();
    }

    private int failureQueues() {
        return stack.messages("IndexFailures").size()
                + stack.messages("AlertFailures").size();
    }

    /** Sends messages back from failure queues. Those of alerts need no sending back, because the sweep sends them. */
    private void sendBack() {
        var queues = URI.create(stack.outputs().get("IndexFailuresUrl")).resolve(".");
        var sqs = clients.sqs();
        for (var name : List.of("Index", "Alert")) {
            while (!stack.messages(name + "Failures").isEmpty()) {
                for (var message : sqs.receiveMessage(
                                r -> r.queueUrl(queues + name + "Failures").maxNumberOfMessages(10))
                        .messages()) {
                    sentBack++;
                    if (name.equals("Index")) {
                        sqs.sendMessage(s -> s.queueUrl(queues + "IndexQueue").messageBody(message.body()));
                    }
                    sqs.deleteMessage(
                            d -> d.queueUrl(queues + name + "Failures").receiptHandle(message.receiptHandle()));
                }
            }
        }
    }

    /** Counts from the archive, the table and what was published. */
    Result result() throws IOException {
        var archive = new S3ArticleArchive(
                clients.s3(), stack.environment("IntakeFunction").get("ARCHIVE_BUCKET"));
        return new Count(archive, index, outbox, stack.delivered())
                .of(expected, sentBack, failureQueues(), faults.injected());
    }

    /** The running stack, which tests damage. */
    LocalStack stack() {
        return stack;
    }

    /** Clients of the stack's services, which no fault disturbs. */
    Clients clients() {
        return clients;
    }

    CallFaults.Injection faults() {
        return faults;
    }

    DynamoOutbox outbox() {
        return outbox;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() throws Exception {
        faults.close();
        stack.close();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
