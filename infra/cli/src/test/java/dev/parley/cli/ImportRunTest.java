package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ArchiveArticle;
import dev.parley.application.ArchiveRecord;
import dev.parley.application.ReadRecord;
import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.importing.ImportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Bucket bucket = new Bucket();

    @Test
    void everyRecordIsArchivedAndCountedByFormatAndOutcome() throws IOException {
        lines("a.jsonl", 0, 100);
        Files.writeString(folder.resolve("b.csv"), "title,text\nOne,They met.\nTwo,\n");
        var state = run(begun(), saved -> {});
        assertEquals(Map.of(Outcome.IMPORTED, 100L), state.counts().get(ImportFormat.JSONL));
        assertEquals(
                Map.of(Outcome.IMPORTED, 1L, Outcome.REFUSED, 1L),
                state.counts().get(ImportFormat.CSV));
        assertEquals(101, bucket.versions.size());
    }

    @Test
    void aRunThatWasKilledGoesOnAfterTheLastRecordOfItsState() throws IOException {
        lines("a.jsonl", 0, 150);
        lines("b.jsonl", 150, 300);
        for (int killedAfter : new int[] {0, 1, 70, 149, 150, 151, 299}) {
            bucket.versions.clear();
            var saved = new ArrayList<>(List.of(begun()));
            bucket.failsAfter.set(killedAfter);
            assertThrows(IOException.class, () -> run(begun(), saved::add));
            bucket.failsAfter.set(Integer.MAX_VALUE);
            var file = folder.resolve("state.json");
            saved.getLast().write(file);
            var next = ImportState.read(file, begun().files()).orElseThrow();
            long done = next.count(Outcome.IMPORTED);
            bucket.puts.set(0);
            var state = run(next, s -> {});
            assertEquals(300, bucket.versions.size());
            assertEquals(300, state.count(Outcome.IMPORTED) + state.count(Outcome.KNOWN));
            assertEquals(300 - done, bucket.puts.get());
        }
    }

    @Test
    void theErrorNamesTheRecordThatCouldNotBeArchived() throws IOException {
        lines("a.jsonl", 0, 10);
        bucket.failsAfter.set(0);
        var thrown = assertThrows(IOException.class, () -> run(begun(), state -> {}));
        assertEquals(
                "the import stopped at " + folder.resolve("a.jsonl") + " line 1: S3 does not answer",
                thrown.getMessage());
    }

    @Test
    void theStateOfFilesThatHaveChangedIsNotUsed() throws IOException {
        lines("a.jsonl", 0, 10);
        var file = folder.resolve("state.json");
        begun().with(ImportFormat.JSONL, Outcome.IMPORTED).write(file);
        assertTrue(ImportState.read(file, begun().files()).isPresent());
        lines("a.jsonl", 0, 11);
        assertFalse(ImportState.read(file, begun().files()).isPresent());
    }

    @Test
    void versionsOfAnArticleArriveInTheirOrder() throws IOException {
        Files.writeString(
                folder.resolve("a.jsonl"),
                IntStream.range(0, 200)
                        .mapToObj(
                                i -> "{\"url\": \"https://a.example/" + i % 7 + "\", \"text\": \"Text " + i + ".\"}\n")
                        .collect(Collectors.joining()));
        run(begun(), state -> {});
        var texts = new TreeMap<Instant, String>();
        bucket.versions.values().forEach(warc -> {
            var article = WarcFile.read(warc).article();
            texts.put(article.arrived(), article.text());
        });
        assertEquals(IntStream.range(0, 200).mapToObj(i -> "Text " + i + ".").toList(), List.copyOf(texts.values()));
    }

    @Test
    void aWireItemThatIsUsableAgainIsAVersionAfterItsCancellation() throws IOException {
        var items = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            for (var status : List.of("usable", "canceled", "usable")) {
                items.append("{\"uri\": \"urn:newsml:wire:" + i + "\", \"headline\": \"They met\", \"pubstatus\": \""
                        + status + "\", \"body_text\": \"The ministers met.\"}\n");
            }
        }
        Files.writeString(folder.resolve("a.jsonl"), items);
        assertEquals(150, run(begun(), state -> {}).count(Outcome.IMPORTED));
    }

    @Test
    void aDryRunArchivesNothing() throws IOException {
        lines("a.jsonl", 0, 10);
        try (var run = new ImportRun(
                new ReadRecord(new ArticleReader(), false),
                Optional.empty(),
                CLOCK,
                begun(),
                (state, file, found, result, bytes) -> {})) {
            assertEquals(10, run.run().count(Outcome.IMPORTED));
        }
        assertEquals(0, bucket.puts.get());
    }

    private ImportState run(ImportState begun, Consumer<ImportState> saving) throws IOException {
        var archiving = new ArchiveRecord(bucket, new ArchiveArticle(new ArticleReader(), bucket, IntakeIndex.NONE));
        try (var run = new ImportRun(
                new ReadRecord(new ArticleReader(), false),
                Optional.of(archiving),
                CLOCK,
                begun,
                (state, file, found, result, bytes) -> saving.accept(copy(state)))) {
            return run.run();
        }
    }

    /** The state as it is in a file now; its counts change later. */
    private static ImportState copy(ImportState state) {
        var counts = new TreeMap<ImportFormat, Map<Outcome, Long>>();
        state.counts().forEach((format, outcomes) -> counts.put(format, new TreeMap<>(outcomes)));
        return new ImportState(state.files(), state.done(), state.records(), counts);
    }

    private ImportState begun() throws IOException {
        try (var files = Files.list(folder)) {
            var sources = new ArrayList<ImportState.Source>();
            for (var file :
                    files.filter(one -> !one.endsWith("state.json")).sorted().toList()) {
                sources.add(ImportState.Source.of(file));
            }
            return ImportState.begun(sources);
        }
    }

    private void lines(String name, int from, int to) throws IOException {
        Files.writeString(
                folder.resolve(name),
                IntStream.range(from, to)
                        .mapToObj(i -> "{\"text\": \"The ministers met " + i + " times.\"}\n")
                        .collect(Collectors.joining()));
    }

    /** A bucket that stops answering after some writes. */
    private static final class Bucket implements ArticleArchive {
        private final Map<VersionKey, byte[]> versions = new ConcurrentHashMap<>();
        private final AtomicInteger puts = new AtomicInteger();
        private final AtomicInteger failsAfter = new AtomicInteger(Integer.MAX_VALUE);

        @Override
        public boolean putIfAbsent(VersionKey key, byte[] warc) {
            if (failsAfter.getAndDecrement() <= 0) {
                throw new IllegalStateException("S3 does not answer");
            }
            puts.incrementAndGet();
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
            return Optional.empty();
        }
    }
}
