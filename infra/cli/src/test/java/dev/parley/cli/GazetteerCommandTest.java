package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.names.Overlay;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerCommandTest {
    private static final String VALID =
            "[people]\nPetra Quint|DNK|foreign-minister|2025-02-01||Quint\nLars Lokke Rasmussen|DNK|envoy|||\n";

    @TempDir
    private Path folder;

    @Test
    void checkPrintsWhatEachLineAddsOrReplaces() throws Exception {
        var ran = run("gazetteer", "check", file("[bodies]\nHarbour Council|\nNATO|Nato\n"));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("line 2: adds the body Harbour Council"), ran.out());
        assertTrue(ran.out().contains("line 3: replaces the body NATO"), ran.out());
        assertTrue(ran.out().contains("valid rows: 2, malformed lines: 0"), ran.out());
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
    void aTooLargeFileIsRefusedInOneSentence() throws Exception {
        var large = folder.resolve("large.txt");
        Files.write(large, new byte[Overlay.MAX_BYTES + 1]);
        for (var arguments : List.of(
                List.of("gazetteer", "check", large.toString()),
                List.of("gazetteer", "put", large.toString(), "--data", folder.toString()),
                List.of("extract", "--overlay", large.toString(), file("")))) {
            var ran = run(arguments.toArray(String[]::new));
            assertEquals(1, ran.exit());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().contains("large.txt: the overlay has 1048577 bytes"), ran.err());
        }
    }

    @Test
    void withoutACommandOrWithAWrongLimitTheUsageIsWrong() {
        assertEquals(2, run("gazetteer").exit());
        assertEquals(2, run("gazetteer", "put").exit());
        assertEquals(2, run("names", "--limit", "0").exit());
    }

    @Test
    void extractUsesAnOverlayAndReportsItsMalformedLines() throws Exception {
        var articles = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "a", "published": "2025-06-12", "text": "Foreign Minister Quint spoke by phone with French Foreign Minister Jean-Noel Barrot on Thursday."}
                """);
        var ran = run("extract", "--overlay", file(VALID + "none\n"), articles.toString());
        assertEquals(0, ran.exit());
        assertTrue(
                ran.out().contains("{\"id\":\"petra-quint\",\"name\":\"Petra Quint\",\"country\":\"DNK\""), ran.out());
        assertTrue(ran.err().contains("overlay.txt line 4: "), ran.err());
    }

    @Test
    void anOverlayIsPutPrintedAndRemovedAndUnknownNamesAreListed() throws Exception {
        try (var stack = Stacks.start(folder.resolve("data"), Clock.systemUTC())) {
            var data = folder.resolve("data").toString();
            RunningStack.write(stack, folder.resolve("data"));
            assertTrue(run("gazetteer", "get", "--data", data).err().contains("there is no overlay"));
            assertEquals(
                    1, run("gazetteer", "put", file("none\n"), "--data", data).exit());
            assertEquals(1, run("gazetteer", "get", "--data", data).exit());
            assertEquals(0, run("gazetteer", "put", file(VALID), "--data", data).exit());
            var got = run("gazetteer", "get", "--data", data);
            assertEquals(0, got.exit(), got.err());
            assertEquals(VALID, got.out());

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

            assertTrue(run("gazetteer", "remove", "--data", data).out().startsWith("Removed."));
            assertEquals(
                    "There was no overlay.\n",
                    run("gazetteer", "remove", "--data", data).out());
        }
    }

    private static void post(LocalStack stack, String name, String text) throws Exception {
        assertEquals(
                201,
                Stacks.post(stack.api(), Stacks.article(name, "2025-06-12", text))
                        .statusCode());
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("overlay.txt"), text, StandardCharsets.UTF_8)
                .toString();
    }
}
