package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ArchiveArticle;
import dev.parley.application.IndexArticle;
import dev.parley.application.RestoreIndex;
import dev.parley.application.ports.FactIndex;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoEmbargoes;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoIndexRestore;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3DeliveryReceipts;
import dev.parley.aws.S3OverlayStore;
import dev.parley.aws.S3Tombstones;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.facts.Fact;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexing decides each alert once, also when it is killed between writes, repeated or run concurrently. */
class InterruptedIndexingIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final Set<String> WRITES = Set.of("record", "attach", "withdraw", "markIndexed");
    private static final Extractor EXTRACTOR = Extractor.bundled();

    /** Two facts. The second version corrects one and withdraws the other. */
    private static final List<String> DECIDED = List.of("corrected", "corrected", "new", "new");

    private static final String FIRST = "U.S. President Donald Trump had a 60-minute telephone call with Russian"
            + " President Vladimir Putin on %1$s, the White House said.\n\nEmmanuel Macron telephoned Narendra Modi on"
            + " %1$s, the Elysee said.";
    private static final String SECOND = "U.S. President Donald Trump had a 90-minute telephone call with Russian"
            + " President Vladimir Putin on %1$s, the White House said.\n\nMarkets were calm, and neither side gave out"
            + " a transcript of the talk.";

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;

    /** Every story has its own days, far from those of others. */
    private static LocalDate day = LocalDate.parse("2025-01-08");

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(
                new LocalStackOptions(Path.of("../../template.yaml"), data, 0, CLOCK, Map.of(), line -> {}, false));
        clients = new Clients(stack.environment("SweepFunction"));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aKillBeforeOrAfterAnyWriteChangesNoDecision() throws Exception {
        var writes = new AtomicInteger();
        var undisturbed = new Story();
        undisturbed.index(undisturbed.first, counting(writes));
        undisturbed.index(undisturbed.second, counting(writes));
        assertEquals(DECIDED, undisturbed.decided());
        assertTrue(writes.get() >= 6, writes.get() + " writes");

        for (int at = 1; at <= writes.get(); at++) {
            for (var effect : List.of(false, true)) {
                var story = new Story();
                var dying = dying(at, effect);
                for (var version : List.of(story.first, story.second)) {
                    try {
                        story.index(version, dying);
                    } catch (Killed e) {
                        story.index(version, index());
                    }
                }
                assertEquals(DECIDED, story.decided(), "killed at write " + at + (effect ? ", done" : ", not done"));
                assertEquals(Optional.of(90), story.call().durationMinutes());
                assertEquals(2, story.call().mentions());
            }
        }
    }

    @Test
    void ofConcurrentIndexersOfAVersionOneDecides() throws Exception {
        var story = new Story();
        story.index(story.first, index());
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> attempt = () -> {
                story.index(story.second, index());
                return null;
            };
            for (var result : racers.invokeAll(Collections.nCopies(16, attempt))) {
                result.get();
            }
        }
        assertEquals(DECIDED, story.decided());
        assertEquals(2, story.call().mentions());
    }

    private static DynamoFactIndex index() {
        return new DynamoFactIndex(
                clients.dynamo(), stack.environment("SweepFunction").get("INDEX_TABLE"));
    }

    private static FactIndex counting(AtomicInteger writes) {
        return watched(writes, Integer.MAX_VALUE, false);
    }

    private static FactIndex dying(int at, boolean effect) {
        return watched(new AtomicInteger(), at, effect);
    }

    /** An index that counts writes and fails once at one of them, before or after its effect. */
    private static FactIndex watched(AtomicInteger writes, int at, boolean effect) {
        var index = index();
        return (FactIndex) Proxy.newProxyInstance(
                FactIndex.class.getClassLoader(), new Class<?>[] {FactIndex.class}, (proxy, method, arguments) -> {
                    var dies = WRITES.contains(method.getName()) && writes.incrementAndGet() == at;
                    if (dies && !effect) {
                        throw new Killed();
                    }
                    try {
                        var answer = method.invoke(index, arguments);
                        if (dies) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** One article in two versions. */
    private static final class Story {
        private final LocalDate published;
        final VersionKey first;
        final VersionKey second;

        Story() throws Exception {
            day = day.plusDays(9);
            published = day;
            first = archived(FIRST, 1);
            second = archived(SECOND, 2);
        }

        private VersionKey archived(String text, int hour) throws Exception {
            var body = Json.MAPPER
                    .createObjectNode()
                    .put("url", "https://wire.example.com/" + published)
                    .put("source", "Harbour Wire")
                    .put("published", published.toString())
                    .put(
                            "text",
                            text.formatted(published.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " "
                                    + published.getDayOfMonth()))
                    .toString();
            return new ArchiveArticle(new ArticleReader(), archive(), IntakeIndex.NONE)
                    .archive(new Submission(
                            body.getBytes(StandardCharsets.UTF_8),
                            Optional.of("application/json"),
                            published.atTime(hour, 0).toInstant(ZoneOffset.UTC)))
                    .article()
                    .key();
        }

        private static S3ArticleArchive archive() {
            return new S3ArticleArchive(
                    clients.s3(), stack.environment("IntakeFunction").get("ARCHIVE_BUCKET"));
        }

        void index(VersionKey version, FactIndex index) {
            var table = stack.environment("SweepFunction").get("INDEX_TABLE");
            var bucket = stack.environment("IntakeFunction").get("ARCHIVE_BUCKET");
            new IndexArticle(
                            archive(),
                            new CurrentExtractor(() -> EXTRACTOR, new S3OverlayStore(clients.s3(), bucket), CLOCK),
                            index,
                            new DynamoUnknownNames(clients.dynamo(), table),
                            new DynamoEmbargoes(clients.dynamo(), table),
                            new AlertWriter(URI.create("https://parley.example")),
                            new RestoreIndex(
                                    new S3DeliveryReceipts(clients.s3(), bucket),
                                    new S3Tombstones(clients.s3(), bucket),
                                    new DynamoIndexRestore(clients.dynamo(), table),
                                    10),
                            CLOCK,
                            Duration.ZERO,
                            new ConfidenceThreshold(0.5))
                    .index(version, line -> {});
        }

        /** The reasons of the alerts for the facts of this article, in alphabetical order. */
        List<String> decided() {
            var outbox = new DynamoOutbox(
                    clients.dynamo(), stack.environment("SweepFunction").get("INDEX_TABLE"));
            return InterruptedIndexingIT.index().sightingsIn(first.articleId()).keySet().stream()
                    .flatMap(fact -> outbox.ofFact(fact).stream())
                    .map(alert -> alert.alertId().split("-")[1])
                    .sorted()
                    .toList();
        }

        Fact call() {
            var index = InterruptedIndexingIT.index();
            return index.facts(index.article(first.articleId()).facts()).stream()
                    .filter(fact -> fact.participants().stream().anyMatch(p -> p.id().equals("donald-trump")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
