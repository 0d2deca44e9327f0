package dev.parley.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.lambda.AlertHandler;
import dev.parley.lambda.DigestHandler;
import dev.parley.lambda.ExportHandler;
import dev.parley.lambda.ExportsHandler;
import dev.parley.lambda.FetchHandler;
import dev.parley.lambda.FixityHandler;
import dev.parley.lambda.FollowHandler;
import dev.parley.lambda.IndexHandler;
import dev.parley.lambda.IntakeHandler;
import dev.parley.lambda.PollHandler;
import dev.parley.lambda.ReconcileHandler;
import dev.parley.lambda.RetrieveHandler;
import dev.parley.lambda.SearchHandler;
import dev.parley.lambda.SubscribeHandler;
import dev.parley.lambda.SweepHandler;
import dev.parley.lambda.TablesHandler;
import dev.parley.lambda.Wiring;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls the handlers as Lambda does with every sample of {@code events/}, on a stack that is not connected. */
class EventsIT {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Clock EVENING = Clock.fixed(Instant.parse("2025-02-12T22:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path data;

    private LocalStack stack;
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(
                new LocalStackOptions(PROJECT.resolve("template.yaml"), data, 0, EVENING, Map.of(), line -> {}, false));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void everyIntakeEventIsAnsweredAsItsFileNameSays() throws Exception {
        var expected = new TreeMap<String, Integer>();
        for (var name : events("intake")) {
            expected.put(name, 201);
        }
        expected.putAll(Map.of("bad-empty", 400, "bad-no-body", 400));
        expected.putAll(Map.of("batch-two-articles", 200, "bad-batch-no-lines", 400, "bad-batch-type", 415));
        for (var unreadable : List.of("bad-not-json", "bad-wrong-types", "bad-no-text", "bad-html-no-article")) {
            expected.put(unreadable, 422);
        }

        var answered = new TreeMap<String, Integer>();
        var handler = handler("IntakeFunction", IntakeHandler::new);
        for (var name : expected.keySet()) {
            var answer = call(handler, "intake/" + name);
            answered.put(name, answer.path("statusCode").asInt());
            var problem = answer.path("headers").path("content-type").asText().equals("application/problem+json");
            assertEquals(expected.get(name) >= 400, problem, name);
            if (problem) {
                var detail = Json.MAPPER
                        .readTree(answer.path("body").asText())
                        .path("detail")
                        .asText();
                assertTrue(detail.length() > 20, name + " is answered only with: " + detail);
            }
        }
        assertEquals(expected, answered);
    }

    @Test
    void aRepeatedSubmissionIsKnownAndACorrectionIsANewVersion() throws Exception {
        var handler = handler("IntakeFunction", IntakeHandler::new);
        assertEquals("new", outcome(call(handler, "intake/report-one-outlet")));
        assertEquals("known", outcome(call(handler, "intake/report-one-outlet")));
        // Intake reads earlier versions from the index.
        assertEquals(Set.of(), failures(call(handler("IndexFunction", IndexHandler::new), "index/one-version")));
        assertEquals("new-version", outcome(call(handler, "intake/report-corrected")));
    }

    @Test
    void theIndexFunctionReportsFailedMessagesOneByOne() throws Exception {
        call(handler("IntakeFunction", IntakeHandler::new), "intake/report-one-outlet");
        var handler = handler("IndexFunction", IndexHandler::new);

        assertEquals(Set.of(), failures(call(handler, "index/test-event")));
        assertEquals(
                Set.of(first(event("index/not-a-notification"))), failures(call(handler, "index/not-a-notification")));
        assertEquals(
                Set.of(first(event("index/one-of-two-poisoned"))),
                failures(call(handler, "index/one-of-two-poisoned")));
        assertEquals(Set.of(), failures(call(handler, "index/encoded-key")));
        assertEquals(Set.of(), failures(call(handler, "index/one-version")));

        var fact = body(call(handler("RetrieveFunction", RetrieveHandler::new), "retrieve/get-fact"));
        assertEquals(1, fact.path("sightings").size());
    }

    @Test
    void aNotificationIsPublishedOnceAndIsInTheDigestOfTheDay() throws Exception {
        call(handler("IntakeFunction", IntakeHandler::new), "intake/report-one-outlet");
        call(handler("IndexFunction", IndexHandler::new), "index/one-version");
        var handler = handler("AlertFunction", AlertHandler::new);

        assertEquals(Set.of(), failures(call(handler, "alert/one-notification")));
        assertEquals(Set.of(), failures(call(handler, "alert/one-notification")));
        assertEquals(1, stack.delivered().size());
        assertEquals(1, failures(call(handler, "alert/not-a-notification")).size());
        assertFalse(log.toString().contains("Quayside"), "the log has an article's words");

        call(handler("SweepFunction", SweepHandler::new), "sweep/scheduled");
        assertEquals(1, stack.delivered().size());

        // Entries of the last minutes are in the digest of the next day.
        var later = Clock.offset(EVENING, Duration.ofMinutes(10));
        var digests = handler("DigestFunction", later, DigestHandler::new);
        assertEquals(1, call(digests, "digest/scheduled").path("made").size());
        assertEquals(0, call(digests, "digest/scheduled").path("made").size());
    }

    @Test
    void dailyTablesAreWrittenForDueDaysAndForGivenDays() throws Exception {
        call(handler("IntakeFunction", IntakeHandler::new), "intake/report-one-outlet");
        call(handler("IndexFunction", IndexHandler::new), "index/one-version");
        var handler = handler("TablesFunction", TablesHandler::new);

        assertEquals(0, call(handler, "tables/scheduled").path("days").size(), "the day is not over");
        assertEquals(
                "2025-02-12",
                call(handler, "tables/named-days").path("days").path(0).asText());
        assertFalse(log.toString().contains("Quayside"), "the log has an article's words");
    }

    @Test
    void everyRetrieveEventIsAnsweredAsItsFileNameSays() throws Exception {
        call(handler("IntakeFunction", IntakeHandler::new), "intake/report-one-outlet");
        call(handler("IndexFunction", IndexHandler::new), "index/one-version");
        var handler = handler("RetrieveFunction", RetrieveHandler::new);
        for (var name : events("retrieve")) {
            var expected = name.startsWith("bad-") ? 400 : name.startsWith("unknown-") ? 404 : 200;
            var answer = call(handler, "retrieve/" + name);
            assertEquals(expected, answer.path("statusCode").asInt(), name + ": " + answer);
        }
    }

    @Test
    void everySearchEventIsAnsweredAsItsFileNameSays() throws Exception {
        var handler = handler("SearchFunction", SearchHandler::new);
        for (var name : events("search")) {
            var expected = name.startsWith("bad-") ? 400 : name.startsWith("unknown-") ? 404 : 200;
            var answer = call(handler, "search/" + name);
            assertEquals(expected, answer.path("statusCode").asInt(), name + ": " + answer);
        }
    }

    @Test
    void everySubscribeEventIsAnsweredAsItsFileNameSays() throws Exception {
        var handler = handler("SubscribeFunction", SubscribeHandler::new);
        for (var name : events("subscribe")) {
            var kind = name.split("-")[0];
            var expected =
                    switch (kind) {
                        case "post" -> 202;
                        case "dry" -> 200;
                        case "bad" -> 422;
                        case "closed" -> 403;
                        default -> 404;
                    };
            var answer = call(handler, "subscribe/" + name);
            assertEquals(expected, answer.path("statusCode").asInt(), name + ": " + answer);
            if (expected >= 400) {
                var detail = body(answer).path("detail").asText();
                assertTrue(detail.length() > 20, name + " is answered only with: " + detail);
            }
        }
        call(handler("ReconcileFunction", ReconcileHandler::new), "reconcile/scheduled");
        assertFalse(log.toString().contains("example.org"), "the log has an address: " + log);
    }

    @Test
    void theSearchIndexFollowsKnownRowsAndReportsTheOthers() throws Exception {
        call(handler("IntakeFunction", IntakeHandler::new), "intake/report-one-outlet");
        call(handler("IndexFunction", IndexHandler::new), "index/one-version");
        var handler = handler("FollowFunction", FollowHandler::new);
        assertEquals(Set.of(), failures(call(handler, "follow/new-report")));
        assertEquals(Set.of(), failures(call(handler, "follow/deleted-article")));
        assertEquals(Set.of("100000000000000000001"), failures(call(handler, "follow/one-of-two-not-followed")));
        assertFalse(log.toString().contains("Quayside"), "the log has an article's words");
    }

    @Test
    void everyExportEventIsAnsweredAsItsFileNameSays() throws Exception {
        var handler = handler("ExportsFunction", ExportsHandler::new);
        for (var name : events("exports")) {
            var expected = name.startsWith("post-") ? 202 : name.startsWith("bad-") ? 400 : 404;
            var answer = call(handler, "exports/" + name);
            assertEquals(expected, answer.path("statusCode").asInt(), name + ": " + answer);
            if (expected >= 400) {
                var detail = body(answer).path("detail").asText();
                assertTrue(detail.length() > 20, name + " is answered only with: " + detail);
            }
        }
        var making = handler("ExportFunction", ExportHandler::new);
        assertEquals(Set.of(), failures(call(making, "export/asked-and-gone")));
        assertEquals(1, failures(call(making, "export/not-a-request")).size());
    }

    @Test
    void aShareOfTheArchiveIsRead() throws Exception {
        var checked = call(handler("FixityFunction", FixityHandler::new), "fixity/scheduled");
        assertEquals(1, checked.path("share").asInt());
        assertTrue(checked.path("upToDate").asBoolean(), checked.toString());
    }

    @Test
    void nothingIsCollectedWhereNothingIsListed() throws Exception {
        var polled = call(handler("PollFunction", PollHandler::new), "poll/scheduled");
        assertEquals(0, polled.path("sent").asInt());
        var fetching = handler("FetchFunction", FetchHandler::new);
        assertEquals(
                Set.of("00000002-0000-4000-8000-000000000000"),
                failures(call(fetching, "fetch/not-listed-and-not-a-task")));
    }

    @Test
    void everyEventFileIsJsonForAHandlerOfTheTemplate() throws Exception {
        var folders = new TreeSet<String>();
        try (var listed = Files.list(PROJECT.resolve("events"))) {
            listed.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(folder -> !folder.equals("articles"))
                    .forEach(folders::add);
        }
        assertEquals(
                Set.of(
                        "alert",
                        "digest",
                        "export",
                        "exports",
                        "fetch",
                        "fixity",
                        "follow",
                        "index",
                        "intake",
                        "poll",
                        "reconcile",
                        "retrieve",
                        "search",
                        "subscribe",
                        "sweep",
                        "tables"),
                folders);
        for (var folder : folders) {
            assertFalse(events(folder).isEmpty(), folder);
            for (var name : events(folder)) {
                assertTrue(event(folder + "/" + name).isObject(), name);
            }
        }
    }

    private RequestStreamHandler handler(String function, Supplier<RequestStreamHandler> constructor) {
        return handler(function, EVENING, constructor);
    }

    private RequestStreamHandler handler(String function, Clock clock, Supplier<RequestStreamHandler> constructor) {
        return ScopedValue.where(Wiring.ENVIRONMENT, stack.environment(function))
                .where(Wiring.CLOCK, clock)
                .where(Wiring.METRICS, line -> {})
                .call(constructor::get);
    }

    private JsonNode call(RequestStreamHandler handler, String event) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = Files.newInputStream(file(event))) {
            handler.handleRequest(in, out, context());
        }
        return Json.MAPPER.readTree(out.toByteArray());
    }

    /** A context of which only the logger is used. */
    private Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getLogger") ? logger : null);
    }

    private static String outcome(JsonNode answer) throws IOException {
        return body(answer).path("outcome").asText();
    }

    private static JsonNode body(JsonNode answer) throws IOException {
        return Json.MAPPER.readTree(answer.path("body").asText());
    }

    private static Set<String> failures(JsonNode answer) {
        var found = new TreeSet<String>();
        answer.path("batchItemFailures")
                .forEach(failure -> found.add(failure.path("itemIdentifier").asText()));
        return found;
    }

    /** The id of the first message of an event. */
    private static String first(JsonNode event) {
        return event.path("Records").path(0).path("messageId").asText();
    }

    private static JsonNode event(String name) throws IOException {
        return Json.MAPPER.readTree(file(name).toFile());
    }

    private static Path file(String event) {
        return PROJECT.resolve("events").resolve(event + ".json");
    }

    private static Set<String> events(String folder) throws IOException {
        try (var listed = Files.list(PROJECT.resolve("events").resolve(folder))) {
            var found = new TreeSet<String>();
            listed.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> found.add(name.substring(0, name.length() - ".json".length())));
            return found;
        }
    }
}
