package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.local.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley import} into a local stack. */
class ImportIT {
    /** Enough for several seconds. */
    private static final int ARTICLES = 600;

    @TempDir
    private Path data;

    @TempDir
    private Path files;

    @TempDir
    private Path temporary;

    @Test
    @Timeout(300)
    void importedArticlesAreFoundAndAlertNobodyUnlessAsked() throws Exception {
        try (var stack = start(true)) {
            var quiet = calls("quiet", 11);
            var ran = run("import", "--data", data.toString(), quiet.toString());
            assertEquals(0, ran.exit(), ran.err());
            stack.awaitIdle();
            assertEquals(1, facts(stack));
            assertEquals(0, stack.delivered().size());

            assertEquals(
                    0,
                    run(
                                    "import",
                                    "--alert",
                                    "--data",
                                    data.toString(),
                                    calls("loud", 25).toString())
                            .exit());
            stack.awaitIdle();
            assertEquals(2, facts(stack));
            assertEquals(1, stack.delivered().size());
        }
    }

    @Test
    @Timeout(300)
    void aKilledImportGoesOnAndLosesNothingAndSoDoesAKilledVerificationOfIt() throws Exception {
        try (var stack = start(false)) {
            var file = Files.writeString(
                    files.resolve("many.jsonl"),
                    IntStream.range(0, ARTICLES)
                            .mapToObj(i -> "{\"url\": \"https://a.example/" + i
                                    + "\", \"text\": \"The harbour was quiet for " + i + " days.\"}\n")
                            .collect(Collectors.joining()));
            var imports = Files.createDirectories(data.resolve("imports"));
            try (var watch = imports.getFileSystem().newWatchService()) {
                imports.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                var killed = CommandProcess.start(temporary, "import", "--data", data.toString(), file.toString());
                // The lock is created first, and the first state after a second.
                for (var key = watch.take(); !hasState(key); key = watch.take()) {
                    key.reset();
                }
                killed.destroyForcibly().waitFor();
            }
            var ran = run("import", "--data", data.toString(), file.toString());
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.err().startsWith("Continuing at " + file), ran.err());
            assertEquals(ARTICLES, archived());
            try (var left = Files.list(imports)) {
                assertTrue(
                        left.noneMatch(one -> one.toString().endsWith(".json")), "the state goes when the import ends");
            }
            verificationGoesOn();
        }
    }

    private void verificationGoesOn() throws Exception {
        var folder = Files.createDirectories(temporary.resolve("states"));
        var state = folder.resolve("verify.json");
        String[] command = {
            "verify", "--no-index", "--in-flight", "1", "--state", state.toString(), "--data", data.toString()
        };
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            var killed = CommandProcess.start(temporary, command);
            for (var key = watch.take(); !hasState(key); key = watch.take()) {
                key.reset();
            }
            killed.destroyForcibly().waitFor();
        }
        var ran = run(command);
        assertEquals(0, ran.exit(), ran.err() + ran.out());
        assertTrue(ran.err().startsWith("Continuing after "), ran.err());
        assertTrue(ran.out().contains(ARTICLES + " versions"), ran.out());
        assertFalse(Files.exists(state), "the state goes when the check ends");
    }

    /** @param connected whether the functions run */
    private LocalStack start(boolean connected) throws Exception {
        var stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"),
                data,
                0,
                Clock.systemUTC(),
                Map.of("FreshnessHours", "0"),
                line -> {},
                connected));
        RunningStack.write(stack, data);
        return stack;
    }

    private static boolean hasState(WatchKey key) {
        return key.pollEvents().stream()
                .anyMatch(event -> event.context().toString().endsWith(".json"));
    }

    private long archived() throws IOException {
        try (var objects = Files.walk(data.resolve("s3"))) {
            return objects.filter(one -> one.toString().endsWith(".warc.gz")).count();
        }
    }

    private static int facts(LocalStack stack) throws Exception {
        return Stacks.json(Stacks.get(stack.api(), "/facts")).path("facts").size();
    }

    private Path calls(String name, int day) throws IOException {
        return Files.writeString(
                files.resolve(name + ".jsonl"),
                Stacks.article(
                        name,
                        "2025-02-" + day,
                        "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin on Feb. "
                                + day + ", 2025."));
    }
}
