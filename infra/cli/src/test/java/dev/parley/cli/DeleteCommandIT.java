package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.local.Stacks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley delete} against a running stack. */
class DeleteCommandIT {
    @TempDir
    private Path data;

    private CommandRun hold(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    private CommandRun delete(String... arguments) {
        return run(Stream.concat(
                        Stream.of("delete"), Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString())))
                .toArray(String[]::new));
    }

    @Test
    void itShowsThePlanDeletesOnlyWithConsentAndCanBeRunAgain() throws Exception {
        var nowhere = delete("4yretr35zsc2993pt", "--reason", "A reason", "--yes");
        assertEquals(1, nowhere.exit());
        assertTrue(nowhere.err().contains("no stack ran in"), nowhere.err());
        try (var stack = Stacks.start(data, Clock.systemUTC())) {
            RunningStack.write(stack, data);
            var posted = Stacks.json(Stacks.post(
                    stack.api(),
                    Stacks.article(
                            "1", "2025-02-12", "President Trump spoke by phone with President Putin on Wednesday.")));
            stack.awaitIdle();
            var id = posted.path("id").asText();

            var unknown = delete("4yretr35zsc2993pz", "--reason", "A reason", "--yes");
            assertEquals(1, unknown.exit());
            assertTrue(unknown.err().contains("there is no article"), unknown.err());
            assertEquals(2, delete(id, "--yes").exit());
            assertEquals(2, delete(id, "--reason", "two\nlines", "--yes").exit());
            assertEquals(
                    2,
                    delete(id, "--reason", "A reason", "--stack", "parley", "--yes")
                            .exit());

            var unasked = delete(id, "--reason", "A reason");
            assertEquals(2, unasked.exit(), "a test has no terminal to ask on");
            assertTrue(
                    unasked.out().contains("version   " + posted.path("version").asText()), unasked.out());
            assertTrue(unasked.out().contains("leader_call  2025-02-12  mentions 1"), unasked.out());
            assertEquals(200, Stacks.get(stack.api(), "/articles/" + id).statusCode());

            var held = hold("hold", id, "--reason", "Case 12", "--by", "Legal desk");
            assertEquals(0, held.exit(), held.err());
            var refused = delete(id, "--reason", "A reason", "--yes");
            assertEquals(1, refused.exit());
            assertTrue(
                    refused.err().contains("is under legal hold since ")
                            && refused.err().contains(", placed by Legal desk: Case 12")
                            && refused.err().contains("parley release " + id),
                    refused.err());
            assertEquals(200, Stacks.get(stack.api(), "/articles/" + id).statusCode());
            var shown = run("show", id, "--endpoint", stack.api().toString());
            assertTrue(
                    shown.out().lines().anyMatch(line -> line.matches("legal hold +since .*, by Legal desk: Case 12")),
                    shown.out());
            assertEquals(1, hold("hold", id, "--reason", "Case 13").exit());
            assertEquals(
                    1, hold("hold", "4yretr35zsc2993pz", "--reason", "Case 13").exit());
            assertEquals(2, hold("hold", id).exit());
            assertEquals(2, hold("hold", id, "--reason", "two\nlines").exit());
            assertTrue(hold("hold", "--list").out().startsWith(id + "  placed  "), "it is not listed");
            var released = hold("release", id, "--reason", "Closed");
            assertEquals(0, released.exit(), released.err());
            assertEquals(1, hold("release", id, "--reason", "Closed").exit());
            assertEquals("No article is held.\n", hold("hold", "--list").out());
            assertEquals(2, hold("hold", "--list", id).out().lines().count());

            var deleted = delete(id.toUpperCase(Locale.ROOT), "--reason", "A reason", "--yes");
            assertEquals(0, deleted.exit(), deleted.err());
            assertTrue(deleted.out().contains(": A reason"), deleted.out());
            assertEquals(410, Stacks.get(stack.api(), "/articles/" + id).statusCode());

            assertTrue(
                    hold("hold", id, "--reason", "Too late")
                            .err()
                            .contains(id + " cannot be held. This article was deleted"),
                    "it was held");

            var again = delete(id, "--reason", "Another", "--yes");
            assertEquals(0, again.exit());
            assertTrue(again.out().contains("(done)"), again.out());
            assertEquals(
                    "A reason",
                    Stacks.json(Stacks.get(stack.api(), "/articles/" + id))
                            .path("reason")
                            .asText());
        }
        var stopped = delete("4yretr35zsc2993pt", "--reason", "A reason", "--yes");
        assertEquals(1, stopped.exit());
        assertTrue(stopped.err().contains("is \"./parley up\" running?"), stopped.err());
    }
}
