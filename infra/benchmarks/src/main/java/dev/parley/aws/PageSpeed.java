package dev.parley.aws;

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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Measures how long the local stack takes to answer browsers with a page, over HTTP, with the index of search on disk and
 * the facts in its table. Argument: the number of facts, by default 100000. The facts are written as rows, and the search
 * index follows them as it follows all others.
 */
public final class PageSpeed {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final List<String> PAGES = List.of(
            "/facts",
            "/facts?type=leader_call",
            "/facts?from=2026-11-01&to=2026-11-20",
            "/facts?q=riyadh&order=relevance",
            "/pairs");
    private static final int BATCH = 25;
    private static final int TIMES = 40;
    private static final int WARM_UP = 20;

    private final HttpClient http = HttpClient.newHttpClient();

    private PageSpeed() {}

    public static void main(String[] arguments) throws Exception {
        new PageSpeed().run(arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]));
        System.exit(0);
    }

    private void run(int facts) throws Exception {
        var data = Files.createTempDirectory("parley-pages");
        var template = Path.of(System.getProperty("parley.home", ".")).resolve("template.yaml");
        try (var stack = LocalStack.start(new LocalStackOptions(template, data, 0, CLOCK, Map.of(), line -> {}))) {
            var cpu = cpu();
            write(stack, facts);
            stack.awaitIdle();
            System.out.printf(
                    Locale.ROOT, "%,d facts written and followed with %.0f s of CPU.%n%n", facts, (cpu() - cpu) / 1e9);
            System.out.println("| page | p50, ms | p95, ms | CPU ms | bytes |");
            System.out.println("|---|---|---|---|---|");
            for (var page : PAGES) {
                measure(stack, page);
            }
        }
    }

    private static void write(LocalStack stack, int facts) {
        try (var client = client(stack)) {
            var batch = new ArrayList<WriteRequest>();
            for (int i = 0; i < facts; i++) {
                var item = FactRows.fact(SampleIndex.fact(i), List.of());
                batch.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
                if (batch.size() == BATCH || i == facts - 1) {
                    client.batchWriteItem(request -> request.requestItems(Map.of("IndexTable", List.copyOf(batch))));
                    batch.clear();
                }
            }
        }
    }

    private static DynamoDbClient client(LocalStack stack) {
        return new Clients(Map.of(
                        "AWS_ENDPOINT_URL", stack.dynamoDb().toString(),
                        "AWS_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local"))
                .dynamo();
    }

    private void measure(LocalStack stack, String page) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            get(stack, page);
        }
        var times = new ArrayList<Long>();
        var cpu = cpu();
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            var begun = System.nanoTime();
            bytes = get(stack, page);
            times.add(System.nanoTime() - begun);
        }
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.0f | %.0f | %.0f | %,d |%n",
                page,
                sorted.get(TIMES / 2) / 1e6,
                sorted.get(TIMES * 95 / 100) / 1e6,
                (cpu() - cpu) / 1e6 / TIMES,
                bytes);
    }

    private int get(LocalStack stack, String page) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.api() + page))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answers " + answer.statusCode());
        }
        return answer.body().length;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
