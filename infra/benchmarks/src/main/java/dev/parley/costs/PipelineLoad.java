package dev.parley.costs;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures the local stack: sends articles one by one, and prints CPU time and time for each, the time of a search, memory,
 * disk, and the cost of a restart. Arguments: numbers of articles at which to print, by default 1000 and 10000. Of 20
 * articles, 16 have no facts, 3 repeat a fact and 1 has a new fact.
 */
public final class PipelineLoad {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final int MIX = 20;
    private static final int REPEATS = 3;
    private static final int SEARCHES = 40;
    private static final double MEGABYTE = 1_000_000;

    private final HttpClient http = HttpClient.newHttpClient();

    private PipelineLoad() {}

    public static void main(String[] arguments) throws Exception {
        var sizes = arguments.length == 0
                ? List.of(1_000, 10_000)
                : Stream.of(arguments).map(Integer::valueOf).toList();
        new PipelineLoad().run(sizes);
        System.exit(0);
    }

    private void run(List<Integer> sizes) throws Exception {
        var data = Files.createTempDirectory("parley-pipeline");
        System.out.println("| articles | CPU ms each | articles a second | search p50, ms | heap, MB | disk, MB |");
        System.out.println("|---|---|---|---|---|---|");
        try (var stack = start(data)) {
            int sent = 0;
            for (int size : sizes) {
                var cpu = cpu();
                var begun = System.nanoTime();
                int before = sent;
                while (sent < size) {
                    post(stack, sent++);
                }
                stack.awaitIdle();
                var count = sent - before;
                var each = (cpu() - cpu) / 1e6 / count;
                var rate = count / ((System.nanoTime() - begun) / 1e9);
                System.out.printf(
                        Locale.ROOT,
                        "| %,d | %.1f | %.1f | %.1f | %.0f | %.0f |%n",
                        sent,
                        each,
                        rate,
                        search(stack),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                        disk(data) / MEGABYTE);
            }
        }
        var cpu = cpu();
        try (var stack = start(data)) {
            stack.awaitIdle();
            System.out.printf(Locale.ROOT, "Restart until idle: %.1f s of CPU.%n", (cpu() - cpu) / 1e9);
        }
    }

    private static LocalStack start(Path data) throws Exception {
        var template = Path.of(System.getProperty("parley.home", ".")).resolve("template.yaml");
        var parameters = Map.of("FreshnessHours", "0", "AlertsPerHour", "100000", "SmsPerDay", "100000");
        return LocalStack.start(new LocalStackOptions(template, data, 0, CLOCK, parameters, line -> {}));
    }

    private void post(LocalStack stack, int number) throws IOException, InterruptedException {
        int place = number % MIX;
        var kind =
                place == 0 ? ArticleCase.NEW_FACT : place <= REPEATS ? ArticleCase.REPEAT : ArticleCase.WITHOUT_FACTS;
        // A repeat reports the fact before it, under another address.
        var body = CountCalls.body(kind, kind == ArticleCase.WITHOUT_FACTS ? number : number / MIX)
                .replace("/" + kind + "/", "/" + kind + place + "/");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the stack refused a sample article: " + answer.body());
        }
    }

    /** The median of mixed searches, in milliseconds. */
    private double search(LocalStack stack) throws IOException, InterruptedException {
        var paths =
                List.of("/facts?person=putin", "/articles?q=harbour", "/facts?q=telephone", "/articles?q=quay+time");
        var times = new ArrayList<Long>();
        for (int i = 0; i < SEARCHES; i++) {
            var begun = System.nanoTime();
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(stack.api() + paths.get(i % paths.size())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("a search failed: " + answer.body());
            }
            times.add(System.nanoTime() - begun);
        }
        return times.stream().sorted().toList().get(SEARCHES / 2) / 1e6;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long disk(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
