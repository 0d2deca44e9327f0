package dev.parley.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.aws.Clients;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import dev.parley.lambda.PlainContext;
import dev.parley.lambda.Wiring;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.local.MetricTotals;
import dev.parley.local.SettableClock;
import dev.parley.local.Stacks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.sync.RequestBody;

/** A local stack whose metrics are read as CloudWatch has them: those of AWS, and those that the functions write. */
final class WatchedStack implements AutoCloseable {
    private static final Template SYSTEM = Template.read(Template.project().resolve("template.yaml"));

    final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    final LocalStack stack;
    final Clients clients;
    final String bucket = LocalStack.bucketName("ArchiveBucket");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final MetricTotals measuredByBroken = new MetricTotals();
    private int serverErrors;

    WatchedStack(Path data, Map<String, String> parameters) throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Template.project().resolve("template.yaml"),
                data,
                0,
                clock,
                parameters,
                log::add,
                false,
                Optional.empty(),
                AddressPolicy.publicAddressesAndLoopback()));
        clients = new Clients(stack.environment("FetchFunction"));
    }

    // ---- what happens

    /** Sends an article of 12 February 2025. */
    JsonNode post(String name, String text) throws Exception {
        return Stacks.json(Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text)));
    }

    /** Sends an article and indexes it; its alert is decided and not sent. */
    JsonNode report(String name, String text) throws Exception {
        var posted = post(name, text);
        stack.deliver("IndexFunction");
        return posted;
    }

    void get(String path) throws Exception {
        serverErrors += Stacks.get(stack.api(), path).statusCode() / 500;
    }

    void put(String key, String text) {
        clients.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    /** Runs a function as a schedule does. That it fails is seen in its log. */
    void run(String function) {
        invoke(function, Json.MAPPER.createObjectNode().put("detail-type", "Scheduled Event"));
    }

    /** Calls a function as the API does, for a route without parameters. */
    void call(String function, String route) {
        invoke(function, Json.MAPPER.createObjectNode().put("routeKey", route));
    }

    private void invoke(String function, JsonNode event) {
        try {
            stack.invoke(function, event);
        } catch (Exception e) {
            // Counted.
        }
    }

    /** The event of the waiting messages of a queue. */
    ObjectNode messages(String queue) {
        var event = Json.MAPPER.createObjectNode();
        var records = event.putArray("Records");
        stack.messages(queue)
                .forEach(body -> records.addObject().put("messageId", "m").put("body", body));
        return event;
    }

    /** The event of the only notification of a version. */
    static ObjectNode notification(JsonNode posted) {
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records")
                .addObject()
                .putObject("dynamodb")
                .put("SequenceNumber", "1")
                .putObject("NewImage")
                .putObject("notificationId")
                .put(
                        "S",
                        posted.path("id").asText() + "-"
                                + posted.path("version").asText() + "-0");
        return event;
    }

    /** Passes an event to a function for which one service of AWS answers every request with an error. */
    void withBroken(String service, int status, String code, String function, JsonNode event) throws IOException {
        try (var broken = new BrokenService(service, status, code)) {
            withEndpoint(service, broken.address(), function, event);
        }
    }

    void withEndpoint(String service, String address, String function, JsonNode event) throws IOException {
        var environment = new HashMap<>(stack.environment(function));
        environment.put("AWS_ENDPOINT_URL_" + service, address);
        var context = new PlainContext(function, "1", Duration.ofMinutes(5), line -> log.add(function + ": " + line));
        try {
            ScopedValue.where(Wiring.ENVIRONMENT, environment)
                    .where(Wiring.CLOCK, clock)
                    .where(Wiring.METRICS, measuredByBroken::add)
                    .call(() -> handler(function))
                    .handleRequest(
                            new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)),
                            new ByteArrayOutputStream(),
                            context);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            log.add(function + " failed: " + e);
        }
    }

    private static RequestStreamHandler handler(String function) throws ReflectiveOperationException {
        var name = SYSTEM.function(function, "Handler").asText().split("::")[0];
        return Class.forName(name)
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
    }

    // ---- what is measured

    /**
     * Every metric that has a value, with its dimensions as the templates name them, such as {@code AWS/Lambda/Errors
     * FunctionName=IndexFunction} and {@code Parley/Refused Stack=System Reason=inbox-file}.
     */
    Map<String, Long> metrics() {
        var all = new TreeMap<String, Long>();
        var own = "Stack=" + stack.environment("IntakeFunction").get("STACK_NAME");
        List.of(stack.metrics(), measuredByBroken.totals())
                .forEach(totals -> totals.forEach(
                        (metric, value) -> all.merge(metric.replace(own, "Stack=System"), value, Long::sum)));
        for (var function : SYSTEM.functions()) {
            var errors = log.stream()
                    .filter(line -> line.startsWith(function + " failed:"))
                    .count();
            all.put("AWS/Lambda/Errors FunctionName=" + function, errors);
        }
        for (var queue : SYSTEM.resources("AWS::SQS::Queue").keySet()) {
            all.put("AWS/SQS/ApproximateNumberOfMessagesVisible QueueName=" + queue, (long)
                    stack.messages(queue).size());
        }
        all.put("AWS/ApiGateway/5xx ApiId=Api", (long) serverErrors);
        all.values().removeIf(value -> value == 0);
        return all;
    }

    String log() {
        return log.toString();
    }

    @Override
    public void close() throws Exception {
        stack.close();
    }
}
