package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeMetrics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexArticleTest {
    private static final Instant EVENING = Instant.parse("2025-06-12T20:00:00Z");
    private static final Clock CLOCK = Clock.fixed(EVENING, ZoneOffset.UTC);
    private static final String CALL = "Danish Foreign Minister Petra Quint spoke by phone with French Foreign Minister"
            + " Jean-Noel Barrot on Thursday.";

    private final FakeArchive archive = new FakeArchive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeIndex index = new FakeIndex(outbox);
    private final FakeUnknownNames names = new FakeUnknownNames();
    private final List<String> log = new ArrayList<>();
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
    void anUnknownNameIsSavedWithItsVersion() {
        var version = archived(CALL);
        indexing.index(version, log::add);
        assertEquals(1, index.facts().size());
        assertEquals(
                List.of(new TitledName(
                        "petra-quint", "Petra Quint", "Foreign Minister", Optional.of("DNK"), Optional.empty())),
                names.noted);
        assertEquals(List.of(version), names.versions);
        assertEquals(List.of(), log);
    }

    @Test
    void aFailureToSaveNamesDoesNotStopIndexing() {
        names.broken = true;
        var version = archived(CALL);
        indexing.index(version, log::add);
        assertEquals(1, index.facts().size());
        assertTrue(index.indexed(version).isPresent());
        assertEquals(1, log.size());
        assertTrue(log.getFirst().startsWith("names=unnoted version=" + version.objectKey()), log.getFirst());
        assertTrue(!log.getFirst().contains("Quint"), "the log has an article's words");
    }

    @Test
    void anImportedVersionAlertsNobodyHoweverFreshItIs() {
        indexing.index(archived(CALL, false), log::add);
        assertEquals(1, index.facts().size());
        assertEquals(List.of(), outbox.pendingSince(Instant.MAX, 1000));
    }

    @Test
    void aFreshReportThatArrivesByItselfAlertsOfAnImportedFact() {
        indexing.index(archived(CALL, false), log::add);
        indexing.index(archived(CALL + " They spoke for an hour.", true), log::add);
        assertEquals(1, index.facts().size());
        assertEquals(1, outbox.pendingSince(Instant.MAX, 1000).size());
    }

    @Test
    void theSameVersionAlertsIfItArrivesByItself() {
        indexing.index(archived(CALL, true), log::add);
        assertEquals(1, outbox.pendingSince(Instant.MAX, 1000).size());
    }

    @Test
    void aVersionIsMeasuredOnce() {
        var metrics = new FakeMetrics();
        var version = archived(CALL);
        indexing.index(version, log::add, metrics);
        assertEquals(List.of("Facts 1", "Sightings 1", "Articles 1", "UnknownDays 1"), metrics.taken());
        indexing.index(version, log::add, metrics);
        assertEquals(List.of(), metrics.taken());
    }

    @Test
    void aSecondReportIsASightingAndNoFact() {
        var metrics = new FakeMetrics();
        indexing.index(archived(CALL), log::add, metrics);
        metrics.taken();
        indexing.index(archived(CALL + " They spoke for an hour."), log::add, metrics);
        assertEquals(List.of("Sightings 1", "Articles 1", "UnknownDays 1"), metrics.taken());
    }

    @Test
    void aSubmissionWithoutAnArticleIsMeasuredAsUnparsed() {
        var metrics = new FakeMetrics();
        indexing.index(archived("{\"title\": ", "application/json", true), log::add, metrics);
        assertEquals(List.of("Unparsed 1"), metrics.taken());
    }

    private VersionKey archived(String text) {
        return archived(text, "text/plain", true);
    }

    private VersionKey archived(String text, boolean mayAlert) {
        return archived(text, "text/plain", mayAlert);
    }

    private VersionKey archived(String text, String type, boolean mayAlert) {
        var submission = new Submission(
                text.getBytes(StandardCharsets.UTF_8), Optional.of(type), EVENING, Optional.empty(), mayAlert);
        return new ArchiveArticle(new ArticleReader(), archive, archive::known)
                .archive(submission)
                .article()
                .key();
    }
}
