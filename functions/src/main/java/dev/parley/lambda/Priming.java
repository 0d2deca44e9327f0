package dev.parley.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.application.UpdateSearch;
import dev.parley.articles.Submission;
import dev.parley.aws.S3FeedLists;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Runs a handler before SnapStart takes its snapshot, so that the snapshot contains the classes that an event needs,
 * loaded and compiled. Priming uses a separate handler with {@link Wiring#offline offline clients}: nothing is sent or
 * stored. Nothing happens when no snapshot is taken.
 */
public final class Priming implements Resource {
    /** Keeps the resources alive: the runtime has only weak references to them. */
    private static final List<Priming> REGISTERED = new CopyOnWriteArrayList<>();

    /** Enough for the C1 compiler to compile the code that every event runs; takes a second or two. */
    private static final int TIMES = 50;

    /** A news article that reports a call. */
    private static final String ARTICLE = """
            {"url": "https://priming.example/1", "title": "Trump and Putin speak by phone", "source": "Priming",
            "published": "2025-02-12", "text": "U.S. President Donald Trump and Russian President Vladimir Putin spoke by\
             telephone for 90 minutes on Wednesday, the White House said in a statement.\\n\\nShares rose on Thursday."}""";

    /** A feed with one item that has no page of its own. */
    private static final String FEED = """
            <rss version="2.0"><channel><title>Priming</title><link>https://priming.example</link>\
            <description>Sample</description><item><guid isPermaLink="false">1</guid>\
            <title>Trump and Putin speak by phone</title><pubDate>Wed, 12 Feb 2025 20:00:00 GMT</pubDate>\
            <description>&lt;p&gt;U.S. President Donald Trump and Russian President Vladimir Putin spoke by telephone for\
             90 minutes on Wednesday, the White House said in a statement.&lt;/p&gt;</description></item></channel></rss>
            """;

    /** A file in the inbox of an {@link Wiring#offline offline} wiring: the article. */
    static final String INBOX_FILE = "inbox/priming.json";

    /** Handles one sample event. */
    interface Step {
        void run(Wiring offline) throws IOException;
    }

    private final Wiring wiring;
    private final Step step;

    private Priming(Wiring wiring, Step step) {
        this.wiring = wiring;
        this.step = step;
    }

    /** Registers a step to run before the snapshot. */
    static void register(Wiring wiring, Step step) {
        var priming = new Priming(wiring, step);
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
    }

    /** Runs all registered steps now, to measure the effect of priming. */
    public static void runAll() throws IOException {
        for (var priming : REGISTERED) {
            priming.run();
        }
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        run();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    private void run() throws IOException {
        var folder = Files.createTempDirectory("parley-priming");
        try {
            for (int time = 0; time < TIMES; time++) {
                step.run(wiring.offline(folder));
            }
        } finally {
            delete(folder);
        }
        wiring.connect();
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static Submission submission() {
        return new Submission(ARTICLE.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), Instant.now());
    }

    /** The article that the table of an {@link Wiring#offline offline} wiring knows, with the fact that it reports. */
    static Submission followed() {
        return new Submission(
                ARTICLE.replace("example/1", "example/followed").getBytes(StandardCharsets.UTF_8),
                Optional.of("application/json"),
                Instant.now());
    }

    static List<UpdateSearch.Change> followedChanges() {
        return List.of(
                new UpdateSearch.OfArticle(Wiring.FOLLOWED_ARTICLE), new UpdateSearch.OfFact(Wiring.FOLLOWED_FACT));
    }

    /** The event of a stream that is told of that article and that fact. */
    static JsonNode changes() {
        var event = Json.MAPPER.createObjectNode();
        var records = event.putArray("Records");
        change(records, "1", "ARTICLE#" + Wiring.FOLLOWED_ARTICLE, "HEAD");
        change(records, "2", "FACT#" + Wiring.FOLLOWED_FACT, "FACT");
        return event;
    }

    private static void change(ArrayNode records, String sequence, String pk, String sk) {
        var row = records.addObject().putObject("dynamodb").put("SequenceNumber", sequence);
        var keys = row.putObject("Keys");
        keys.putObject("pk").put("S", pk);
        keys.putObject("sk").put("S", sk);
    }

    static String article() {
        return ARTICLE;
    }

    /** What the bucket of an {@link Wiring#offline offline} wiring holds: the file in the inbox, and a list of one feed. */
    static Map<String, byte[]> objects() {
        var feeds = Json.MAPPER.valueToTree(FeedList.EMPTY.with(Wiring.primingFeed()));
        return Map.of(
                INBOX_FILE,
                ARTICLE.getBytes(StandardCharsets.UTF_8),
                S3FeedLists.KEY,
                feeds.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] feed() {
        return FEED.getBytes(StandardCharsets.UTF_8);
    }

    /** The event of a queue that has one message with this body. */
    static JsonNode message(String body) {
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addObject().put("messageId", "priming").put("body", body);
        return event;
    }

    /** The event of a queue that is told of one new object. */
    static JsonNode objectCreated(String key) {
        var notification = Json.MAPPER.createObjectNode();
        notification
                .putArray("Records")
                .addObject()
                .putObject("s3")
                .putObject("object")
                .put("key", key);
        return message(notification.toString());
    }

    /**
     * A browser's request.
     *
     * @param route as in the template: {@code GET /facts/{id}}
     * @param id the parameter {@code id} of the path
     */
    static JsonNode request(String route, String id) {
        var path = route.substring(route.indexOf(' ') + 1).replace("{id}", id);
        var event = Json.MAPPER.createObjectNode().put("routeKey", route).put("rawPath", path);
        event.putObject("headers").put("accept", "text/html").put("host", "priming.example");
        event.putObject("pathParameters").put("id", id);
        event.putObject("requestContext").putObject("http").put("method", "GET").put("path", path);
        return event;
    }

    /**
     * A search.
     *
     * @param route as in the template: {@code GET /feeds/{feed}}
     * @param feed the parameter {@code feed} of the path
     * @param accepted the media type
     */
    static JsonNode search(String route, String feed, Map<String, String> parameters, String accepted) {
        var path = route.substring(route.indexOf(' ') + 1).replace("{feed}", feed);
        var event = Json.MAPPER.createObjectNode().put("routeKey", route).put("rawPath", path);
        event.putObject("headers").put("accept", accepted).put("host", "priming.example");
        event.putObject("pathParameters").put("feed", feed);
        parameters.forEach(event.putObject("queryStringParameters")::put);
        event.putObject("requestContext").putObject("http").put("method", "GET").put("path", path);
        return event;
    }

    /**
     * Passes an event to a handler.
     *
     * @throws IllegalStateException when the handler reports a failure
     */
    static void handle(RequestStreamHandler handler, JsonNode event) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
                out,
                new PlainContext("priming", "priming", Duration.ofMinutes(5), line -> {}));
        var answer = out.toString(StandardCharsets.UTF_8);
        if (answer.contains("itemIdentifier") || answer.contains("\"statusCode\":5")) {
            throw new IllegalStateException("priming failed: " + answer);
        }
    }
}
