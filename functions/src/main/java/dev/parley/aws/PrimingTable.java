package dev.parley.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.FilterValues;
import dev.parley.alerts.Message;
import dev.parley.application.ports.FetchQueue.FetchTask;
import dev.parley.application.ports.IndexRestore.Progress;
import dev.parley.articles.VersionKey;
import dev.parley.collecting.feeds.FeedState;
import dev.parley.collecting.feeds.ListedFeed;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The answers of the index table to a priming run: it is empty except for one notification, the state of one feed, and one
 * article with its fact ({@link PrimingRows}). All receipts were read, and every write succeeds.
 */
final class PrimingTable {
    /** The id of the notification. Its article and version cannot exist: their check characters are wrong. */
    static final String NOTIFICATION = "priming-priming-0";

    static final ListedFeed FEED = new ListedFeed("https://priming.example/feed", "Priming", Instant.EPOCH);
    static final FetchTask TASK = new FetchTask(FEED.id(), Instant.EPOCH);

    private PrimingTable() {}

    /** The answer to a request of this operation, both as JSON. */
    static String answer(String operation, String request) {
        var answer = Json.MAPPER.createObjectNode();
        var asked = Items.tree(request);
        switch (operation) {
            case "GetItem" -> {
                var pk = asked.path("Key").path("pk").path("S").asText();
                if (pk.equals(DynamoIndexRestore.PK)) {
                    answer.set("Item", item(DynamoIndexRestore.row(new Progress(true, Optional.empty()))));
                } else if (pk.equals(DynamoFeedStates.PK)) {
                    var state = FeedState.first(FEED.id(), TASK.queued()).queuedAt(TASK.queued());
                    answer.set("Item", item(DynamoFeedStates.row(state)));
                }
            }
            case "Query", "Scan" -> {
                var pk = asked.path("ExpressionAttributeValues")
                        .path(":pk")
                        .path("S")
                        .asText();
                var items = answer.putArray("Items");
                PrimingRows.of(pk).forEach(row -> items.add(item(row)));
                answer.put("Count", items.size()).put("ScannedCount", items.size());
            }
            case "BatchGetItem" -> {
                answer.putObject("UnprocessedKeys");
                var table = asked.path("RequestItems").properties().iterator().next();
                var found = answer.putObject("Responses").putArray(table.getKey());
                for (var key : table.getValue().path("Keys")) {
                    var pk = key.path("pk").path("S").asText();
                    var sk = key.path("sk").path("S").asText();
                    if (sk.startsWith(OutboxRows.ALERT)) {
                        found.add(item(OutboxRows.decision(NOTIFICATION, decision())));
                    } else {
                        PrimingRows.of(pk).stream()
                                .filter(row -> Items.required(row, Items.SK).s().equals(sk))
                                .forEach(row -> found.add(item(row)));
                    }
                }
            }
            case "UpdateItem" ->
                answer.set(
                        "Attributes",
                        item(OutboxRows.report(NOTIFICATION, Instant.now(), List.of(OutboxRows.place(alert())))));
            default -> {}
        }
        return answer.toString();
    }

    private static Decision decision() {
        return new Decision(alert(), "{\"fact\":{},\"matchKeys\":[]}");
    }

    private static Alert alert() {
        return new Alert(
                "priming-new",
                "priming",
                new VersionKey("priming", "priming"),
                AlertReason.NEW,
                new FilterValues(
                        FactType.LEADER_CALL,
                        Status.HAPPENED,
                        List.of("donald-trump", "vladimir-putin"),
                        List.of("USA", "RUS")),
                new Message("NEW CALL: Trump-Putin, 12 Feb.", "NEW CALL: Trump-Putin, 12 Feb", "They spoke.\n"),
                false,
                Instant.now(),
                Optional.of(Instant.now()));
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        var json = Json.MAPPER.createObjectNode();
        attributes.forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static JsonNode value(AttributeValue value) {
        var json = Json.MAPPER.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case BOOL -> json.put("BOOL", value.bool());
            case B -> json.put("B", value.b().asByteArrayUnsafe());
            case L -> value.l().forEach(one -> json.withArray("L").add(value(one)));
            default -> throw new IllegalArgumentException("rows have no " + value.type());
        }
        return json;
    }
}
