package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley reindex} on the local stack. */
class ReindexCommandIT {
    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void aNameThatIsAddedLaterIsReadIntoWhatIsIndexedAlready() throws Exception {
        try (var stack = Stacks.start(data, Clock.systemUTC(), Map.of("FreshnessHours", "0"))) {
            RunningStack.write(stack, data);
            var posted = Stacks.json(Stacks.post(
                    stack.api(),
                    Stacks.article(
                            "1",
                            "2025-06-12",
                            "Petra Quint spoke by phone with French Foreign Minister Jean-Noel Barrot on Thursday.")));
            stack.awaitIdle();
            var article = posted.path("id").asText();
            var version = article + "/" + posted.path("version").asText();
            var before = article(stack, article);
            var unchanged = reindex("--since", "2025-01-01");
            assertTrue(unchanged.contains("1 version read, 0 of them differ; 0 facts changed."), unchanged);
            var delivered = stack.delivered().size();

            var overlay = Files.writeString(
                    folder.resolve("overlay.txt"), "[people]\nPetra Quint|DNK|foreign-minister|2025-02-01||Quint\n");
            assertEquals(
                    0,
                    run("gazetteer", "put", overlay.toString(), "--data", data.toString())
                            .exit());
            var dry = reindex("--since", "2025-01-01", "--dry-run");
            assertTrue(dry.contains("petra-quint"), dry);
            assertTrue(dry.contains("read in " + version), dry);
            assertTrue(dry.endsWith(" would change. Nothing was changed.\n"), dry);
            assertEquals(before, article(stack, article));

            var applied = reindex("--since", "2025-01-01");
            assertEquals(dry.replace(" would change. Nothing was changed.", " changed."), applied);
            stack.awaitIdle();
            var facts = article(stack, article).path("facts");
            assertTrue(facts.toString().contains("petra-quint"), facts.toString());
            assertEquals(
                    1,
                    Stacks.json(Stacks.get(stack.api(), "/facts?person=petra-quint"))
                            .path("facts")
                            .size());
            assertEquals(delivered, stack.delivered().size(), "somebody was alerted");
            var again = reindex("--since", "2025-01-01");
            assertTrue(again.contains("0 of them differ"), again);
            assertEquals(2, run("reindex", "--data", data.toString()).exit());
            var later = reindex("--since", "2999-01-01");
            assertTrue(later.startsWith("0 versions read"), later);

            run("gazetteer", "remove", "--data", data.toString());
            var lost = reindex("--since", "2025-01-01", "--json");
            assertTrue(lost.contains("petra-quint"), lost);
            stack.awaitIdle();
            var left = article(stack, article).path("facts").toString();
            assertTrue(!left.contains("petra-quint"), left);
        }
    }

    private static JsonNode article(LocalStack stack, String id) throws Exception {
        return Stacks.json(Stacks.get(stack.api(), "/articles/" + id));
    }

    private String reindex(String... more) {
        var arguments = new ArrayList<>(List.of("reindex", "--data", data.toString()));
        arguments.addAll(List.of(more));
        var ran = run(arguments.toArray(String[]::new));
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }
}
