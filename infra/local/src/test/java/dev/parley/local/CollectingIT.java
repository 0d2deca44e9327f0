package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.application.ports.RobotFiles.RobotFile;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.DynamoHosts;
import dev.parley.aws.S3FeedItems;
import dev.parley.aws.S3FeedLists;
import dev.parley.aws.SqsFetchQueue;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.KnownItems;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.collecting.fetching.AddressPolicy;
import dev.parley.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collecting on the local stack: the adapters keep their promises, and an item of a feed alerts as if it was sent. */
class CollectingIT {
    private static final Instant NOW = Instant.parse("2025-02-12T22:00:00Z");
    private static final String PAGE = "<html><head><title>Trump and Putin speak by phone</title></head><body><article>"
            + "<h1>Trump and Putin speak by phone</h1><p>WASHINGTON, Feb. 12 - U.S. President Donald Trump and Russian"
            + " President Vladimir Putin spoke by telephone for 90 minutes on Wednesday, the White House said in a"
            + " statement.</p><p>They agreed to stay in touch, officials said.</p></article></body></html>";

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;
    private static String table;
    private static String bucket;
    private static String queue;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"),
                data,
                0,
                Stacks.FEBRUARY_12,
                Map.of(),
                line -> {},
                true,
                Optional.empty(),
                AddressPolicy.publicAddressesAndLoopback()));
        var environment = stack.environment("PollFunction");
        clients = new Clients(environment);
        table = environment.get("INDEX_TABLE");
        bucket = environment.get("ARCHIVE_BUCKET");
        queue = environment.get("FETCH_QUEUE_URL");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void listedFeedIsCollectedAndItsNewsAlerts() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var feed = "<rss version=\"2.0\"><channel><title>Wire</title><item><title>Call</title>"
                        + "<link>/call</link></item></channel></rss>";
                var path = exchange.getRequestURI().getPath();
                var body = (path.equals("/feed") ? feed : path.equals("/call") ? PAGE : "")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", path.equals("/feed") ? "text/xml" : "text/html");
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
            var feed = new ListedFeed(address, "Wire", NOW);
            new S3FeedLists(clients.s3(), bucket).write(FeedList.EMPTY.with(feed));
            var polled = stack.invoke("PollFunction", Json.MAPPER.createObjectNode());
            assertEquals(1, polled.path("sent").asInt());
            stack.awaitIdle();
            var alerts = stack.delivered();
            assertEquals(1, alerts.size());
            assertTrue(alerts.getFirst().sms().startsWith("NEW CALL: Trump-Putin, 12 Feb, 90 min"), alerts.toString());
            var state = new DynamoFeedStates(clients.dynamo(), table)
                    .find(feed.id())
                    .orElseThrow();
            assertEquals(Optional.of(NOW), state.history().lastNewItem());
            assertEquals(
                    Optional.of(NOW.plus(Duration.ofHours(1))), state.schedule().itemsDue());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void stateIsSavedOverTheOneBeforeAlone() {
        var states = new DynamoFeedStates(clients.dynamo(), table);
        var first = FeedState.first("feed-" + new Random().nextLong(), NOW).queuedAt(NOW);
        assertTrue(states.save(first));
        assertFalse(states.save(first));
        var second = first.handled(Optional.of(NOW.plusSeconds(1)));
        assertTrue(states.save(second));
        assertFalse(states.save(first.handled(Optional.empty())));
        assertEquals(Optional.of(second), states.find(first.feedId()));
        assertTrue(states.all().contains(second));
        states.remove(first.feedId());
        states.remove(first.feedId());
        assertEquals(Optional.empty(), states.find(first.feedId()));
    }

    @Test
    void oneAtATimeHasAHostsTurn() {
        var hosts = new DynamoHosts(clients.dynamo(), table);
        var host = "host-" + new Random().nextLong();
        var until = NOW.plusSeconds(40);
        assertEquals(Optional.empty(), hosts.take(host, NOW, until));
        assertEquals(Optional.of(Duration.ofSeconds(39)), hosts.take(host, NOW.plusSeconds(1), until.plusSeconds(1)));
        hosts.giveBack(host, until, NOW.plusSeconds(3));
        assertEquals(Optional.of(Duration.ofSeconds(1)), hosts.take(host, NOW.plusSeconds(2), until.plusSeconds(2)));
        assertEquals(Optional.empty(), hosts.take(host, NOW.plusSeconds(3), until.plusSeconds(3)));
        // Whoever had the turn before does not end it.
        hosts.giveBack(host, until, NOW.plusSeconds(4));
        assertTrue(hosts.take(host, NOW.plusSeconds(5), until.plusSeconds(5)).isPresent());
    }

    @Test
    void robotsAndItemsAndListAreReadAsTheyWereWritten() {
        var hosts = new DynamoHosts(clients.dynamo(), table);
        assertEquals(Optional.empty(), hosts.find("https://unknown.example"));
        var body = "User-agent: *\nDisallow: /private\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        hosts.save("https://outlet.example", new RobotFile(200, body, NOW));
        assertEquals(
                new String(body, StandardCharsets.UTF_8),
                new String(hosts.find("https://outlet.example").orElseThrow().body(), StandardCharsets.UTF_8));
        var noise = new byte[500 * 1024];
        new Random(1).nextBytes(noise);
        hosts.save("https://noise.example", new RobotFile(200, noise, NOW));
        assertEquals(Optional.empty(), hosts.find("https://noise.example"));

        var items = new S3FeedItems(clients.s3(), bucket);
        assertEquals(KnownItems.NONE, items.known("unknown"));
        items.forget("unknown");
    }

    @Test
    void taskIsSentAsItIsRead() throws Exception {
        var task = new FetchTask("not-listed", NOW);
        assertEquals(task, SqsFetchQueue.task(Json.MAPPER.writeValueAsString(task)));
        new SqsFetchQueue(clients.sqs(), queue).send(task);
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("FetchFailures"));
    }
}
