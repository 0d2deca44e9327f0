package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final byte[] EXPORT = new byte[100_000];

    static {
        new Random(7).nextBytes(EXPORT);
    }

    @TempDir
    private Path folder;

    private FakeApi api;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
        file = folder.resolve("trump.csv");
        api.on("/exports", 202, "{\"id\":\"x7\",\"state\":\"waiting\"}");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anExportIsAwaitedDownloadedCheckedAndRenamed() throws Exception {
        api.on("/exports/x7", "{\"id\":\"x7\",\"of\":\"facts\",\"state\":\"running\",\"done\":1,\"total\":3}")
                .on("/exports/x7", done("/file", EXPORT))
                .on("/file", EXPORT);
        var ran = export("--person", "Trump", "--format", "csv", "--force");
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(EXPORT, Files.readAllBytes(file));
        assertEquals(file + "  3 facts, 100,000 bytes, SHA-256 " + Id.sha256Hex(EXPORT) + "\n", ran.out());
        assertEquals(
                Json.MAPPER.readTree("{\"of\":\"facts\",\"format\":\"csv\",\"search\":{\"person\":\"Trump\"}}"),
                Json.MAPPER.readTree(api.asked().getFirst().body()));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void aDroppedDownloadContinuesWhereItEnded() throws Exception {
        api.on("/exports/x7", done("/file", EXPORT))
                .on("/file", new FakeApi.Answer(200, Map.of(), EXPORT, 60_000))
                .on("/file", EXPORT);
        var ran = export("--format", "csv");
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(EXPORT, Files.readAllBytes(file));
        assertTrue(api.asked().getLast().headers().containsKey("Range"), "the download restarted at the first byte");
    }

    @Test
    void anExpiredLinkIsReplacedByANewOne() throws Exception {
        api.on("/exports/x7", done("/expired", EXPORT))
                .on("/expired", 403, "")
                .on("/exports/x7", done("/file", EXPORT))
                .on("/file", EXPORT);
        assertEquals(0, export("--format", "csv").exit());
        assertArrayEquals(EXPORT, Files.readAllBytes(file));
    }

    @Test
    void bytesWithAnotherDigestNeverGetTheNameOfTheExport() throws Exception {
        var other = EXPORT.clone();
        other[5] ^= 1;
        api.on("/exports/x7", done("/file", EXPORT)).on("/file", other);
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("another SHA-256"), ran.err());
        assertFalse(Files.exists(file));
    }

    @Test
    void aStalledDownloadKeepsItsPartAndItsIdAndIsResumed() throws Exception {
        api.on("/exports/x7", done("/file", EXPORT)).on("/file", new FakeApi.Answer(200, Map.of(), EXPORT, 60_000));
        api.on("/file", 503, "");
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("the download stalled"), ran.err());
        assertFalse(Files.exists(file));
        assertEquals("x7", Files.readString(Path.of(file + ".export")).strip());
        assertTrue(Files.size(Path.of(file + ".part")) > 0);

        try (var next = new FakeApi()) {
            next.on("/exports/x7", done(next, "/file", EXPORT)).on("/file", EXPORT);
            var resumed = run("export", "--resume", "x7", "-o", file.toString(), next.endpoint());
            assertEquals(0, resumed.exit(), resumed.err());
            assertTrue(
                    next.asked().getLast().headers().containsKey("Range"),
                    "the bytes of the part were downloaded again");
        }
        assertArrayEquals(EXPORT, Files.readAllBytes(file));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void aFailedExportPrintsTheReasonAndLeavesNoFile() {
        api.on("/exports/x7", "{\"id\":\"x7\",\"state\":\"failed\",\"problem\":\"The search finds too much.\"}");
        var ran = export("--format", "bagit");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("the export failed: The search finds too much."), ran.err());
        assertFalse(Files.exists(file));
        assertTrue(api.asked().getFirst().body().contains("\"of\":\"articles\""));
    }

    @Test
    void anExistingFileIsOverwrittenOnlyWithForce() throws Exception {
        Files.writeString(file, "mine");
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("exists already: --force overwrites it"), ran.err());
        assertEquals("mine", Files.readString(file));
        assertTrue(api.asked().isEmpty(), "an export was started in vain");
        assertEquals(2, export().exit());
        assertEquals(2, export("--resume", "x7", "--format", "csv").exit());
    }

    private void assertOnlyTheFileIsLeft() throws Exception {
        try (var left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    private String done(String path, byte[] bytes) {
        return done(api, path, bytes);
    }

    private static String done(FakeApi api, String path, byte[] bytes) {
        return "{\"id\":\"x7\",\"of\":\"facts\",\"state\":\"done\",\"done\":3,\"total\":3,\"bytes\":" + bytes.length
                + ",\"sha256\":\"" + Id.sha256Hex(bytes) + "\",\"download\":\"" + api.uri(path) + "\"}";
    }

    private CommandRun export(String... options) {
        var all = new ArrayList<>(List.of("export", "-o", file.toString(), api.endpoint()));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }

    /** Runs without pauses between polls and tries. */
    private static CommandRun run(String... arguments) {
        return CommandRun.runWith(List.of(new ExportCommand(duration -> {})), arguments);
    }
}
