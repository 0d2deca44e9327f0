package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ports.Metrics;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.testing.FakeArchive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexBatchTest {
    private static final Instant EVENING = Instant.parse("2025-06-12T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(EVENING, ZoneOffset.UTC);
    private static final String CALL = "Danish Foreign Minister Petra Quint spoke by phone with French Foreign Minister"
            + " Jean-Noel Barrot on Thursday";
    private static final String WEATHER = "It rained in the harbour on Thursday";

    private final FakeArchive archive = new FakeArchive();
    private final FakeIndex index = new FakeIndex(new FakeOutbox());
    private final FakeUnknownNames names = new FakeUnknownNames();
    private final IndexArticle indexing = new IndexArticle(
            archive,
            new CurrentExtractor(Extractor::bundled, new NoOverlay(), CLOCK),
            index,
            names,
            new FakeEmbargoes(),
            new AlertWriter(URI.create("https://parley.example.org")),
            new RestoreIndex(new FakeReceipts(), archive, index, 100),
            CLOCK,
            Duration.ZERO,
            new ConfidenceThreshold(0.5));

    @Test
    void reportsAreWrittenInTheOrderInWhichTheyCameHoweverLongReadingTakes() {
        var versions = IntStream.range(0, 10)
                .mapToObj(i -> archived("report-" + i, CALL + ", outlet " + i + " said."))
                .toList();
        var read = new ConcurrentHashMap<VersionKey, CountDownLatch>();
        versions.forEach(version -> read.put(version, new CountDownLatch(1)));
        archive.beforeReading(version -> {
            // The last is read first.
            int next = versions.indexOf(version) + 1;
            if (next < versions.size()) {
                await(read.get(versions.get(next)));
            }
            read.get(version).countDown();
        });
        assertEquals(succeeded(10), index(versions));
        assertEquals(versions, names.versions);
        assertEquals(1, index.facts().size());
        assertEquals(
                versions.getFirst(),
                index.sightings(index.facts().getFirst().id()).getFirst().version());
    }

    @Test
    void versionsThatReportNothingDoNotWaitForEachOther() {
        var versions = IntStream.range(0, 10)
                .mapToObj(i -> archived("weather-" + i, WEATHER + ", outlet " + i + " said."))
                .toList();
        var all = new CountDownLatch(10);
        archive.beforeReading(version -> {
            all.countDown();
            await(all);
        });
        assertEquals(succeeded(10), index(versions));
    }

    @Test
    void aVersionThatReportsNothingDoesNotWaitForAReportBeforeIt() {
        var report = archived("report", CALL + ".");
        var weather = archived("weather", WEATHER + ".");
        var later = archived("weather", WEATHER + ". It stopped in the evening.");
        var written = new CountDownLatch(1);
        archive.beforeReading(version -> {
            if (version.equals(report)) {
                await(written);
            } else if (version.equals(later)) {
                written.countDown();
            }
        });
        assertEquals(succeeded(3), index(List.of(report, weather, later)));
    }

    @Test
    void aVersionIsReadWhenTheOneOfItsArticleBeforeItIsWritten() {
        var first = archived("report", CALL + ".");
        var second = archived("report", CALL + ". They spoke for an hour.");
        var third = archived("report", WEATHER + ".");
        var inOrder = new ArrayList<VersionKey>();
        archive.beforeReading(version -> {
            // A version that withdraws a report reads the one that made it again.
            if (!inOrder.contains(version)) {
                assertTrue(inOrder.stream().allMatch(one -> index.indexed(one).isPresent()), "read too early");
                inOrder.add(version);
            }
        });
        assertEquals(succeeded(3), index(List.of(first, second, third)));
        assertEquals(List.of(first, second, third), inOrder);
    }

    @Test
    void aVersionFailsAlone() {
        var first = archived("report", CALL + ".");
        var missing = new VersionKey(first.articleId(), "00000000000000000");
        var second = archived("report", CALL + ". They spoke for an hour.");
        var other = archived("other", CALL + ", its office said.");
        var outcomes = index(List.of(first, missing, second, other));
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of("the archive has no " + missing.objectKey()),
                        Optional.empty(),
                        Optional.empty()),
                outcomes);
        assertTrue(index.indexed(second).isPresent());
        assertTrue(index.indexed(other).isPresent());
    }

    @Test
    void aReportThatFailsDoesNotHoldUpTheNext() {
        var failing = archived("report", CALL + ".");
        var next = archived("other", CALL + ", its office said.");
        archive.beforeReading(version -> {
            if (version.equals(failing)) {
                throw new IllegalStateException("S3 does not answer");
            }
        });
        assertEquals(List.of(Optional.of("S3 does not answer"), Optional.empty()), index(List.of(failing, next)));
        assertEquals(1, index.facts().size());
    }

    @Test
    void aVersionThatNoLongerReportsAFactWaitsForItsTurn() {
        index(List.of(archived("report", CALL + ".")));
        assertTrue(changesFacts(archived("report", WEATHER + ".")));
        assertFalse(changesFacts(archived("weather", WEATHER + ".")));
    }

    private boolean changesFacts(VersionKey version) {
        return indexing.read(version, line -> {}, Metrics.NONE).orElseThrow().changesFacts();
    }

    private List<Optional<String>> index(List<VersionKey> versions) {
        var items = versions.stream()
                .map(version -> new IndexBatch.Item(indexing, version))
                .toList();
        return new IndexBatch(line -> {}, Metrics.NONE)
                .index(items).stream()
                        .map(outcome -> outcome.map(Throwable::getMessage))
                        .toList();
    }

    private static List<Optional<String>> succeeded(int versions) {
        return Collections.nCopies(versions, Optional.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS), "another version was not read");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private VersionKey archived(String page, String text) {
        var json = "{\"url\": \"https://news.example.com/" + page + "\", \"published\": \"2025-06-12\", \"text\": \""
                + text + "\"}";
        return new ArchiveArticle(new ArticleReader(), archive, archive::known)
                .archive(
                        new Submission(json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), EVENING))
                .article()
                .key();
    }
}
