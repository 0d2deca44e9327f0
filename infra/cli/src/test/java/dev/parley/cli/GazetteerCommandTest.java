package dev.parley.cli;

import static dev.parley.cli.CommandLineTest.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.names.Overlay;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerCommandTest {
    private static final String SOUND =
            "[people]\nPetra Quint|DNK|foreign-minister|2025-02-01||Quint\nLars Lokke Rasmussen|DNK|envoy|||\n";

    @TempDir
    private Path folder;

    @Test
    void checkSaysWhatEachLineAddsOrReplaces() throws Exception {
        var ran = run("gazetteer", "check", file("[bodies]\nHarbour Council|\nNATO|Nato\n"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("line 2: adds the body Harbour Council"), ran.out());
        assertTrue(ran.out().contains("line 3: replaces the body NATO"), ran.out());
        assertTrue(ran.out().contains("rows that count: 2, lines left out: 0"), ran.out());
    }

    @Test
    void checkPrintsEachErrorWithItsLineAndFails() throws Exception {
        var ran = run("gazetteer", "check", file("[bodies]\nHarbour Council\nQuay Board|\n[x]\n"));
        assertEquals(1, ran.exit());
        assertEquals(2, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("overlay.txt line 2: a row of bodies has 2 columns"), ran.err());
        assertTrue(ran.err().contains("overlay.txt line 4: the section is none of"), ran.err());
        assertTrue(ran.out().contains("line 3: adds the body Quay Board"), ran.out());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInOneSentence() throws Exception {
        var large = folder.resolve("large.txt");
        Files.write(large, new byte[Overlay.MAX_BYTES + 1]);
        for (var arguments : List.of(
                List.of("gazetteer", "check", large.toString()),
                List.of("gazetteer", "put", large.toString(), "--endpoint", "http://127.0.0.1:1"),
                List.of("extract", "--overlay", large.toString(), file("")))) {
            var ran = run(arguments.toArray(String[]::new));
            assertEquals(1, ran.exit());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().contains("large.txt: the overlay has 1048577 bytes"), ran.err());
        }
    }

    @Test
    void withoutAPlaceToPutItTheUsageIsWrong() throws Exception {
        assertEquals(2, run("gazetteer").exit());
        assertEquals(2, run("gazetteer", "put", file(SOUND)).exit());
        assertEquals(2, run("gazetteer", "get").exit());
        assertEquals(2, run("names", "--limit", "0").exit());
    }

    @Test
    void nobodyAtTheEndpointIsSaidWithWhatToDo() throws Exception {
        var ran = run("gazetteer", "get", "--endpoint", "http://127.0.0.1:1");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
    }

    @Test
    void extractUsesAnOverlayAndSaysWhichLinesOfItDoNotCount() throws Exception {
        var articles = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "a", "published": "2025-06-12", "text": "Foreign Minister Quint spoke by phone with French Foreign Minister Jean-Noel Barrot on Thursday."}
                """);
        var ran = run("extract", "--overlay", file(SOUND + "none\n"), articles.toString());
        assertEquals(0, ran.exit());
        assertTrue(
                ran.out().contains("{\"id\":\"petra-quint\",\"name\":\"Petra Quint\",\"country\":\"DNK\""), ran.out());
        assertTrue(ran.err().contains("overlay.txt line 4: "), ran.err());
    }

    @Test
    void anOverlayIsPutIntoARunningStackPrintedAndRemovedAndNamesAreListed() throws Exception {
        try (var stack = LocalStack.start(new LocalStack.Options(
                Path.of("../../template.yaml"), folder.resolve("data"), 0, Clock.systemUTC(), Map.of(), line -> {}))) {
            var s3 = stack.s3().toString();
            assertTrue(run("gazetteer", "get", "--endpoint", s3).err().contains("there is no overlay"));
            assertEquals(
                    1, run("gazetteer", "put", file("none\n"), "--endpoint", s3).exit());
            assertEquals(1, run("gazetteer", "get", "--endpoint", s3).exit());
            assertEquals(
                    0, run("gazetteer", "put", file(SOUND), "--endpoint", s3).exit());
            var bucket = stack.environment("IndexFunction").get("ARCHIVE_BUCKET");
            var got = run("gazetteer", "get", "--endpoint", s3, "--bucket", bucket);
            assertEquals(0, got.exit(), got.err());
            assertEquals(SOUND, got.out());

            post(stack, "one", "Foreign Minister Petra Quint met French Foreign Minister Jean-Noel Barrot in Paris.");
            post(stack, "two", "President Tomas Vell of Peru spoke by phone with Emmanuel Macron on Thursday.");
            post(
                    stack,
                    "three",
                    "President Tomas Vell met Olaf Scholz in Berlin. President Anna Brisk met Macron in Paris.");
            stack.awaitIdle();
            var api = stack.api().toString();
            var names = run("names", "--endpoint", api).out().lines().toList();
            assertEquals(2, names.size(), names.toString());
            assertTrue(names.get(0).startsWith("2  President Tomas Vell  "), names.toString());
            assertTrue(names.get(1).startsWith("1  President Anna Brisk  "), names.toString());
            assertEquals(
                    1,
                    run("names", "--endpoint", api, "--limit", "1")
                            .out()
                            .lines()
                            .count());
            var json = run("names", "--endpoint", api, "--json").out().lines().findFirst();
            assertEquals(
                    2, Json.MAPPER.readTree(json.orElseThrow()).path("versions").asInt());

            assertTrue(run("gazetteer", "remove", "--endpoint", s3).out().startsWith("Removed."));
            assertEquals(
                    "There was no overlay.\n",
                    run("gazetteer", "remove", "--endpoint", s3).out());
        }
    }

    private static void post(LocalStack stack, String name, String text) throws Exception {
        var article = Json.MAPPER
                .createObjectNode()
                .put("url", "https://wire.example.com/" + name)
                .put("published", "2025-06-12")
                .put("text", text);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(article.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        assertEquals(201, answer.statusCode());
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("overlay.txt"), text, StandardCharsets.UTF_8)
                .toString();
    }
}
