package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.alerts.AlertWriter;
import dev.parley.application.ArchiveResult.Novelty;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.Embargoes.Embargo;
import dev.parley.articles.Submission;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.extraction.article.CurrentExtractor;
import dev.parley.extraction.article.Extractor;
import dev.parley.facts.AlertReason;
import dev.parley.facts.ConfidenceThreshold;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wire items that are withheld, under an embargo, canceled, and usable again. */
class ReleaseTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final String CALL =
            "French President Emmanuel Macron spoke by phone with Indian Prime Minister Narendra Modi on Wednesday.";
    private static final Duration HOUR = Duration.ofHours(1);

    private final FakeClock clock = new FakeClock();
    private final Archive archive = new Archive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeStore index = new FakeStore(outbox);
    private final FakeEmbargoes embargoes = new FakeEmbargoes();
    private final ArchiveArticle archiving = new ArchiveArticle(new ArticleReader(), archive);
    private final IndexArticle indexing = new IndexArticle(
            archive,
            new CurrentExtractor(() -> EXTRACTOR, new NoOverlay(), clock),
            index,
            new FakeNames(),
            embargoes,
            new AlertWriter(URI.create("https://parley.example.org")),
            new RestoreOutbox(new FakeReceipts(), index, outbox, 100),
            clock,
            Duration.ofHours(72),
            new ConfidenceThreshold(0));
    private final EndEmbargoes ending = new EndEmbargoes(embargoes, archive, archiving, clock);
    private final List<String> log = new ArrayList<>();

    @Test
    void aWithheldItemIsSilentUntilItIsUsable() {
        assertEquals(Novelty.NEW, send("\"pubstatus\": \"withheld\""));
        assertEquals(List.of(), news());
        assertTrue(index.facts().isEmpty());
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"usable\""));
        assertEquals(List.of(AlertReason.NEW), news());
    }

    @Test
    void aCanceledItemTakesBackWhatItReportedEvenWithoutText() {
        send("\"pubstatus\": \"usable\"");
        send("\"pubstatus\": \"canceled\", \"body_text\": \"\"");
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), news());
        assertTrue(index.facts().getFirst().withdrawn());
    }

    @Test
    void aCancellationWithTheSameWordsIsAVersionOfItsOwn() {
        send("\"pubstatus\": \"usable\"");
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"canceled\""));
        assertEquals(Novelty.KNOWN, send("\"pubstatus\": \"canceled\""));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), news());
    }

    @Test
    void anItemThatIsUsableAgainIsReportedAgainAndMayBeCanceledAgain() {
        send("\"pubstatus\": \"usable\"");
        send("\"pubstatus\": \"canceled\"");
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"usable\""));
        assertEquals(Novelty.KNOWN, send("\"pubstatus\": \"usable\""));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED, AlertReason.CORRECTED), news());
        assertTrue(!index.facts().getFirst().withdrawn());
        assertEquals(Novelty.NEW_VERSION, send("\"pubstatus\": \"canceled\""));
        assertEquals(4, news().size());
        assertTrue(index.facts().getFirst().withdrawn());
    }

    @Test
    void aCancellationOfAnOldItemIsTold() {
        send("\"pubstatus\": \"usable\"");
        clock.pass(Duration.ofDays(9));
        send("\"pubstatus\": \"canceled\"");
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), news());
    }

    @Test
    void whatIsCanceledBeforeAnybodyWasToldIsNeverTold() {
        send("\"pubstatus\": \"withheld\"");
        send("\"pubstatus\": \"canceled\"");
        assertEquals(List.of(), news());
    }

    @Test
    void anEmbargoedItemIsToldOnceAfterItsEmbargo() {
        embargoed(HOUR);
        assertEquals(new EndEmbargoes.Summary(0, 0), sweep());
        assertEquals(List.of(), news());
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(AlertReason.NEW), news());
        assertEquals(new EndEmbargoes.Summary(0, 0), sweep());
        assertEquals(1, news().size());
    }

    @Test
    void anEmbargoLongerThanTheWindowOfFreshnessIsToldAllTheSame() {
        embargoed(Duration.ofDays(10));
        clock.pass(Duration.ofDays(10).plusSeconds(1));
        sweep();
        assertEquals(1, index.facts().size());
        assertEquals(List.of(AlertReason.NEW), news());
    }

    @Test
    void anEmbargoedItemThatIsCanceledOrCorrectedBeforeItsEndStaysSilent() {
        embargoed(HOUR);
        send("\"pubstatus\": \"canceled\"");
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(), news());
        assertTrue(index.facts().isEmpty());
    }

    @Test
    void anEmbargoThatIsMovedEndsWhenTheLaterVersionSays() {
        embargoed(HOUR);
        clock.pass(Duration.ofMinutes(5));
        embargoed(HOUR.multipliedBy(3));
        clock.pass(HOUR.multipliedBy(2));
        sweep();
        assertEquals(List.of(), news());
        clock.pass(HOUR.multipliedBy(2));
        sweep();
        assertEquals(List.of(AlertReason.NEW), news());
    }

    @Test
    void aCrashAtTheEndOfAnEmbargoLosesNothingAndRepeatsNothing() {
        embargoed(HOUR);
        clock.pass(HOUR.plusSeconds(1));
        archive.broken = true;
        assertEquals(new EndEmbargoes.Summary(0, 1), sweep());
        assertEquals(1, log.size());
        archive.broken = false;
        var due = List.copyOf(embargoes.kept);
        sweep();
        // The run before archived, and died before it forgot the embargo.
        due.forEach(embargoes::add);
        sweep();
        assertEquals(List.of(AlertReason.NEW), news());
        assertEquals(2, archive.versions.size());
    }

    @Test
    void anIndexThatIsBuiltAgainKeepsTheEmbargoes() {
        embargoed(HOUR);
        var version = archive.versions.keySet().iterator().next();
        embargoes.kept.clear();
        var rebuilt = new FakeStore(new FakeOutbox());
        new IndexArticle(
                        archive,
                        new CurrentExtractor(() -> EXTRACTOR, new NoOverlay(), clock),
                        rebuilt,
                        new FakeNames(),
                        embargoes,
                        new AlertWriter(URI.create("https://parley.example.org")),
                        new RestoreOutbox(new FakeReceipts(), rebuilt, new FakeOutbox(), 100),
                        clock,
                        IndexArticle.NOTHING_IS_FRESH,
                        new ConfidenceThreshold(0))
                .index(version, log::add);
        assertEquals(
                List.of(version), embargoes.kept.stream().map(Embargo::version).toList());
        assertTrue(rebuilt.facts().isEmpty());
    }

    @Test
    void anEmbargoedArticleThatWasDeletedIsForgotten() {
        embargoed(HOUR);
        archive.deleted = true;
        clock.pass(HOUR.plusSeconds(1));
        assertEquals(new EndEmbargoes.Summary(1, 0), sweep());
        assertEquals(List.of(), embargoes.kept);
        assertEquals(1, archive.versions.size());
    }

    private EndEmbargoes.Summary sweep() {
        var outcome = ending.end(10, log::add);
        indexAll();
        return outcome;
    }

    private void embargoed(Duration time) {
        send("\"embargoed\": \"" + clock.instant().plus(time) + "\"");
    }

    /** An item of the day comes in, and is indexed. */
    private Novelty send(String fields) {
        clock.pass(Duration.ofSeconds(1));
        var text = fields.contains("body_text") ? "" : ", \"body_text\": \"" + CALL + "\"";
        var json = "{\"uri\": \"urn:newsml:wire.example:1\", \"headline\": \"Leaders talk\", \"versioncreated\": \""
                + Instant.parse("2025-02-12T10:00:00Z") + "\", " + fields + text + "}";
        var receipt = archiving.archive(new Submission(
                json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant()));
        indexAll();
        return receipt.outcome();
    }

    private void indexAll() {
        List.copyOf(archive.versions.keySet()).forEach(version -> indexing.index(version, log::add));
    }

    private List<AlertReason> news() {
        return outbox.pendingSince(Instant.MAX, 1000).stream()
                .flatMap(id -> outbox.decisions(id).stream())
                .map(decision -> decision.alert().reason())
                .toList();
    }

    /** The versions in order of arrival. */
    private static final class Archive implements ArticleArchive {
        private final Map<VersionKey, byte[]> versions = new LinkedHashMap<>();
        private boolean broken;
        private boolean deleted;

        @Override
        public boolean putIfAbsent(VersionKey key, byte[] warc) {
            if (broken) {
                throw new IllegalStateException("S3 does not answer");
            }
            assertEquals(key, WarcFile.read(warc).contentKey());
            return versions.putIfAbsent(key, warc) == null;
        }

        @Override
        public Optional<byte[]> get(VersionKey key) {
            return Optional.ofNullable(versions.get(key));
        }

        @Override
        public List<VersionKey> versions(String articleId) {
            return versions.keySet().stream()
                    .filter(key -> key.articleId().equals(articleId))
                    .toList();
        }

        @Override
        public Optional<Tombstone> tombstone(String articleId) {
            return deleted
                    ? Optional.of(new Tombstone(articleId, Instant.EPOCH, "a request", List.of()))
                    : Optional.empty();
        }
    }
}
