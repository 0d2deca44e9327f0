package dev.parley.costs;

import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.File;
import java.io.IOException;
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
 * Measures the CPU time of a function's first answer in a new JVM, as in Lambda: from the start of the JVM, under the client
 * that Lambda's own Java runtime has, and after the priming before a snapshot. A hello-world handler is measured for
 * comparison. CPU time is used because other programs on the machine disturb it least. Its clock has steps of 10 ms, so the
 * mean of several runs is printed, without the lowest and the highest quarter.
 */
public final class ColdStart {
    private static final int RUNS = 12;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-12T22:00:00Z"), ZoneOffset.UTC);
    private static final String HELLO = "HelloFunction";
    private static final Map<String, String> HANDLERS = Map.of(
            HELLO,
            FirstAnswer.Hello.class.getName(),
            "IntakeFunction",
            "dev.parley.lambda.IntakeHandler",
            "IndexFunction",
            "dev.parley.lambda.IndexHandler",
            "AlertFunction",
            "dev.parley.lambda.AlertHandler",
            "PollFunction",
            "dev.parley.lambda.PollHandler",
            "FixityFunction",
            "dev.parley.lambda.FixityHandler",
            "SearchFunction",
            "dev.parley.lambda.SearchHandler",
            "FollowFunction",
            "dev.parley.lambda.FollowHandler");

    /** In this order, so that the archive has articles and the list of feeds is empty when the last ones answer. */
    private static final List<String> FUNCTIONS = List.of(
            HELLO,
            "IntakeFunction",
            "IndexFunction",
            "AlertFunction",
            "PollFunction",
            "FixityFunction",
            "SearchFunction",
            "FollowFunction");

    private final LocalStack stack;
    private final String classPath;
    private final String runtimeClient;
    private final HttpClient http = HttpClient.newHttpClient();
    private int articles;

    private ColdStart(LocalStack stack, String classPath, String runtimeClient) {
        this.stack = stack;
        this.classPath = classPath;
        this.runtimeClient = runtimeClient;
    }

    /** @param arguments the folder of a package to measure, in place of what the build made */
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(System.getProperty("parley.home", "."));
        var data = Files.createTempDirectory("parley-cold");
        var measured = arguments.length == 0
                ? FunctionPackage.ofBuild(home, data.resolve("lib"))
                : FunctionPackage.in(Path.of(arguments[0]));
        var classPath = measured.classPath(data.resolve("driver"));
        var runtimeClient = FunctionPackage.libraries(home.resolve("infra/emulated"), data.resolve("runtime-client"));
        var options = new LocalStackOptions(
                home.resolve("template.yaml"),
                data.resolve("stack"),
                0,
                CLOCK,
                Map.of("FreshnessHours", "0"),
                line -> {},
                false);
        try (var stack = LocalStack.start(options)) {
            new ColdStart(stack, classPath, runtimeClient + File.separator + "*").measure();
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        // A table that has its receipts, as it has after the first article: until then, intake asks the bucket as well.
        post();
        stack.deliver("IndexFunction");
        System.out.println(
                "| CPU ms | from the JVM's start to the first answer | times hello | of the first answer, primed |");
        System.out.println("|---|---|---|---|");
        double hello = 0;
        for (var function : FUNCTIONS) {
            var whole = new ArrayList<Long>();
            var first = new ArrayList<Long>();
            for (int run = 0; run < RUNS; run++) {
                whole.add(unprimed(function));
                first.add(primed(function));
            }
            var mean = mean(whole);
            hello = function.equals(HELLO) ? mean : hello;
            System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f | %.0f |%n", function, mean, mean / hello, mean(first));
        }
    }

    private static double mean(List<Long> values) {
        int quarter = values.size() / 4;
        return values.stream()
                .sorted()
                .skip(quarter)
                .limit(values.size() - 2L * quarter)
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow();
    }

    /** CPU time in milliseconds from the start of a JVM with Lambda's runtime client until its first answer. */
    private long unprimed(String function) throws IOException, InterruptedException {
        try (var api = new RuntimeApi(event(function))) {
            var builder = process(
                    function,
                    classPath + File.pathSeparator + runtimeClient,
                    "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                    HANDLERS.get(function) + "::handleRequest");
            var variables = builder.environment();
            variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
            variables.put("AWS_LAMBDA_FUNCTION_NAME", function);
            variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
            variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
            variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "group");
            variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
            var process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            var ending = process.onExit().thenRun(api::ended);
            var reply = api.reply();
            var cpu = process.info().totalCpuDuration();
            process.destroyForcibly();
            ending.join();
            if (!reply.isAnswer() || reply.body().contains("itemIdentifier")) {
                throw new IllegalStateException(function + " did not answer: " + reply);
            }
            return cpu.orElseThrow().toMillis();
        }
    }

    /** CPU time in milliseconds of the first answer after priming. */
    private long primed(String function) throws IOException, InterruptedException {
        var process = process(function, classPath, FirstAnswer.class.getName(), HANDLERS.get(function))
                .start();
        try (var in = process.getOutputStream()) {
            in.write(event(function).getBytes(StandardCharsets.UTF_8));
        }
        // Before it come the lines of the function's metrics.
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .reduce("", (before, last) -> last);
        if (process.waitFor() != 0 || !answer.matches("\\d+")) {
            throw new IllegalStateException(function + " did not answer: " + answer);
        }
        return Long.parseLong(answer);
    }

    /** A JVM with the options and variables that the function has. Hello has those of intake. */
    private ProcessBuilder process(String function, String classPath, String main, String handler) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main,
                handler);
        builder.environment().putAll(stack.environment(function.equals(HELLO) ? "IntakeFunction" : function));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
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
                yield changed("NewImage", Map.of("notificationId", posted + "-0"));
            }
            case "SearchFunction" -> {
                stack.deliver("FollowFunction");
                var event = Json.MAPPER
                        .createObjectNode()
                        .put("routeKey", "GET /facts")
                        .put("rawPath", "/facts");
                event.putObject("headers").put("accept", "text/html").put("host", "parley.example");
                event.putObject("queryStringParameters").put("q", "trump");
                yield event.toString();
            }
            case "FollowFunction" -> {
                var posted = post();
                stack.deliver("IndexFunction");
                var pk = "ARTICLE#" + posted.substring(0, posted.indexOf('-'));
                yield changed("Keys", Map.of("pk", pk, "sk", "HEAD"));
            }
            default -> "{}";
        };
    }

    /** The event of a stream with one change, of which only this part is there. */
    private static String changed(String part, Map<String, String> attributes) {
        var event = Json.MAPPER.createObjectNode();
        var change = event.putArray("Records").addObject().putObject("dynamodb").put("SequenceNumber", "1");
        var row = change.putObject(part);
        attributes.forEach((name, value) -> row.putObject(name).put("S", value));
        return event.toString();
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
}
