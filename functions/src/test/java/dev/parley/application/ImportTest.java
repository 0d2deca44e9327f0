package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ReadRecord.Result;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.exports.Export.Of;
import dev.parley.exports.ExportFormat;
import dev.parley.importing.ImportReader;
import dev.parley.testing.FakeArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports into an empty archive. */
class ImportTest {
    private static final Instant ARRIVED = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private final FakeArchive archive = new FakeArchive();

    // ---- our own exports

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"JSONL", "NINJS", "WARC", "WACZ", "BAGIT"})
    void anExportGivesTheSameVersionsInAnEmptyArchive(ExportFormat format) throws IOException {
        var world = world();
        var state = world.export(Of.ARTICLES, format);
        var results = load(state.export().fileName(), world.file(state), false);
        assertEquals(Set.copyOf(world.archive.versions()), Set.copyOf(archive.versions()));
        assertEquals(world.archive.versions().size(), count(results, Outcome.IMPORTED));
        for (var key : archive.versions()) {
            var before = WarcFile.read(world.archive.get(key).orElseThrow()).article();
            var after = WarcFile.read(archive.get(key).orElseThrow()).article();
            assertEquals(before.text(), after.text());
            assertEquals(before.url(), after.url());
            assertEquals(before.published(), after.published());
            assertEquals(before.source(), after.source());
            assertEquals(before.byline(), after.byline());
            assertEquals(before.arrived().getEpochSecond(), after.arrived().getEpochSecond());
        }
    }

    @Test
    void anArchiveFileThatMayAlertIsStoredByteForByte() throws IOException {
        var world = world();
        var state = world.export(Of.ARTICLES, ExportFormat.WARC);
        load(state.export().fileName(), world.file(state), true);
        for (var key : world.archive.versions()) {
            assertArrayEquals(
                    world.archive.get(key).orElseThrow(), archive.get(key).orElseThrow());
        }
    }

    @Test
    void anArchiveFileGetsTheMarkThatItMayNotAlertOnce() throws IOException {
        var world = world();
        var state = world.export(Of.ARTICLES, ExportFormat.WARC);
        load(state.export().fileName(), world.file(state), false);
        for (var key : archive.versions()) {
            var warc = archive.get(key).orElseThrow();
            assertFalse(WarcFile.read(warc).mayAlert());
            assertArrayEquals(warc, WarcFile.withoutAlerts(warc, WarcFile.read(warc)));
        }
    }

    @Test
    void anAlteredRowOfAnExportIsRefused() throws IOException {
        var world = world();
        for (var format : List.of(ExportFormat.JSONL, ExportFormat.NINJS)) {
            var state = world.export(Of.ARTICLES, format);
            var altered = new String(world.file(state), StandardCharsets.UTF_8).replace("Riyadh", "Jeddah");
            var results = load("a.jsonl", altered.getBytes(StandardCharsets.UTF_8), false);
            assertTrue(
                    results.stream()
                            .anyMatch(result -> result.reason().orElse("").contains("the row was altered")),
                    results.toString());
        }
    }

    @Test
    void aPageWithoutAnArticleIsInTheWarcExportAlone() throws IOException {
        var world = new ExportWorld(folder);
        world.article(new Submission(new byte[] {1, 2, 3}, Optional.empty(), ARRIVED));
        var rows = world.export(Of.ARTICLES, ExportFormat.JSONL);
        assertTrue(load("a.jsonl", world.file(rows), false)
                .getFirst()
                .reason()
                .orElse("")
                .contains("Import the warc or wacz export"));
        var warc = world.export(Of.ARTICLES, ExportFormat.WARC);
        assertEquals(1, count(load(warc.export().fileName(), world.file(warc), false), Outcome.IMPORTED));
        assertEquals(world.archive.versions(), archive.versions());
    }

    // ---- other articles

    @Test
    void importingTwiceChangesNothing() throws IOException {
        var file = "{\"url\": \"https://a.example/1\", \"text\": \"They met.\"}\n{\"text\": \"They parted.\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(2, count(load("a.jsonl", file, false), Outcome.IMPORTED));
        assertEquals(2, count(load("a.jsonl", file, false), Outcome.KNOWN));
        assertEquals(2, archive.versions().size());
    }

    @Test
    void whatCannotBeReadIsRefusedAndNotArchived() throws IOException {
        var results = load(
                "a.jsonl", "{\"title\": \"No text\"}\n{\"text\": 7}\n[]\n".getBytes(StandardCharsets.UTF_8), false);
        assertEquals(3, count(results, Outcome.REFUSED));
        results.forEach(result -> assertTrue(result.reason().isPresent()));
        assertEquals(List.of(), archive.versions());
    }

    @Test
    void aDeletedArticleIsNotArchivedAgain() throws IOException {
        var file = "{\"url\": \"https://a.example/1\", \"text\": \"They met.\"}\n".getBytes(StandardCharsets.UTF_8);
        load("a.jsonl", file, false);
        var key = archive.versions().getFirst();
        archive.delete(key.articleId());
        archive.remove(key);
        assertEquals(1, count(load("a.jsonl", file, false), Outcome.DELETED));
        assertEquals(List.of(), archive.versions());
    }

    @Test
    void onlyAnImportThatMayAlertLeavesNoMark() throws IOException {
        for (boolean mayAlert : new boolean[] {true, false}) {
            load("a.jsonl", ("{\"text\": \"" + mayAlert + ".\"}").getBytes(StandardCharsets.UTF_8), mayAlert);
            var warc = archive.get(archive.versions().getLast()).orElseThrow();
            assertEquals(mayAlert, WarcFile.read(warc).mayAlert());
        }
    }

    private ExportWorld world() {
        var world = new ExportWorld(folder);
        world.article("one", "They met: \u05E9\u05DC\u05D5\u05DD", "RIYADH (AP) - They met in Riyadh.\n\nThey parted.");
        world.article("one", "They met again", "By Ann Writer\n\nThey met in Riyadh twice.\n\nThey parted again.");
        world.article(new Submission(
                "They met.\n\nThe ministers met in Riyadh on Tuesday, an official said."
                        .getBytes(StandardCharsets.UTF_8),
                Optional.of("text/plain"),
                world.clock.instant()));
        try (var samples = Files.list(Path.of("..", "events", "articles"))) {
            for (var sample : samples.sorted().toList()) {
                var submission = new Submission(Files.readAllBytes(sample), Optional.empty(), world.clock.instant());
                if (!new ArticleReader().read(submission).text().isEmpty()) {
                    world.article(submission);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return world;
    }

    private List<Result> load(String name, byte[] file, boolean mayAlert) throws IOException {
        var reading = new ReadRecord(new ArticleReader(), mayAlert);
        var archiving = new ArchiveRecord(archive, new ArchiveArticle(new ArticleReader(), archive, archive::known));
        var results = new ArrayList<Result>();
        ImportReader.read(
                name,
                new ByteArrayInputStream(file),
                found -> results.add(
                        switch (reading.read(found, ARRIVED)) {
                            case ReadRecord.Nothing nothing -> nothing.result();
                            case ReadRecord.Version version -> archiving.archive(version);
                        }));
        return results;
    }

    private static long count(List<Result> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
