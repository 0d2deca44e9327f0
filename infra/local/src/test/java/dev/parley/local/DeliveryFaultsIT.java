package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.alerts.Limits;
import dev.parley.alerts.NotificationWriter;
import dev.parley.alerts.Topic;
import dev.parley.application.ArchiveArticle;
import dev.parley.application.IndexArticle;
import dev.parley.application.RestoreIndex;
import dev.parley.application.SendAlert;
import dev.parley.application.SweepOutbox;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.Metrics;
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
import dev.parley.aws.SnsAlertPublisher;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** The adapters on local services, with a fault at each call of an AWS client in turn. */
class DeliveryFaultsIT {
    private static final URI ADDRESS = URI.create("https://parley.example");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    @TempDir
    private static Path data;

    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static LocalStack stack;
    private static Clients clients;
    private static Map<String, String> environment;
    private static int runs;

    private final SettableClock clock = new SettableClock("2025-02-12T18:30:00Z");

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), data, 0, Stacks.FEBRUARY_12, Map.of(), line -> {}, false));
        environment = stack.environment("AlertFunction");
        clients = new Clients(environment);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the calls of all clients. Call number {@code at} takes effect and then fails. */
    private static final class Fault {
        private final int at;
        private final boolean kills;
        private final List<String> calls = new ArrayList<>();

        Fault(int at, boolean kills) {
            this.at = at;
            this.kills = kills;
        }

        boolean losesAnAnswer() {
            return at >= 0 && at < calls.size() && calls.get(at).equals("SnsClient.publish");
        }

        <T> T into(Class<T> type, T client) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        var strikes = calls.size() == at;
                        calls.add(type.getSimpleName() + "." + method.getName());
                        Object result;
                        try {
                            result = method.invoke(client, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        if (strikes && kills) {
                            throw new Killed();
                        }
                        if (strikes) {
                            throw SdkClientException.create("the fault of this test");
                        }
                        return result;
                    }));
        }
    }

    @Test
    void aKillAfterAnyCallLosesNothingAndRepeatsOnlyALostResponse() throws Exception {
        everyCall(true);
    }

    @Test
    void anErrorAfterTheEffectOfAnyCallLosesNothingAndRepeatsOnlyALostResponse() throws Exception {
        everyCall(false);
    }

    private void everyCall(boolean kills) throws Exception {
        var plain = new Fault(-1, kills);
        assertPromises(plain);
        var count = plain.calls.size();
        assertTrue(count > 15, plain.calls.toString());
        for (int at = 0; at < count; at++) {
            assertPromises(new Fault(at, kills));
        }
    }

    /** Processes one article with two facts, of a day that no other run has. */
    private void assertPromises(Fault fault) throws Exception {
        var day = LocalDate.of(2025, 1, 1).plusDays(10L * runs++);
        clock.set(day.atTime(18, 0).toInstant(ZoneOffset.UTC));
        var version = archive(day);
        var dynamo = fault.into(DynamoDbClient.class, clients.dynamo());
        var s3 = fault.into(S3Client.class, clients.s3());
        var table = environment.get("INDEX_TABLE");
        var bucket = environment.get("ARCHIVE_BUCKET");
        var index = new DynamoFactIndex(dynamo, table);
        var outbox = new DynamoOutbox(dynamo, table);
        var receipts = new S3DeliveryReceipts(s3, bucket);
        var limits = new Limits(true, 1_000, 1_000, Duration.ZERO);
        var indexing = new IndexArticle(
                new S3ArticleArchive(s3, bucket),
                new CurrentExtractor(() -> EXTRACTOR, new S3OverlayStore(s3, bucket), clock),
                index,
                new DynamoUnknownNames(dynamo, table),
                new DynamoEmbargoes(dynamo, table),
                new AlertWriter(ADDRESS),
                new RestoreIndex(receipts, new S3Tombstones(s3, bucket), new DynamoIndexRestore(dynamo, table), 10),
                clock,
                Duration.ZERO,
                new ConfidenceThreshold(0.5));
        var sending = new SendAlert(
                outbox,
                receipts,
                new SnsAlertPublisher(
                        fault.into(SnsClient.class, clients.sns()),
                        Map.of(
                                Topic.ALERTS, environment.get("ALERT_TOPIC_ARN"),
                                Topic.DAILY, environment.get("DIGEST_TOPIC_ARN"))),
                new NotificationWriter(ADDRESS),
                limits,
                Metrics.NONE,
                clock);
        var sweeping = new SweepOutbox(outbox, sending, limits, clock);
        for (int receive = 0; receive < 3 && !survives(() -> indexing.index(version, line -> {})); receive++) {
            clock.advance(Duration.ofMinutes(6));
        }
        var notification = version.articleId() + "-" + version.version() + "-0";
        survives(() -> sending.send(notification));
        survives(() -> sending.send(notification));
        for (int sweep = 0; sweep < 2; sweep++) {
            clock.advance(Duration.ofMinutes(10));
            survives(() -> sweeping.sweep(100));
        }
        var struck = fault.at >= 0 && fault.at < fault.calls.size() ? fault.calls.get(fault.at) : "none";
        var messages = stack.delivered().stream()
                .filter(one -> version.articleId().equals(one.attributes().get("article")))
                .toList();
        assertTrue(!messages.isEmpty(), "lost by a fault at " + struck);
        assertTrue(messages.size() <= (fault.losesAnAnswer() ? 2 : 1), "repeated by a fault at " + struck);
        for (var message : messages) {
            assertTrue(message.email().contains("Putin") && message.email().contains("Zelensky"), message.email());
        }
        var asNew = messages.stream()
                .filter(one -> !one.subject().startsWith("(repeat)"))
                .count();
        assertTrue(asNew <= 1, "alerted as new twice after a fault at " + struck);
    }

    private static VersionKey archive(LocalDate day) throws Exception {
        var on = " on " + DAY.format(day) + ".";
        var json = Stacks.article(
                "wire-" + day,
                day.toString(),
                "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin" + on
                        + " U.S. President Donald Trump spoke by telephone with Ukrainian President Volodymyr Zelensky"
                        + on);
        return new ArchiveArticle(
                        new ArticleReader(),
                        new S3ArticleArchive(clients.s3(), environment.get("ARCHIVE_BUCKET")),
                        IntakeIndex.NONE)
                .archive(new Submission(
                        json.getBytes(StandardCharsets.UTF_8),
                        Optional.of("application/json"),
                        day.atTime(18, 0).toInstant(ZoneOffset.UTC)))
                .article()
                .key();
    }

    private static boolean survives(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | Killed e) {
            return false;
        }
    }
}
