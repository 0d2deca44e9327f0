package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExportCommandTest {
    private static final byte[] MADE = new byte[100_000];

    static {
        new Random(7).nextBytes(MADE);
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
    void anExportIsAwaitedFetchedCheckedAndNamed() throws Exception {
        api.on("/exports/x7", "{\"id\":\"x7\",\"of\":\"facts\",\"state\":\"running\",\"done\":1,\"total\":3}")
                .on("/exports/x7", done("/file", MADE))
                .on("/file", MADE);
        var ran = export("--person", "Trump", "--format", "csv", "--force");
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(MADE, Files.readAllBytes(file));
        assertEquals(file + "  3 facts, 100,000 bytes, SHA-256 " + Id.sha256Hex(MADE) + "\n", ran.out());
        assertEquals(
                Json.MAPPER.readTree("{\"of\":\"facts\",\"format\":\"csv\",\"search\":{\"person\":\"Trump\"}}"),
                Json.MAPPER.readTree(api.asked().getFirst().body()));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void aDroppedDownloadGoesOnWhereItEnded() throws Exception {
        api.on("/exports/x7", done("/file", MADE))
                .on("/file", new FakeApi.Answer(200, Map.of(), MADE, 60_000))
                .on("/file", MADE);
        var ran = export("--format", "csv");
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(MADE, Files.readAllBytes(file));
        assertTrue(api.asked().getLast().headers().containsKey("Range"), "it began again from the first byte");
    }

    @Test
    void aLinkThatIsOverIsReplacedByANewOne() throws Exception {
        api.on("/exports/x7", done("/over", MADE))
                .on("/over", 403, "")
                .on("/exports/x7", done("/file", MADE))
                .on("/file", MADE);
        assertEquals(0, export("--format", "csv").exit());
        assertArrayEquals(MADE, Files.readAllBytes(file));
    }

    @Test
    void bytesThatAreNotThoseOfTheExportNeverGetItsName() throws Exception {
        var other = MADE.clone();
        other[5] ^= 1;
        api.on("/exports/x7", done("/file", MADE)).on("/file", other);
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("another SHA-256"), ran.err());
        assertFalse(Files.exists(file));
    }

    @Test
    void aDownloadThatDoesNotGoOnKeepsItsPartAndItsIdAndIsResumed() throws Exception {
        api.on("/exports/x7", done("/file", MADE)).on("/file", new FakeApi.Answer(200, Map.of(), MADE, 60_000));
        api.on("/file", 503, "");
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("the download does not go on"), ran.err());
        assertFalse(Files.exists(file));
        assertEquals("x7", Files.readString(Path.of(file + ".export")).strip());
        assertTrue(Files.size(Path.of(file + ".part")) > 0);

        try (var next = new FakeApi()) {
            next.on("/exports/x7", done(next, "/file", MADE)).on("/file", MADE);
            var resumed = run("export", "--resume", "x7", "-o", file.toString(), next.endpoint());
            assertEquals(0, resumed.exit(), resumed.err());
            assertTrue(next.asked().getLast().headers().containsKey("Range"), "what was there was fetched again");
        }
        assertArrayEquals(MADE, Files.readAllBytes(file));
        assertOnlyTheFileIsLeft();
    }

    @Test
    void aFailedExportSaysWhyAndLeavesNoFile() {
        api.on("/exports/x7", "{\"id\":\"x7\",\"state\":\"failed\",\"problem\":\"The search finds too much.\"}");
        var ran = export("--format", "bagit");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("the export failed: The search finds too much."), ran.err());
        assertFalse(Files.exists(file));
        assertTrue(api.asked().getFirst().body().contains("\"of\":\"articles\""));
    }

    @Test
    void aFileThatIsThereStaysUnlessItIsToBeWrittenOver() throws Exception {
        Files.writeString(file, "mine");
        var ran = export("--format", "csv");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("is there already: --force writes over it"), ran.err());
        assertEquals("mine", Files.readString(file));
        assertTrue(api.asked().isEmpty(), "an export was begun for nothing");
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

    private CommandLineTest.Ran export(String... options) {
        var all = new java.util.ArrayList<>(java.util.List.of("export", "-o", file.toString(), api.endpoint()));
        all.addAll(java.util.List.of(options));
        return run(all.toArray(String[]::new));
    }

    /** Without the pauses between two looks and two tries. */
    static CommandLineTest.Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Parley.commandLine(new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> kind) throws Exception {
                        return kind == ExportCommand.class
                                ? kind.cast(new ExportCommand(howLong -> {}))
                                : CommandLine.defaultFactory().create(kind);
                    }
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineTest.Ran(exit, out.toString(), err.toString());
    }
}
