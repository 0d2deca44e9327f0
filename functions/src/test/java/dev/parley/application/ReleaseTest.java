package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ArchiveResult.Novelty;
import dev.parley.application.ports.Embargoes.Embargo;
import dev.parley.articles.Submission;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.AlertReason;
import dev.parley.facts.ConfidenceThreshold;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wire items that are withheld, embargoed, canceled and usable again. */
class ReleaseTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final String CALL =
            "French President Emmanuel Macron spoke by phone with Indian Prime Minister Narendra Modi on Wednesday.";
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeClock clock = new FakeClock();
    private final FakeArchive archive = new FakeArchive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeIndex index = new FakeIndex(outbox);
    private final FakeEmbargoes embargoes = new FakeEmbargoes();
    private boolean mayAlert = true;
    private final ArchiveArticle archiving = new ArchiveArticle(new ArticleReader(), archive, archive::known);
    private final IndexArticle indexing = new IndexArticle(
            archive,
            new CurrentExtractor(() -> EXTRACTOR, new NoOverlay(), clock),
            index,
            new FakeUnknownNames(),
            embargoes,
            new AlertWriter(URI.create("https://parley.example.org")),
            new RestoreIndex(new FakeReceipts(), archive, index, 100),
            clock,
            Duration.ofHours(72),
            new ConfidenceThreshold(0));
    private final EndEmbargoes ending = new EndEmbargoes(embargoes, archive, archiving, clock);
    private final List<String> log = new ArrayList<>();

    @Test
    void aWithheldItemAlertsOnlyWhenItBecomesUsable() {
        assertEquals(Novelty.NEW, send("\"pubstatus\": \"withheld\""));
        assertEquals(List.of(), alerts());
        assertTrue(index.facts().isEmpty());
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"usable\""));
        assertEquals(List.of(AlertReason.NEW), alerts());
    }

    @Test
    void aCanceledItemWithdrawsItsReportsEvenWithoutText() {
        send("\"pubstatus\": \"usable\"");
        send("\"pubstatus\": \"canceled\", \"body_text\": \"\"");
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), alerts());
        assertTrue(index.facts().getFirst().withdrawn());
    }

    @Test
    void aCancellationWithTheSameTextIsANewVersion() {
        send("\"pubstatus\": \"usable\"");
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"canceled\""));
        assertEquals(Novelty.KNOWN, send("\"pubstatus\": \"canceled\""));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), alerts());
    }

    @Test
    void anItemThatIsUsableAgainAlertsAgainAndCanBeCanceledAgain() {
        send("\"pubstatus\": \"usable\"");
        send("\"pubstatus\": \"canceled\"");
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"usable\""));
        assertEquals(Novelty.KNOWN, send("\"pubstatus\": \"usable\""));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED, AlertReason.CORRECTED), alerts());
        assertTrue(!index.facts().getFirst().withdrawn());
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"canceled\""));
        assertEquals(4, alerts().size());
        assertTrue(index.facts().getFirst().withdrawn());
    }

    @Test
    void aCancellationOfAnOldItemAlerts() {
        send("\"pubstatus\": \"usable\"");
        clock.pass(Duration.ofDays(9));
        send("\"pubstatus\": \"canceled\"");
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), alerts());
    }

    @Test
    void anItemCanceledBeforeItsReleaseNeverAlerts() {
        send("\"pubstatus\": \"withheld\"");
        send("\"pubstatus\": \"canceled\"");
        assertEquals(List.of(), alerts());
    }

    @Test
    void anEmbargoedItemAlertsOnceAfterItsEmbargo() {
        embargoed(HOUR);
        assertEquals(new EndEmbargoes.Summary(0, 0), sweep());
        assertEquals(List.of(), alerts());
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(AlertReason.NEW), alerts());
        assertEquals(new EndEmbargoes.Summary(0, 0), sweep());
        assertEquals(1, alerts().size());
    }

    @Test
    void anImportedItemDoesNotAlertAfterItsEmbargoEither() {
        mayAlert = false;
        embargoed(HOUR);
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(1, index.facts().size());
        assertEquals(List.of(), alerts());
    }

    @Test
    void anItemAlertsAfterAnEmbargoLongerThanTheFreshnessWindow() {
        embargoed(Duration.ofDays(10));
        clock.pass(Duration.ofDays(10).plusSeconds(1));
        sweep();
        assertEquals(1, index.facts().size());
        assertEquals(List.of(AlertReason.NEW), alerts());
    }

    @Test
    void anEmbargoedItemCanceledBeforeItsEndNeverAlerts() {
        embargoed(HOUR);
        send("\"pubstatus\": \"canceled\"");
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(), alerts());
        assertTrue(index.facts().isEmpty());
    }

    @Test
    void aPostponedEmbargoEndsAtTheTimeInTheLaterVersion() {
        embargoed(HOUR);
        clock.pass(Duration.ofMinutes(5));
        embargoed(HOUR.multipliedBy(3));
        clock.pass(HOUR.multipliedBy(2));
        sweep();
        assertEquals(List.of(), alerts());
        clock.pass(HOUR.multipliedBy(2));
        sweep();
        assertEquals(List.of(AlertReason.NEW), alerts());
    }

    @Test
    void aCrashAtTheEndOfAnEmbargoLosesAndRepeatsNoAlert() {
        embargoed(HOUR);
        clock.pass(HOUR.plusSeconds(1));
        archive.failToWrite(true);
        assertEquals(new EndEmbargoes.Summary(0, 1), sweep());
        assertEquals(1, log.size());
        archive.failToWrite(false);
        var due = List.copyOf(embargoes.all);
        sweep();
        // The previous run archived the item and stopped before it removed the embargo.
        due.forEach(embargoes::add);
        sweep();
        assertEquals(List.of(AlertReason.NEW), alerts());
        assertEquals(2, archive.versions().size());
    }

    @Test
    void aRebuiltIndexHasTheEmbargoes() {
        embargoed(HOUR);
        var version = archive.versions().getFirst();
        embargoes.all.clear();
        var rebuilt = new FakeIndex(new FakeOutbox());
        new IndexArticle(
                        archive,
                        new CurrentExtractor(() -> EXTRACTOR, new NoOverlay(), clock),
                        rebuilt,
                        new FakeUnknownNames(),
                        embargoes,
                        new AlertWriter(URI.create("https://parley.example.org")),
                        new RestoreIndex(new FakeReceipts(), archive, rebuilt, 100),
                        clock,
                        IndexArticle.NOTHING_IS_FRESH,
                        new ConfidenceThreshold(0))
                .index(version, log::add);
        assertEquals(
                List.of(version), embargoes.all.stream().map(Embargo::version).toList());
        assertTrue(rebuilt.facts().isEmpty());
    }

    @Test
    void theEmbargoOfADeletedArticleIsRemoved() {
        embargoed(HOUR);
        archive.delete(archive.versions().getFirst().articleId());
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(), embargoes.all);
        assertEquals(1, archive.versions().size());
    }

    private EndEmbargoes.Summary sweep() {
        var outcome = ending.end(10, log::add);
        indexAll();
        return outcome;
    }

    private void embargoed(Duration time) {
        send("\"embargoed\": \"" + clock.instant().plus(time) + "\"");
    }

    /** Archives and indexes a wire item. */
    private Novelty send(String fields) {
        clock.pass(Duration.ofSeconds(1));
        var text = fields.contains("body_text") ? "" : ", \"body_text\": \"" + CALL + "\"";
        var json = "{\"uri\": \"urn:newsml:wire.example:1\", \"headline\": \"Leaders talk\", \"versioncreated\": \""
                + Instant.parse("2025-02-12T10:00:00Z") + "\", " + fields + text + "}";
        var result = archiving.archive(new Submission(
                json.getBytes(StandardCharsets.UTF_8),
                Optional.of("application/json"),
                clock.instant(),
                Optional.empty(),
                mayAlert));
        indexAll();
        return result.outcome();
    }

    private void indexAll() {
        archive.versions().forEach(version -> indexing.index(version, log::add));
    }

    private List<AlertReason> alerts() {
        return outbox.pendingSince(Instant.MAX, 1000).stream()
                .flatMap(id -> outbox.decisions(id).stream())
                .map(decision -> decision.alert().reason())
                .toList();
    }
}
