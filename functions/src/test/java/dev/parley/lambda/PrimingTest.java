package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.application.ReadRecord;
import dev.parley.extraction.names.KnownNames;
import dev.parley.json.Json;
import dev.parley.lucene.query.LuceneSearchIndex;
import dev.parley.search.SearchReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Priming before a snapshot. */
class PrimingTest {
    /** Nothing listens on this port, so any network access fails. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    @Test
    void functionsWithSnapshotsArePrimedWithoutNetwork() {
        var environment = environment();
        var measured = new ArrayList<String>();
        ScopedValue.where(Wiring.ENVIRONMENT, environment)
                .where(Wiring.METRICS, measured::add)
                .run(() -> {
                    new IntakeHandler();
                    new IndexHandler();
                    new AlertHandler();
                    new RetrieveHandler();
                    new SubscribeHandler();
                    new ExportsHandler();
                    new PagesHandler();
                    new PollHandler();
                    new FetchHandler();
                    new InboxHandler();
                    new FixityHandler();
                    new SearchHandler();
                    new FollowHandler();
                });
        var before = leftovers();
        assertDoesNotThrow(Priming::runAll);
        assertEquals(before, leftovers(), "the snapshot has files of priming");
        assertEquals(List.of(), measured, "sample events count as real ones");
    }

    @Test
    void samplesOfFeedsAndFilesAreHandledToTheEnd() {
        var log = new ArrayList<String>();
        ScopedValue.where(Wiring.ENVIRONMENT, environment()).run(() -> {
            var offline = Wiring.ofEnvironment().offline(folder);
            assertEquals(1, offline.collecting().pollFeeds().poll(log::add).sent());
            FetchHandler.prepare(offline);
            try (var web = FetchHandler.offlineFetcher(offline)) {
                var summary = offline.collecting()
                        .fetchFeed(web)
                        .fetch(Wiring.primingTask(), () -> Duration.ofMinutes(5))
                        .orElseThrow();
                assertEquals(1, summary.fetched(), "items that were archived");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var file = offline.archive()
                    .readInbox()
                    .read(Priming.INBOX_FILE, () -> Duration.ofMinutes(5))
                    .orElseThrow();
            assertEquals(Map.of(ReadRecord.Outcome.IMPORTED, 1), file.counts());
            // The item of the feed, and the article of the file.
            assertEquals(2, offline.care().checkFixity().check(log::add).versions());
        });
    }

    @Test
    void theSampleOfTheSearchIndexIsFound() {
        ScopedValue.where(Wiring.ENVIRONMENT, environment()).run(() -> {
            var offline = Wiring.ofEnvironment().offline(folder);
            offline.archive().archiveArticle().archive(Priming.followed());
            assertEquals(Map.of(), offline.search().updateSearch().update(Priming.followedChanges()));
            try (var snapshots = offline.search().snapshots()) {
                var archive = offline.search().searchArchive(new LuceneSearchIndex(snapshots));
                var handler = new SearchHandler(
                        archive, KnownNames.bundled(), offline.search().address());
                for (var sample : SearchHandler.samples()) {
                    var out = new ByteArrayOutputStream();
                    handler.handleRequest(
                            new ByteArrayInputStream(sample.toString().getBytes(StandardCharsets.UTF_8)),
                            out,
                            new PlainContext("search", "1", Duration.ofMinutes(1), line -> {}));
                    var answer = Json.MAPPER.readTree(out.toByteArray());
                    assertEquals(200, answer.path("statusCode").asInt(), sample + ": " + answer);
                }
                var reader = new SearchReader(KnownNames.bundled());
                var page = reader.page(Map.of());
                assertEquals(
                        List.of(Wiring.FOLLOWED_FACT),
                        archive.facts(reader.search(Map.of("q", "trump telephone")), page).hits().stream()
                                .map(hit -> hit.found().id())
                                .toList());
                assertEquals(
                        List.of(Wiring.FOLLOWED_ARTICLE),
                        archive.articles(reader.search(Map.of("q", "\"White House\"")), page).hits().stream()
                                .map(hit -> hit.found().article().id())
                                .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> leftovers() {
        var files = Path.of(System.getProperty("java.io.tmpdir"))
                .toFile()
                .list((where, name) -> name.startsWith("parley-priming"));
        return files == null ? List.of() : List.of(files);
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(Map.of(
                "ARCHIVE_BUCKET", "bucket",
                "INDEX_TABLE", "table",
                "FRESHNESS_HOURS", "0",
                "PUBLIC_BASE_URL", "https://parley.example",
                "ALERT_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:alerts",
                "DIGEST_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:daily",
                "ALERTS_ENABLED", "false",
                "ALERTS_PER_HOUR", "30",
                "SMS_PER_DAY", "100",
                "CONFIDENCE_THRESHOLD", "0.5"));
        environment.putAll(Map.of(
                "SUBSCRIBER_TABLE", "subscribers",
                "OPEN_SUBSCRIPTIONS", "false",
                "SMS_COUNTRIES", "US",
                "REQUESTS_PER_ADDRESS", "5",
                "REQUESTS_PER_CALLER", "50",
                "REQUESTS_PER_DAY", "1000",
                "MISTAKE_ADDRESS", "",
                "FAILURE_QUEUES", "index=" + NOWHERE + "/index"));
        environment.putAll(Map.of(
                "FETCH_QUEUE_URL", NOWHERE + "/fetch",
                "OPERATOR_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:operators",
                "COLLECTOR_CONTACT", "",
                "FIXITY_DAYS", "90"));
        environment.putAll(Map.of(
                "API_URL", NOWHERE,
                "ISSUER", NOWHERE,
                "CLIENT_ID", "parley",
                "OBJECT_LOCK_DAYS", "0",
                "STACK_NAME", "parley",
                "AWS_ENDPOINT_URL", NOWHERE,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing"));
        return environment;
    }
}
