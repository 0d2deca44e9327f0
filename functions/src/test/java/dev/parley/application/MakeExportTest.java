package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ChildJvm;
import dev.parley.application.RequestExport.Lookup;
import dev.parley.articles.VersionKey;
import dev.parley.exports.Export.Of;
import dev.parley.exports.ExportFormat;
import dev.parley.exports.ExportState;
import dev.parley.exports.ExportState.Stage;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an export promises in every format. */
class MakeExportTest {
    @TempDir
    private Path folder;

    private ExportWorld world;

    @BeforeEach
    void world() {
        world = new ExportWorld(folder);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theManifestCountsAndListsAllSearchResults(ExportFormat format) throws IOException {
        var one = world.article("one", "One", "They met in Riyadh.");
        var two = world.article("two", "Two", "They met in Geneva.");
        var done = world.export(Of.ARTICLES, format);

        var manifest = Json.MAPPER.readTree(world.manifest(done));
        assertEquals(2, manifest.path("count").asLong());
        assertEquals(
                List.of(one.version(), two.version()), manifest.path("entries").findValuesAsText("version"));
        assertEquals(format.label(), manifest.path("format").asText());
        for (var entry : manifest.path("entries")) {
            assertEquals(
                    Id.sha256Hex(world.archive
                            .get(new VersionKey(
                                    entry.path("id").asText(),
                                    entry.path("version").asText()))
                            .orElseThrow()),
                    entry.path("warcSha256").asText());
        }
        assertEquals(2, done.result().orElseThrow().written());
        assertEquals(2, done.total().orElseThrow());
        isWhatWasStored(done, manifest);
    }

    private void isWhatWasStored(ExportState done, JsonNode manifest) {
        var file = world.file(done);
        assertEquals(Id.sha256Hex(file), done.result().orElseThrow().sha256());
        assertEquals(file.length, done.result().orElseThrow().bytes());
        assertEquals(Id.sha256Hex(file), manifest.path("file").path("sha256").asText());
        assertEquals(
                done.export().fileName(), manifest.path("file").path("name").asText());
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anExportOfFactsHasTheFactsOrTheVersionsThatReportThem(ExportFormat format) throws IOException {
        var one = world.article("one", "One", "They met in Riyadh.");
        var two = world.article("two", "Two", "They met in Geneva, and in Riyadh.");
        world.article("three", "Three", "Nobody met.");
        var riyadh = world.fact("Riyadh", one, two);
        var geneva = world.fact("Geneva", two);
        var done = world.export(Of.FACTS, format);

        var manifest = Json.MAPPER.readTree(world.manifest(done));
        assertEquals(2, manifest.path("count").asLong(), "the number of search results");
        if (format.holdsFacts()) {
            assertEquals("facts", manifest.path("entriesAre").asText());
            assertEquals(
                    List.of(riyadh.id(), geneva.id()), manifest.path("entries").findValuesAsText("id"));
        } else {
            assertEquals("versions", manifest.path("entriesAre").asText());
            assertEquals(
                    List.of(one.version(), two.version()),
                    manifest.path("entries").findValuesAsText("version"),
                    "each once, although one reports two facts");
        }
        isWhatWasStored(done, manifest);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void entriesDeletedSinceTheSearchAreListedAsMissing(ExportFormat format) throws IOException {
        world.article("one", "One", "They met in Riyadh.");
        var two = world.article("two", "Two", "They met in Geneva.");
        var broken = world.article("three", "Three", "They met in Vienna.");
        world.fact("Geneva", two);
        world.delete(two);
        world.archive.damage(broken);

        var articles = world.export(Of.ARTICLES, format);
        var manifest = Json.MAPPER.readTree(world.manifest(articles));
        assertEquals(3, manifest.path("count").asLong());
        assertEquals(1, manifest.path("written").asLong());
        assertEquals(2, manifest.path("notWritten").asLong());
        assertEquals(
                List.of(two.version(), broken.version()),
                manifest.path("missing").findValuesAsText("version"));
        assertTrue(manifest.path("missing").path(0).path("reason").asText().contains("deleted"));
        assertTrue(manifest.path("missing").path(1).path("reason").asText().startsWith("damaged"));
        assertEquals(2, articles.result().orElseThrow().missing());

        var facts = world.export(Of.FACTS, format);
        assertEquals(1, facts.total().orElseThrow());
        assertEquals(0, facts.result().orElseThrow().written());
        assertEquals(
                1, Json.MAPPER.readTree(world.manifest(facts)).path("missing").size());
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anExportThatWasKilledIsMadeAgainWithTheSameResult(ExportFormat format) throws IOException {
        world.article("one", "One", "They met in Riyadh.");
        var undisturbed = world.file(world.export(Of.ARTICLES, format));

        var export = world.ask(Of.ARTICLES, format);
        for (int killedAt = 1; killedAt <= 2; killedAt++) {
            var puts = new int[1];
            var end = killedAt;
            world.storing = name -> {
                if (++puts[0] == end) {
                    throw new IllegalStateException("killed");
                }
            };
            assertThrows(IllegalStateException.class, () -> world.make(export));
            var state = assertInstanceOf(Lookup.There.class, world.requests().find(export.id()))
                    .state();
            assertEquals(Stage.RUNNING, state.state(), "the state is not done");
        }
        world.storing = name -> {};
        var done = world.make(export);
        assertEquals(Stage.DONE, done.state());
        if (format == ExportFormat.CSV || format == ExportFormat.JSONL || format == ExportFormat.NINJS) {
            assertArrayEquals(undisturbed, world.file(done));
        }
        assertEquals(done, world.make(export), "a repeated message changes nothing");
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count(), "no file is left");
        }
    }

    @Test
    void anExportAboveTheEntryLimitSaysHowToSplitIt() {
        world.limits = new MakeExport.Limits(1, 1L << 30);
        var one = world.article("one", "One", "They met in Riyadh.");
        var two = world.article("two", "Two", "They met in Geneva.");
        world.fact("Riyadh", one, two);
        refused(world.export(Of.ARTICLES, ExportFormat.CSV), "finds 2 articles", "archivedFrom and archivedTo");
        refused(world.export(Of.FACTS, ExportFormat.WARC), "More than 1 versions", "from and to");
    }

    @Test
    void anExportAboveTheByteOrTimeLimitSaysHowToSplitIt() {
        world.article("one", "One", "They met in Riyadh.");
        world.limits = new MakeExport.Limits(100, 10);
        refused(world.export(Of.ARTICLES, ExportFormat.WARC), "more than 10 bytes", "by days");
        world.limits = new MakeExport.Limits(100, 1L << 30);
        refused(
                world.make(world.ask(Of.ARTICLES, ExportFormat.WARC), Duration.ofSeconds(30)),
                "time for 1 of 1",
                "by days");
    }

    private static void refused(ExportState state, String... words) {
        assertEquals(Stage.FAILED, state.state());
        for (var word : words) {
            assertTrue(
                    state.problem().orElseThrow().contains(word),
                    state.problem().get());
        }
    }

    @Test
    void progressIsReportedWhileAnExportIsMade() {
        IntStream.range(0, 40).forEach(i -> world.article("a" + i, "Title " + i, "They met in Riyadh."));
        var export = world.ask(Of.ARTICLES, ExportFormat.JSONL);
        world.reported.clear();
        // Each call for the remaining time takes a second.
        world.maker().make(export.id(), () -> {
            world.clock.pass(Duration.ofSeconds(1));
            return ExportWorld.ENOUGH;
        });
        var done = world.reported.stream().map(ExportState::done).toList();
        assertTrue(done.size() >= 10, done.toString());
        assertEquals(done.stream().sorted().toList(), done);
        assertTrue(world.reported.stream().allMatch(state -> state.total().orElseThrow() == 40));
    }

    @Test
    void afterTheLastAttemptTheStateIsFailed() {
        var export = world.ask(Of.ARTICLES, ExportFormat.WARC);
        world.maker().giveUp(export.id());
        refused(world.make(export), "could not be made");
        world.maker().giveUp("nobody-asked-for-this");
        assertEquals(Optional.empty(), world.maker().make("nobody-asked-for-this", () -> ExportWorld.ENOUGH));
    }

    @Test
    void twoRequestsForTheSameSearchAreTwoExports() {
        var search = Map.of("person", "donald-trump", "from", "2025-01-01");
        var one = world.ask(Of.FACTS, ExportFormat.CSV, search);
        var two = world.ask(Of.FACTS, ExportFormat.CSV, search);
        assertNotEquals(one.id(), two.id());
        assertEquals(search, one.search());
    }

    @Test
    void everyAnswerHasNewLinksUntilTheFilesExpire() {
        world.article("one", "One", "They met in Riyadh.");
        var done = world.export(Of.ARTICLES, ExportFormat.WARC);
        var id = done.export().id();
        var first = assertInstanceOf(Lookup.There.class, world.requests().find(id));
        world.clock.pass(Duration.ofMinutes(1));
        var second = assertInstanceOf(Lookup.There.class, world.requests().find(id.toUpperCase(Locale.ROOT)));
        assertNotEquals(first.links().get("download"), second.links().get("download"));
        assertEquals(Duration.ofMinutes(5), Duration.between(world.clock.instant(), second.linksExpire()));

        world.clock.pass(Duration.ofDays(7));
        assertInstanceOf(Lookup.Gone.class, world.requests().find(id));
        assertInstanceOf(Lookup.Unknown.class, world.requests().find("00000000000000000000"));
        assertInstanceOf(Lookup.Unknown.class, world.requests().find("../../etc/passwd"));
    }

    @Test
    void anExportWhoseFilesWereRemovedEarlyIsGone() {
        var done = world.export(Of.ARTICLES, ExportFormat.CSV);
        world.files.clear();
        assertInstanceOf(Lookup.Gone.class, world.requests().find(done.export().id()));
    }

    @Test
    void anExportWithoutProgressForHoursHasStopped() {
        var export = world.ask(Of.ARTICLES, ExportFormat.CSV);
        world.clock.pass(Duration.ofHours(9));
        refused(
                assertInstanceOf(Lookup.There.class, world.requests().find(export.id()))
                        .state(),
                "It stopped");
    }

    @Test
    void filesOfAnEarlierCrashAreRemoved() throws IOException {
        var left = Files.createDirectory(folder.resolve("parley-export-old"));
        Files.writeString(left.resolve("half.warc.gz"), "half");
        Files.setLastModifiedTime(left, FileTime.from(world.clock.instant().minus(Duration.ofHours(2))));
        world.export(Of.ARTICLES, ExportFormat.CSV);
        assertTrue(Files.notExists(left));
    }

    @Test
    void versionsAreFetchedInOrderAndOnlyAWindowOfThemIsHeld() {
        var versions = IntStream.range(0, 200)
                .mapToObj(i -> world.article("a" + i, "Title " + i, "They met in Riyadh."))
                .toList();
        var fact = world.fact("Riyadh", versions.toArray(VersionKey[]::new));
        var fetched = new AtomicInteger();
        var given = new ArrayList<VersionKey>();
        var most = 0;
        var source = world.source(key -> fetched.incrementAndGet());
        for (var all = source.fetch(source.reporting(List.of(fact.id()).iterator(), 1000))
                        .iterator();
                all.hasNext(); ) {
            all.next().key().ifPresent(given::add);
            most = Math.max(most, fetched.get() - given.size());
        }
        assertEquals(versions, given);
        assertTrue(most < ExportSource.WINDOW, "held " + most);
    }

    /** In a separate JVM with 32 MB of heap; the archive files have more than twice as much. */
    @Test
    void tenThousandArticlesAreExportedWithinABoundedHeap() throws Exception {
        ChildJvm.run(List.of("-Xmx32m", "-XX:+UseSerialGC"), ManyExports.class, folder.toString());
    }
}
