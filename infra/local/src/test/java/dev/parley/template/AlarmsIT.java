package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.S3FeedLists;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.local.SettableClock;
import dev.parley.local.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Injects faults into the local stack, and expects exactly the alarms of {@code infra/alarms.yaml} that are there for each.
 * The metrics of SQS, Lambda and API Gateway are counted as AWS counts them, and the others are what the functions wrote.
 */
class AlarmsIT {
    private static final Template ALARMS = Template.read(Template.project().resolve("infra/alarms.yaml"));
    private static final String CALL =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday.";
    private static final JsonNode SCHEDULED = Json.MAPPER.createObjectNode().put("detail-type", "Scheduled Event");

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private LocalStack stack;
    private Clients clients;
    private int serverErrors;

    /** What each alarm measured after the earlier faults. */
    private final Map<String, Long> last = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Template.project().resolve("template.yaml"),
                data,
                0,
                clock,
                Map.of("AlertsPerHour", "1", "SmsPerDay", "0"),
                log::add,
                false));
        clients = new Clients(stack.environment("FetchFunction"));
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void aFailureQueueThatFillsRingsItsAlarm() {
        assertRings();
        for (var queue : List.of("Index", "Alert", "Sweep", "Digest", "Poll", "Fetch", "Inbox")) {
            stack.send(queue + "Failures", "one", "a failure");
            assertRings("PipelineFailures");
        }
        for (var queue : List.of("Follow", "Export", "Reconcile", "Tables", "Fixity")) {
            stack.send(queue + "Failures", "one", "a failure");
            assertRings("ServiceFailures");
        }
    }

    @Test
    void anAlertThatDoesNotGoOutAsItWasDecidedRingsTheAlarmOfItsReason() throws Exception {
        report("first", CALL);
        stack.deliver("AlertFunction");
        assertRings("SmsUsedUp");

        report("second", CALL.replace("Vladimir Putin", "Xi Jinping").replace("Russian", "Chinese"));
        stack.deliver("AlertFunction");
        assertRings("AlertsHeldBack");

        report("third", CALL.replace("Russian President Vladimir Putin", "French President Emmanuel Macron"));
        clock.advance(Duration.ofHours(100));
        stack.deliver("AlertFunction");
        assertRings("AlertsExpired");
    }

    @Test
    void aFeedThatIsSilentRings() throws Exception {
        var feed = new ListedFeed("https://outlet.example.org/feed", "", clock.instant());
        new S3FeedLists(clients.s3(), LocalStack.bucketName("ArchiveBucket")).write(new FeedList(List.of(feed)));
        new DynamoFeedStates(clients.dynamo(), "IndexTable")
                .save(FeedState.first(feed.id(), clock.instant()).queuedAt(clock.instant()));
        stack.invoke("PollFunction", SCHEDULED);
        assertRings();
        clock.advance(Duration.ofDays(30));
        stack.invoke("PollFunction", SCHEDULED);
        assertRings("FeedsInTrouble");
        var message = stack.delivered().getLast();
        assertEquals("Parley: 1 feed in trouble", message.subject());
        assertTrue(message.email().contains("https://outlet.example.org/feed: silent"), message.email());
        stack.invoke("PollFunction", SCHEDULED);
        assertEquals(message, stack.delivered().getLast());
    }

    @Test
    void aDamagedListOfFeedsMakesThePollFail() {
        clients.s3()
                .putObject(
                        put -> put.bucket(LocalStack.bucketName("ArchiveBucket"))
                                .key("feeds/list.json"),
                        RequestBody.fromString("not a list"));
        assertThrows(Exception.class, () -> stack.invoke("PollFunction", SCHEDULED));
        assertRings("PipelineErrors");
    }

    @Test
    void aDamagedArchiveFileRingsTheAlarmOfTheApi() throws Exception {
        var posted = report("first", CALL);
        try (var files = Files.walk(data.resolve("s3"))) {
            var warc = files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.write(warc, new byte[10]);
        }
        get("/articles/" + posted.path("id").asText() + "/versions/"
                + posted.path("version").asText());
        assertRings("ApiErrors");
    }

    @Test
    void aFunctionWithoutItsTableFails() throws Exception {
        clients.dynamo().deleteTable(delete -> delete.tableName("IndexTable"));
        clients.dynamo().deleteTable(delete -> delete.tableName("SubscriberTable"));
        for (var function : List.of("Sweep", "Digest")) {
            assertThrows(Exception.class, () -> stack.invoke(function + "Function", SCHEDULED));
            assertRings("PipelineErrors");
        }
        for (var function : List.of("Reconcile", "Tables")) {
            assertThrows(Exception.class, () -> stack.invoke(function + "Function", SCHEDULED));
            assertRings("ServiceErrors");
        }
        get("/facts/" + dev.parley.ids.Id.of("fact", 10));
        assertRings("ApiErrors", "ServiceErrors");
        get("/exports/" + dev.parley.ids.Id.of("export", 20));
        assertRings("ApiErrors", "ServiceErrors");
        get("/subscriptions/" + dev.parley.ids.Id.of("subscription", 25));
        assertRings("ApiErrors", "ServiceErrors");
        // Intake archives all the same. What indexes the article fails and rings.
        post(CALL);
        assertRings();
    }

    @Test
    void aDamagedSearchIndexMakesSearchesFail() throws Exception {
        clients.s3()
                .putObject(
                        put -> put.bucket(LocalStack.bucketName("ArchiveBucket"))
                                .key("search/manifests/9223372036854775806.json"),
                        RequestBody.fromString("not a manifest"));
        get("/facts");
        assertRings("ApiErrors", "ServiceErrors");
    }

    /** Exactly these alarms measure more than before, and ring. */
    private void assertRings(String... expected) {
        var rung = new TreeSet<String>();
        for (var alarm : ALARMS.resources("AWS::CloudWatch::Alarm").entrySet()) {
            var properties = alarm.getValue().path("Properties");
            // What is silent is missing over hours.
            if (properties.path("ComparisonOperator").asText().startsWith("Greater")) {
                long measured = Watched.value(properties, this::measured);
                var before = last.put(alarm.getKey(), measured);
                if (measured > (before == null ? 0 : before)
                        && measured >= properties.path("Threshold").asDouble()) {
                    rung.add(alarm.getKey());
                }
            }
        }
        assertEquals(Set.of(expected), rung, log.toString());
    }

    private long measured(Watched watched) {
        return switch (watched.name()) {
            case "ApproximateNumberOfMessagesVisible" ->
                stack.messages(watched.of()).size();
            case "Errors" ->
                log.stream()
                        .filter(line -> line.startsWith(watched.of() + " failed:"))
                        .count();
            // No browser asks here.
            case "5xx" -> watched.of().equals("Api") ? serverErrors : 0;
            // Nothing waits or is refused here.
            case "Throttles", "ApproximateAgeOfOldestMessage", "IteratorAge", "NumberOfNotificationsFailed" -> 0;
            default ->
                stack.metrics()
                        .getOrDefault(
                                watched.toString()
                                        .replace(
                                                "Stack=System",
                                                "Stack="
                                                        + stack.environment("IntakeFunction")
                                                                .get("STACK_NAME")),
                                0L);
        };
    }

    private JsonNode report(String name, String text) throws Exception {
        var answer = Stacks.json(Stacks.post(stack.api(), Stacks.article(name, "2025-02-12", text)));
        stack.deliver("IndexFunction");
        return answer;
    }

    private void post(String text) throws Exception {
        serverErrors += Stacks.post(stack.api(), Stacks.article("x", "2025-02-12", text))
                        .statusCode()
                / 500;
    }

    private void get(String path) throws Exception {
        serverErrors += Stacks.get(stack.api(), path).statusCode() / 500;
    }
}
