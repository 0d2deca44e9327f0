package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.Tombstone;
import dev.parley.aws.DynamoFeedStates;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.aws.S3FeedLists;
import dev.parley.collecting.feeds.FeedList;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.local.Stacks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are injected, each with the metric that moves and the alarm that stands on it. */
final class MeasuredFaults {
    private static final String CALL =
            "U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on Wednesday.";
    private static final String OTHER_CALL =
            CALL.replace("Vladimir Putin", "Xi Jinping").replace("Russian", "Chinese");

    /** Nothing rings: who sent it is told, and the dashboard shows it. */
    private static final String NOTHING = "";

    private MeasuredFaults() {}

    /** What goes wrong. */
    @FunctionalInterface
    interface Injection {
        void into(WatchedStack stack) throws Exception;
    }

    /**
     * A row of the table.
     *
     * @param parameters of the template
     * @param moves the metric that moves, without its namespace, and its most special dimension
     * @param rings the alarm that stands on it; empty where only the dashboard shows it
     */
    record Row(String fault, Map<String, String> parameters, Injection injection, String moves, String rings) {}

    private static Row row(String fault, String moves, String rings, Injection injection) {
        return new Row(fault, Map.of(), injection, moves, rings);
    }

    private static Row row(String fault, String moves, String rings, Map<String, String> given, Injection injection) {
        return new Row(fault, given, injection, moves, rings);
    }

    static List<Row> all() {
        return List.of(
                // ---- taking in
                row(
                        "the archive refuses an article",
                        "Errors IntakeFunction",
                        "PipelineErrors",
                        stack -> stack.withBroken(
                                "S3",
                                403,
                                "AccessDenied",
                                "IntakeFunction",
                                request(Stacks.article("x", "2025-02-12", CALL)))),
                row(
                        "an article is empty",
                        "Refused article-empty",
                        NOTHING,
                        stack -> Stacks.post(stack.stack.api(), "")),
                row(
                        "an article is too large",
                        "Refused article-too-large",
                        NOTHING,
                        stack -> stack.stack.invoke("IntakeFunction", request("x".repeat(6_000_000)))),
                row("an article was deleted", "Refused article-deleted", NOTHING, stack -> {
                    var id = stack.post("wire", CALL).path("id").asText();
                    new S3ArticleRemoval(stack.clients.s3(), stack.bucket)
                            .bury(new Tombstone(id, stack.clock.instant(), "by order of a court", List.of()));
                    stack.post("wire", CALL);
                }),
                row("a file in the inbox cannot be read", "Refused inbox-file", "InboxRefused", stack -> {
                    stack.put("inbox/broken.jsonl", "{\"title\": 7\n");
                    stack.stack.deliver("InboxFunction");
                }),

                // ---- indexing
                row("a text cannot be parsed", "Unparsed", NOTHING, stack -> {
                    Stacks.post(stack.stack.api(), "{\"title\": ");
                    stack.stack.deliver("IndexFunction");
                }),
                row("a day is unknown", "UnknownDays", NOTHING, stack -> {
                    Stacks.post(stack.stack.api(), "text/plain", CALL.getBytes(StandardCharsets.UTF_8));
                    stack.stack.deliver("IndexFunction");
                }),
                row("the archive asks to slow down", "ItemsFailed throttled", "ItemsFailed", stack -> {
                    stack.post("wire", CALL);
                    stack.withBroken("S3", 503, "SlowDown", "IndexFunction", stack.messages("IndexQueue"));
                }),
                row("the index is throttled", "ItemsFailed throttled", "ItemsFailed", stack -> {
                    stack.post("wire", CALL);
                    stack.withBroken(
                            "DYNAMODB",
                            400,
                            "ProvisionedThroughputExceededException",
                            "IndexFunction",
                            stack.messages("IndexQueue"));
                }),
                row("a right on the index is missing", "ItemsFailed refused", "ItemsFailed", stack -> {
                    stack.post("wire", CALL);
                    stack.withBroken(
                            "DYNAMODB", 400, "AccessDeniedException", "IndexFunction", stack.messages("IndexQueue"));
                }),
                row("the index does not answer", "ItemsFailed unavailable", "ItemsFailed", stack -> {
                    stack.post("wire", CALL);
                    stack.withEndpoint("DYNAMODB", "http://127.0.0.1:1", "IndexFunction", stack.messages("IndexQueue"));
                }),
                row(
                        "a message names no version",
                        "ItemsFailed malformed",
                        "ItemsFailed",
                        stack -> stack.stack.invoke("IndexFunction", message("articles/nonsense.warc.gz"))),
                row(
                        "a version is not in the archive",
                        "ItemsFailed other",
                        "ItemsFailed",
                        stack -> stack.stack.invoke(
                                "IndexFunction",
                                message("articles/" + Id.of("a", 16) + "/" + Id.of("v", 16) + ".warc.gz"))),
                row(
                        "a version is given up",
                        "ApproximateNumberOfMessagesVisible IndexFailures",
                        "PipelineFailures",
                        stack -> stack.stack.send("IndexFailures", "m", "a version")),
                row(
                        "search cannot read a change",
                        "ItemsFailed malformed",
                        "ItemsFailed",
                        stack -> stack.stack.invoke("FollowFunction", change())),
                row("the search index is damaged", "Errors SearchFunction", "ServiceErrors", stack -> {
                    stack.put("search/manifests/9223372036854775806.json", "not a manifest");
                    stack.call("SearchFunction", "GET /facts");
                }),

                // ---- alerting
                row(
                        "SNS refuses an alert for now",
                        "ItemsFailed not-sent",
                        "ItemsFailed",
                        stack -> stack.withBroken(
                                "SNS",
                                403,
                                "AuthorizationError",
                                "AlertFunction",
                                WatchedStack.notification(stack.report("wire", CALL)))),
                row(
                        "SNS refuses an alert for good",
                        "AlertsRefused",
                        "AlertsRefused",
                        stack -> stack.withBroken(
                                "SNS",
                                400,
                                "InvalidParameter",
                                "AlertFunction",
                                WatchedStack.notification(stack.report("wire", CALL)))),
                row("the sweep cannot send", "Errors SweepFunction", "PipelineErrors", stack -> {
                    stack.report("wire", CALL);
                    stack.clock.advance(Duration.ofMinutes(3));
                    stack.withBroken("SNS", 403, "AuthorizationError", "SweepFunction", Json.MAPPER.createObjectNode());
                }),
                row(
                        "the SMS of the day are used up",
                        "AlertsPublished email",
                        "SmsUsedUp",
                        Map.of("SmsPerDay", "0"),
                        stack -> stack.stack.invoke(
                                "AlertFunction", WatchedStack.notification(stack.report("wire", CALL)))),
                row(
                        "the alerts of the hour are used up",
                        "AlertsHeldBack",
                        "AlertsHeldBack",
                        Map.of("AlertsPerHour", "1"),
                        stack -> {
                            for (var text : List.of(CALL, OTHER_CALL)) {
                                stack.stack.invoke(
                                        "AlertFunction",
                                        WatchedStack.notification(stack.report("wire-" + text.length(), text)));
                            }
                        }),
                row("an alert waited too long", "AlertsExpired", "AlertsExpired", stack -> {
                    var posted = stack.report("wire", CALL);
                    stack.clock.advance(Duration.ofHours(100));
                    stack.stack.invoke("AlertFunction", WatchedStack.notification(posted));
                }),

                // ---- feeds
                row("a feed is silent", "FeedsInTrouble silent", "FeedsInTrouble", stack -> {
                    var feed = list(stack, "https://outlet.example.org/feed");
                    states(stack).save(state(stack, feed));
                    stack.clock.advance(Duration.ofDays(30));
                    stack.run("PollFunction");
                }),
                row("a feed has failed for a day", "FeedsInTrouble failing", "FeedsInTrouble", stack -> {
                    var feed = list(stack, "https://outlet.example.org/feed");
                    states(stack).save(state(stack, feed).failed(stack.clock.instant(), "gone", Optional.empty()));
                    stack.clock.advance(Duration.ofDays(2));
                    stack.run("PollFunction");
                }),
                row("a feed cannot be fetched", "FeedsFailed", NOTHING, stack -> {
                    list(stack, "http://127.0.0.1:1/feed");
                    stack.run("PollFunction");
                    stack.stack.deliver("FetchFunction");
                }),
                row("the list of feeds is damaged", "Errors PollFunction", "PipelineErrors", stack -> {
                    stack.put("feeds/list.json", "not a list");
                    stack.run("PollFunction");
                }),

                // ---- readers, subscribers, care
                row("a version that is read is damaged", "5xx Api", "ApiErrors", stack -> {
                    var posted = stack.post("wire", CALL);
                    var version = posted.path("id").asText() + "/"
                            + posted.path("version").asText();
                    damage(stack, "articles/" + version + ".warc.gz");
                    stack.get("/articles/" + version.replace("/", "/versions/"));
                }),
                row(
                        "a telephone number is none",
                        "Refused subscription-invalid",
                        NOTHING,
                        stack -> subscribe(stack.stack.api(), "{\"phone\":\"nonsense\"}")),
                row(
                        "an interest is not understood",
                        "Refused subscription-interest",
                        NOTHING,
                        stack -> subscribe(
                                stack.stack.api(),
                                "{\"email\":\"ann@example.org\",\"interests\":{\"people\":[\"nobody\"]}}")),
                row(
                        "a caller asks too often",
                        "Refused subscription-too-many",
                        NOTHING,
                        Map.of("RequestsPerCaller", "1"),
                        stack -> {
                            subscribe(stack.stack.api(), "{\"email\":\"ann@example.org\"}");
                            subscribe(stack.stack.api(), "{\"email\":\"bob@example.org\"}");
                        }),
                row("subscribers cannot be compared", "Errors ReconcileFunction", "ServiceErrors", stack -> {
                    stack.clients.dynamo().deleteTable(delete -> delete.tableName("SubscriberTable"));
                    stack.run("ReconcileFunction");
                }),
                row(
                        "an object of the archive is damaged",
                        "ArchiveDamaged",
                        "ArchiveDamaged",
                        Map.of("FixityDays", "1"),
                        stack -> {
                            var posted = stack.report("wire", CALL);
                            damage(
                                    stack,
                                    "articles/" + posted.path("id").asText() + "/"
                                            + posted.path("version").asText() + ".warc.gz");
                            stack.run("FixityFunction");
                        }));
    }

    private static JsonNode request(String body) {
        var request =
                Json.MAPPER.createObjectNode().put("routeKey", "POST /articles").put("body", body);
        request.putObject("headers").put("content-type", "application/json");
        return request;
    }

    /** A message of S3 about an object. */
    private static JsonNode message(String key) {
        var notification = Json.MAPPER.createObjectNode();
        notification
                .putArray("Records")
                .addObject()
                .putObject("s3")
                .putObject("object")
                .put("key", key);
        var event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addObject().put("messageId", "m").put("body", notification.toString());
        return event;
    }

    /** A change of a row that search has nothing to do with. */
    private static JsonNode change() {
        var event = Json.MAPPER.createObjectNode();
        var keys = event.putArray("Records")
                .addObject()
                .putObject("dynamodb")
                .put("SequenceNumber", "1")
                .putObject("Keys");
        keys.putObject("pk").put("S", "QUOTA#2025-02-12");
        keys.putObject("sk").put("S", "QUOTA");
        return event;
    }

    private static ListedFeed list(WatchedStack stack, String address) {
        var feed = new ListedFeed(address, "", stack.clock.instant());
        new S3FeedLists(stack.clients.s3(), stack.bucket).write(new FeedList(List.of(feed)));
        return feed;
    }

    private static FeedState state(WatchedStack stack, ListedFeed feed) {
        return FeedState.first(feed.id(), stack.clock.instant()).queuedAt(stack.clock.instant());
    }

    private static DynamoFeedStates states(WatchedStack stack) {
        return new DynamoFeedStates(stack.clients.dynamo(), "IndexTable");
    }

    /** Other bytes, as a damaged disk would have them: the bucket itself lets nobody overwrite a version. */
    private static void damage(WatchedStack stack, String key) {
        stack.clients.s3().deleteObject(delete -> delete.bucket(stack.bucket).key(key));
        stack.put(key, "nonsense");
    }

    private static void subscribe(URI api, String json) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/subscriptions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
