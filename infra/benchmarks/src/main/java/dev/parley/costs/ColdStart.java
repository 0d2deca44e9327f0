package dev.parley.costs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.json.Json;
import dev.parley.lambda.Priming;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the CPU time of a function's first answer in a new JVM, as in Lambda: from the start of the JVM, and after the
 * priming before a snapshot. A hello-world handler is measured for comparison. CPU time is used because other programs on the
 * machine disturb it least. The median of several runs is printed.
 */
public final class ColdStart {
    private static final int RUNS = 5;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-12T22:00:00Z"), ZoneOffset.UTC);
    private static final String HELLO = "HelloFunction";
    private static final Map<String, String> HANDLERS = Map.of(
            HELLO,
            Hello.class.getName(),
            "IntakeFunction",
            "dev.parley.lambda.IntakeHandler",
            "IndexFunction",
            "dev.parley.lambda.IndexHandler",
            "AlertFunction",
            "dev.parley.lambda.AlertHandler",
            "PollFunction",
            "dev.parley.lambda.PollHandler",
            "FixityFunction",
            "dev.parley.lambda.FixityHandler");

    /** In this order, so that the archive has articles and the list of feeds is empty when the last two answer. */
    private static final List<String> FUNCTIONS =
            List.of(HELLO, "IntakeFunction", "IndexFunction", "AlertFunction", "PollFunction", "FixityFunction");

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private int articles;

    private ColdStart(LocalStack stack) {
        this.stack = stack;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            first(arguments[0], arguments[1].equals("rehearsed"));
            System.exit(0);
        }
        var data = Files.createTempDirectory("parley-cold");
        var template = Path.of(System.getProperty("parley.home", ".")).resolve("template.yaml");
        var parameters = Map.of("FreshnessHours", "0");
        try (var stack =
                LocalStack.start(new LocalStackOptions(template, data, 0, CLOCK, parameters, line -> {}, false))) {
            new ColdStart(stack).measure();
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        System.out.println("| CPU ms | from the JVM's start to the first answer | of the first answer, rehearsed |");
        System.out.println("|---|---|---|");
        for (var function : FUNCTIONS) {
            var whole = new ArrayList<Long>();
            var first = new ArrayList<Long>();
            for (int run = 0; run < RUNS; run++) {
                whole.add(run(function, "unrehearsed")[0]);
                first.add(run(function, "rehearsed")[1]);
            }
            System.out.printf(Locale.ROOT, "| %s | %d | %d |%n", function, median(whole), median(first));
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** CPU time in milliseconds of the process until its first answer, and of that answer only. */
    private long[] run(String function, String how) throws IOException, InterruptedException {
        var event = event(function);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                function,
                how);
        if (!function.equals(HELLO)) {
            builder.environment().putAll(stack.environment(function));
        }
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var in = process.getOutputStream()) {
            in.write(event.getBytes(StandardCharsets.UTF_8));
        }
        // Before it come the lines of the function's metrics.
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .reduce("", (before, last) -> last)
                .split(" ");
        if (process.waitFor() != 0 || answer.length != 2) {
            throw new IllegalStateException(function + " did not answer: " + List.of(answer));
        }
        return new long[] {Long.parseLong(answer[0]), Long.parseLong(answer[1])};
    }

    /** An event that is new to the function. */
    private String event(String function) throws IOException, InterruptedException {
        return switch (function) {
            case "IntakeFunction" ->
                Json.MAPPER
                        .createObjectNode()
                        .put("routeKey", "POST /articles")
                        .put("body", article())
                        .toString();
            case "IndexFunction" -> {
                post();
                var body = stack.messages("IndexQueue").getLast();
                var event = Json.MAPPER.createObjectNode();
                event.putArray("Records").addObject().put("messageId", "1").put("body", body);
                yield event.toString();
            }
            case "AlertFunction" -> {
                var posted = post();
                stack.deliver("IndexFunction");
                var event = Json.MAPPER.createObjectNode();
                var change = event.putArray("Records").addObject().putObject("dynamodb");
                change.put("SequenceNumber", "1")
                        .putObject("NewImage")
                        .putObject("notificationId")
                        .put("S", posted + "-0");
                yield event.toString();
            }
            default -> "{}";
        };
    }

    private String post() throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(stack.api() + "/articles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(article()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var json = Json.MAPPER.readTree(answer.body());
        return json.path("id").asText() + "-" + json.path("version").asText();
    }

    private String article() {
        return CountCalls.body(ArticleCase.NEW_FACT, ++articles);
    }

    /** Runs in the measured process: builds the handler, answers once, and prints the CPU times. */
    private static void first(String function, boolean rehearsed) throws Exception {
        var event = System.in.readAllBytes();
        var handler = Class.forName(HANDLERS.get(function))
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
        if (rehearsed) {
            Priming.runAll();
        }
        var before = cpu();
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), out, context());
        var after = cpu();
        var answer = out.toString(StandardCharsets.UTF_8);
        if (answer.contains("itemIdentifier")) {
            throw new IllegalStateException(answer);
        }
        System.out.println(after / 1_000_000 + " " + (after - before) / 1_000_000);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Context context() {
        var log = new LambdaLogger() {
            @Override
            public void log(String message) {
                System.err.println(message);
            }

            @Override
            public void log(byte[] message) {
                System.err.writeBytes(message);
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, nothing) -> switch (method.getName()) {
                    case "getLogger" -> log;
                    case "getRemainingTimeInMillis" -> 60_000;
                    case "getMemoryLimitInMB" -> 1_024;
                    default -> null;
                });
    }

    /** A handler for comparison. */
    public static final class Hello implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
            out.write("{\"statusCode\":200,\"body\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
