package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten articles of four days: 3, 3, 0 and 4 of them. */
class ExportInPartsTest {
    @TempDir
    private Path folder;

    private FakeApi api;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
        file = folder.resolve("whole.wacz");
        count("01", "04", 10);
        count("01", "02", 6);
        count("01", "01", 3);
        count("02", "02", 3);
        count("03", "04", 4);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private void count(String from, String to, int total) {
        api.on(
                "/articles?archivedFrom=2025-02-" + from + "&archivedTo=2025-02-" + to + "&limit=1",
                "{\"articles\":[],\"total\":" + total + "}");
    }

    /** The next export that is started, of days and with bytes of its own. */
    private void part(String id, String from, String to, int entries) {
        api.on("/exports", 202, "{\"id\":\"" + id + "\",\"state\":\"waiting\"}")
                .on("/exports/" + id, done(api, id, from, to, entries))
                .on("/file/" + id, FakeApi.bytes(id));
    }

    private static String done(FakeApi api, String id, String from, String to, int entries) {
        return "{\"id\":\"" + id + "\",\"of\":\"articles\",\"state\":\"done\",\"search\":{\"archivedFrom\":\"2025-02-"
                + from
                + "\",\"archivedTo\":\"2025-02-" + to + "\"},\"total\":" + entries + ",\"written\":" + entries
                + ",\"missing\":0,\"bytes\":" + id.length() + ",\"sha256\":\"" + Id.sha256Hex(FakeApi.bytes(id))
                + "\",\"download\":\"" + api.uri("/file/" + id) + "\"}";
    }

    @Test
    void moreThanAPartHoldsIsSplitByDaysWithOneManifest() throws Exception {
        part("p1", "01", "01", 3);
        part("p2", "02", "02", 3);
        part("p3", "03", "04", 4);
        var ran = export("--part-size", "4");
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(FakeApi.bytes("p1"), Files.readAllBytes(folder.resolve("whole-001.wacz")));
        assertArrayEquals(FakeApi.bytes("p3"), Files.readAllBytes(folder.resolve("whole-003.wacz")));
        var manifest = manifest();
        assertTrue(manifest.path("complete").asBoolean());
        assertEquals(10, manifest.path("found").asInt());
        assertEquals(10, manifest.path("written").asInt());
        assertEquals(3, manifest.path("parts").size());
        var last = manifest.path("parts").path(2);
        assertEquals("whole-003.wacz", last.path("file").asText());
        assertEquals("2025-02-03", last.path("days").path("from").asText());
        assertEquals("2025-02-04", last.path("days").path("to").asText());
        assertEquals(Id.sha256Hex(FakeApi.bytes("p3")), last.path("sha256").asText());
        assertEquals(List.of("p1", "p2", "p3"), exportsInOrder());
        assertTrue(ran.out().endsWith("3 parts, 10 of 10 versions, 6 bytes\n"), ran.out());
        assertEquals(4, files());
    }

    @Test
    void anExportThatIsTooLargeForOneFileIsSplitByItself() throws Exception {
        api.on("/exports", 202, "{\"id\":\"all\",\"state\":\"waiting\"}")
                .on(
                        "/exports/all",
                        "{\"id\":\"all\",\"state\":\"failed\",\"problem\":\"The search finds 10 articles, and an export"
                                + " holds at most 4: split it by days, for example with archivedFrom and archivedTo.\"}");
        part("p1", "01", "04", 10);
        var ran = export();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(1, manifest().path("parts").size());
        assertFalse(Files.exists(file));
    }

    @Test
    void aPartWithTooManyBytesIsHalved() throws Exception {
        api.on("/exports", 202, "{\"id\":\"big\",\"state\":\"waiting\"}")
                .on(
                        "/exports/big",
                        "{\"id\":\"big\",\"state\":\"failed\",\"problem\":\"After 5 of 10 the file has more than 2"
                                + " bytes, which is the maximum: split the search by days.\"}");
        part("p1", "01", "02", 6);
        part("p2", "03", "04", 4);
        var ran = export("--part-size", "100");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(2, manifest().path("parts").size());
        assertEquals(10, manifest().path("written").asInt());
    }

    @Test
    void theSameCommandContinuesAfterAnInterruption() throws Exception {
        part("p1", "01", "01", 3);
        api.on("/exports", 202, "{\"id\":\"p2\",\"state\":\"waiting\"}")
                .on("/exports/p2", done(api, "p2", "02", "02", 3))
                .on("/file/p2", 503, "");
        assertEquals(1, export("--part-size", "4").exit());
        assertTrue(Files.exists(Path.of(file + ".manifest.json.part")));
        assertFalse(Files.exists(Path.of(file + ".manifest.json")));

        restart();
        api.on("/exports/p2", done(api, "p2", "02", "02", 3)).on("/file/p2", FakeApi.bytes("p2"));
        part("p3", "03", "04", 4);
        var ran = export("--part-size", "4");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(List.of("p2", "p3"), exportsInOrder());
        assertEquals(1, started(), "a part was asked for again");
        assertEquals(3, manifest().path("parts").size());
        assertEquals(10, manifest().path("written").asInt());
    }

    @Test
    void aPartThatWasDamagedMeanwhileIsExportedAgain() throws Exception {
        part("p1", "01", "01", 3);
        part("p2", "02", "02", 3);
        api.on("/exports", 500, "{}");
        assertEquals(1, export("--part-size", "4").exit());
        Files.writeString(folder.resolve("whole-001.wacz"), "xx");

        restart();
        part("p4", "01", "01", 3);
        part("p3", "03", "04", 4);
        var ran = export("--part-size", "4");
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(10, manifest().path("written").asInt());
        assertEquals(2, started());
    }

    @Test
    void anUnfinishedExportOfSomethingElseIsNotContinued() throws Exception {
        part("p1", "01", "01", 3);
        api.on("/exports", 500, "{}");
        assertEquals(1, export("--part-size", "4").exit());
        var other = export("--part-size", "4", "--language", "en");
        assertEquals(1, other.exit());
        assertTrue(other.err().contains("belongs to another export"), other.err());
    }

    @Test
    void onlyArticlesAreSplit() {
        assertEquals(
                2,
                run("export", "-o", file.toString(), api.endpoint(), "--format", "csv", "--part-size", "4")
                        .exit());
        assertEquals(2, export("--part-size", "0").exit());
    }

    /** Replaces the API by another one with the same articles. */
    private void restart() throws Exception {
        api.close();
        start();
    }

    /** The ids of the exports that were asked about, in the order of the first question. */
    private List<String> exportsInOrder() {
        return api.asked().stream()
                .map(FakeApi.Asked::target)
                .filter(target -> target.startsWith("/exports/"))
                .map(target -> target.substring("/exports/".length()))
                .distinct()
                .toList();
    }

    private long started() {
        return api.asked().stream().filter(one -> one.method().equals("POST")).count();
    }

    private long files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private JsonNode manifest() throws Exception {
        return Json.MAPPER.readTree(Path.of(file + ".manifest.json").toFile());
    }

    private CommandRun export(String... more) {
        var all = new ArrayList<>(List.of(
                "export",
                "-o",
                file.toString(),
                api.endpoint(),
                "--of",
                "articles",
                "--format",
                "wacz",
                "--archived-from",
                "2025-02-01",
                "--archived-to",
                "2025-02-04"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.runWith(List.of(new ExportCommand(duration -> {})), arguments);
    }
}
