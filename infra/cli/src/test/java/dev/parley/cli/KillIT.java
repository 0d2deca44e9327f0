package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code parley up} while it works, and starts a stack on the same folder. */
class KillIT {
    private static final int SENDERS = 4;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 12;

    @TempDir
    private Path data;

    @TempDir
    private Path temporary;

    private record Running(Process process, URI api) {}

    @Test
    @Timeout(120)
    void afterAKillEveryAcknowledgedArticleIsIndexedAndAlertedOnce() throws Exception {
        var killed = up();
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                int number = sender;
                senders.execute(() -> send(killed.api(), number, acknowledged, enough));
            }
            enough.await();
            killed.process().destroyForcibly().waitFor();
        }

        try (var second = start()) {
            second.awaitIdle();
            for (var id : acknowledged) {
                var article = Stacks.json(Stacks.get(second.api(), "/articles/" + id));
                assertFalse(article.path("versions").path(0).path("indexed").isNull(), article.toString());
                assertEquals(1, article.path("facts").size(), "facts of " + id);
            }
            // Every call has its own pair and day, so each is one alert, even if it was processed twice.
            var alerts = second.delivered().stream()
                    .map(message -> message.attributes().get("alert"))
                    .toList();
            assertTrue(alerts.size() >= acknowledged.size(), alerts.toString());
            assertEquals(alerts.size(), alerts.stream().distinct().count(), alerts.toString());
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAlertThatWasBeingSentGoesOutAtOnceAfterTheRestart() throws Exception {
        var killed = up();
        // Pipes in the place of the first two files of a message: whoever writes waits until somebody reads.
        var first = pipe("000001.txt.part");
        pipe("000001.eml.part");
        assertEquals(201, Stacks.post(killed.api(), call()).statusCode());
        try (var reached = Files.newInputStream(first)) {
            killed.process().destroyForcibly().waitFor();
        }

        try (var second = start()) {
            second.awaitIdle();
            assertEquals(1, second.delivered().size());
            assertTrue(
                    second.delivered().getFirst().subject().startsWith("(repeat) "),
                    second.delivered().toString());
        }
    }

    @Test
    @Timeout(120)
    void anAlertThatTheStreamNoLongerBringsGoesOutAtTheStart() throws Exception {
        var anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (var stack = Stacks.start(data, anHourAgo, Map.of("FreshnessHours", "0", "AlertsEnabled", "false"))) {
            Stacks.post(stack.api(), call());
            stack.awaitIdle();
            assertEquals(0, stack.delivered().size());
        }
        up().process().destroyForcibly().waitFor();
        try (var stack = start()) {
            assertEquals(1, stack.delivered().size());
        }
    }

    private static String call() {
        return Stacks.article(
                "wire",
                "2025-02-12",
                "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin on Feb. 12, 2025.");
    }

    private Path pipe(String message) throws Exception {
        var path = data.resolve("outbox").resolve(message);
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
        return path;
    }

    private LocalStack start() throws Exception {
        return Stacks.start(data, Clock.systemUTC(), Map.of("FreshnessHours", "0"));
    }

    private static void send(URI api, int sender, ConcurrentLinkedQueue<String> acknowledged, CountDownLatch enough) {
        try {
            for (int day = 1; day <= 28; day++) {
                var name = "wire-" + sender + "-" + day;
                var text = "U.S. President Donald Trump spoke by telephone with " + COUNTERPARTS.get(sender)
                        + " on Feb. " + day + ", 2025.";
                var answer = Stacks.post(api, Stacks.article(name, "2025-02-" + String.format("%02d", day), text));
                if (answer.statusCode() == 201 && day % 3 == 1) {
                    acknowledged.add(Stacks.json(answer).path("id").asText());
                    enough.countDown();
                }
            }
        } catch (IOException e) {
            // The stack was killed; articles without an acknowledgement may be lost.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final List<String> COUNTERPARTS = List.of(
            "Russian President Vladimir Putin",
            "Ukrainian President Volodymyr Zelensky",
            "French President Emmanuel Macron",
            "Chinese President Xi Jinping");

    private Running up(String... more) throws IOException {
        var arguments = Stream.concat(Stream.of("up", "--data", data.toString(), "--port", "0"), Stream.of(more));
        var process = CommandProcess.start(temporary, arguments.toArray(String[]::new));
        try (var out = new BufferedReader(process.inputReader())) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.strip().startsWith("API")) {
                    return new Running(process, URI.create(line.strip().split(" +")[1]));
                }
            }
        }
        throw new IOException("parley up ended without printing its address");
    }
}
