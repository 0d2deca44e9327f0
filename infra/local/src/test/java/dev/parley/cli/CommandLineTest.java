package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder;

    record Ran(int exit, String out, String err) {}

    @Test
    void everyCommandExplainsItself() {
        for (var command : List.of("demo", "up", "add", "names", "gazetteer", "extract", "replay")) {
            var ran = run(command, "--help");
            assertEquals(0, ran.exit());
            assertTrue(ran.out().contains("Usage: parley " + command), ran.out());
        }
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertEquals(2, run("extract").exit());
        assertEquals(2, run("dance").exit());
        assertEquals(2, run("up", "--port", "high").exit());
    }

    @Test
    void aFileThatIsNotThereIsOneSentenceAndNoStackTrace() {
        var ran = run("extract", folder.resolve("none.jsonl").toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("parley: cannot read "), ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void nobodyAtTheEndpointIsSaidWithWhatToDo() throws Exception {
        var file = Files.writeString(folder.resolve("a.txt"), "A short text.");
        var ran = run("add", "--endpoint", "http://127.0.0.1:1", file.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
    }

    @Test
    void extractAnswersEveryLineInOrderAndSaysWhichItCouldNotRead() throws Exception {
        var file = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "a", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                {"id": 7, "text": 12}

                not json
                {"id": "d", "published": "2025-02-12", "text": "The harbour was quiet."}
                """);
        var ran = run("extract", file.toString());
        assertEquals(0, ran.exit());
        var answers = new ArrayList<String>();
        for (var line : ran.out().lines().toList()) {
            var json = Json.MAPPER.readTree(line);
            answers.add(json.path("id").asText() + ":" + json.path("mentions").size());
        }
        assertEquals(List.of("a:1", "7:0", "null:0", "d:0"), answers);
        assertTrue(ran.err().contains("articles.jsonl line 2: "), ran.err());
        assertTrue(ran.err().contains("articles.jsonl line 4: "), ran.err());
    }

    @Test
    void explainShowsTokensNounsRulesAndTheMention() throws Exception {
        var file = Files.writeString(folder.resolve("one.jsonl"), """
                {"id": "a", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                """);
        var ran = run("extract", "--explain", file.toString());
        assertEquals(0, ran.exit());
        for (var part : List.of(
                "tokens   President | Trump",
                "\"President Putin\" is person vladimir-putin",
                "leader_call, happened",
                "mention    leader_call|donald-trump+vladimir-putin|2025-02-12, happened")) {
            assertTrue(ran.out().contains(part), part + " is not in:\n" + ran.out());
        }
    }

    @Test
    void replayPrintsOneLineForEachAlertWithTheInputsId() throws Exception {
        System.setProperty("parley.home", Path.of("../..").toString());
        var file = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "first", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                {"id": "second", "published": "2025-02-12", "text": "Putin and Trump had a telephone call on Wednesday, the Kremlin said."}
                """);
        var ran = run("replay", file.toString());
        assertEquals(0, ran.exit(), ran.err());
        var alerts = ran.out().lines().toList();
        assertEquals(1, alerts.size(), ran.out());
        var alert = Json.MAPPER.readTree(alerts.getFirst());
        assertEquals("first", alert.path("articleId").asText());
        assertEquals("leader_call", alert.path("type").asText());
        assertTrue(alert.path("email").path("body").asText().contains("Known before: nothing."));
    }

    /** Runs the command line as a process would, with what it prints caught; {@code extract} prints to standard output. */
    static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var standard = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(standard, true, StandardCharsets.UTF_8));
        try {
            var exit = Parley.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new Ran(exit, out + standard.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
