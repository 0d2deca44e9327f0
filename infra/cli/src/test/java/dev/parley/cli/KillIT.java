package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.local.Stacks;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley up}, killed without warning. */
class KillIT {
    private static final int SENDERS = 4;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 12;

    @TempDir
    private Path data;

    private record Running(Process process, URI api) {}

    @Test
    @Timeout(120)
    void killedInTheMiddleOfItsWorkItLosesNothingThatItAcknowledgedAndAlertsOnce() throws Exception {
        var first = up();
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                int number = sender;
                senders.execute(() -> send(first.api(), number, acknowledged, enough));
            }
            enough.await();
            first.process().destroyForcibly().waitFor();
        }

        var second = up();
        try {
            for (var id : acknowledged) {
                assertEquals(1, factsOnceIndexed(second.api(), id), "facts of " + id);
            }
            // Every call is of another pair and day; each is one alert, however often it was worked on.
            var alerts = waitForAlerts(acknowledged.size());
            assertTrue(alerts.size() >= acknowledged.size(), alerts.toString());
            assertEquals(alerts.size(), alerts.stream().distinct().count(), alerts.toString());
        } finally {
            second.process().destroyForcibly().waitFor();
        }
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
            // It was killed: what was not acknowledged may be lost.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final List<String> COUNTERPARTS = List.of(
            "Russian President Vladimir Putin",
            "Ukrainian President Volodymyr Zelensky",
            "French President Emmanuel Macron",
            "Chinese President Xi Jinping");

    private static int factsOnceIndexed(URI api, String id) throws Exception {
        while (true) {
            var article = Stacks.json(Stacks.get(api, "/articles/" + id));
            if (!article.path("versions").path(0).path("indexed").isNull()) {
                return article.path("facts").size();
            }
            Thread.onSpinWait();
        }
    }

    /** The texts of the alerts in the outbox, once there are so many of them. */
    private List<String> waitForAlerts(int least) throws IOException {
        while (true) {
            var alerts = new ArrayList<String>();
            try (var files = Files.list(data.resolve("outbox"))) {
                for (var file :
                        files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    alerts.add(Json.MAPPER
                            .readTree(file.toFile())
                            .path("attributes")
                            .path("alert")
                            .asText());
                }
            }
            if (alerts.size() >= least) {
                return alerts;
            }
            Thread.onSpinWait();
        }
    }

    private Running up() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsqlite4java.library.path=" + System.getProperty("sqlite4java.library.path"),
                        "-Dparley.home=" + Stacks.PROJECT,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Parley.class.getName(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(process.inputReader())) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.strip().startsWith("API")) {
                    return new Running(process, URI.create(line.strip().split(" +")[1]));
                }
            }
        }
        throw new IOException("parley up ended without saying where it is");
    }
}
