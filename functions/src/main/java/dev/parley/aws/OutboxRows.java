package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.Notification.Kind;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of the outbox. A decision is a row of its fact, {@code FACT#id / ALERT#alertId}. A notification is a partition,
 * {@code OUTBOX#notificationId}, that lists its decisions.
 *
 * <table>
 *   <caption>Items of a notification's partition by sort key</caption>
 *   <tr><th>sk</th><th>what</th></tr>
 *   <tr><td>WAITING</td><td>the decisions for a version that are in no notification yet; in the index {@code pending}</td></tr>
 *   <tr><td>NOTIFICATION</td><td>the notification, which takes no more decisions; its insertion triggers the alert
 *       function</td></tr>
 *   <tr><td>MEMBER#moment#id</td><td>a member of a digest ({@link DigestRows})</td></tr>
 * </table>
 *
 * <p>A decision is added only while there is no NOTIFICATION row, and that row is written only if absent. So a
 * notification has exactly the decisions that were listed when the first writer closed it. Later decisions for the same
 * version go into its next part.
 */
record OutboxRows(DynamoTable table) {
    static final String NOTIFICATION = "NOTIFICATION";
    static final String WAITING = "WAITING";
    static final String PENDING = "PENDING";
    static final String SENT = "SENT";
    static final String ALERT = "ALERT#";

    /** The list of all notifications of versions, by the moment at which they were made. */
    static final String DAY = "DAY";

    private static final String OUTBOX = "OUTBOX#";
    static final String ID = "notificationId";
    private static final String ALERTS = "alerts";

    static String pk(String notificationId) {
        return OUTBOX + notificationId;
    }

    static String notificationId(String pk) {
        return pk.substring(OUTBOX.length());
    }

    static VersionKey version(String notificationId) {
        var parts = notificationId.split("-");
        return new VersionKey(parts[0], parts[1]);
    }

    static String notificationId(VersionKey version, int part) {
        return version.articleId() + "-" + version.version() + "-" + part;
    }

    /** The id of the notification that takes further decisions for a version. */
    private String open(VersionKey version) {
        int part = 0;
        while (table.get(pk(notificationId(version, part)), NOTIFICATION).isPresent()) {
            part++;
        }
        return notificationId(version, part);
    }

    /** Adds a decision to a transaction, to be written only if absent. */
    void decide(Transaction transaction, Alert alert, String memory) {
        var id = open(alert.version());
        transaction
                .putIfAbsent(decision(id, new Decision(alert, memory)))
                .unlessThere(key(pk(id), NOTIFICATION))
                .update(
                        key(pk(id), WAITING),
                        "SET #entity = :entity, #pending = :waiting, #decided = if_not_exists(#decided, :decided),"
                                + " #alerts = list_append(if_not_exists(#alerts, :none), :alert) ADD #decisions :one",
                        null,
                        Map.of(
                                ":entity", text("waiting"),
                                ":waiting", text(WAITING),
                                ":decided", text(SortableInstant.of(alert.decided())),
                                ":none", Items.texts(List.of()),
                                ":alert", Items.texts(List.of(place(alert))),
                                ":one", number(1)));
    }

    /** Adds the only decision for a version, with its notification, to a transaction. */
    static void decideAndClose(Transaction transaction, Alert alert, String memory, Instant now) {
        var id = notificationId(alert.version(), 0);
        transaction
                .putIfAbsent(decision(id, new Decision(alert, memory)))
                .putIfAbsent(report(id, now, List.of(place(alert))));
    }

    static Map<String, AttributeValue> decision(String notificationId, Decision decision) {
        var alert = decision.alert();
        var item = item(FactRows.pk(alert.factId()), ALERT + alert.id(), "decision", StoredDecision.of(decision));
        item.put(ID, text(notificationId));
        item.put("decided", text(SortableInstant.of(alert.decided())));
        return item;
    }

    /** Where a decision is: the ids of its fact and of its alert. */
    static String place(Alert alert) {
        return alert.factId() + "#" + alert.id();
    }

    /** A decision with its memory as nested JSON, because JSON in a string would be escaped and longer. */
    private record StoredDecision(Alert alert, JsonNode memory) {
        static StoredDecision of(Decision decision) {
            return new StoredDecision(decision.alert(), Items.tree(decision.memory()));
        }

        Decision decision() {
            return new Decision(alert, memory.toString());
        }
    }

    /** The decisions at these places, in the order of the places. */
    List<Decision> decisions(List<String> places) {
        var rows = new HashMap<String, Decision>();
        table.all(places.stream()
                        .map(place -> place.split("#", 2))
                        .map(parts -> key(FactRows.pk(parts[0]), ALERT + parts[1]))
                        .toList())
                .forEach(row -> {
                    var decision = Items.read(row, StoredDecision.class).decision();
                    rows.put(place(decision.alert()), decision);
                });
        return places.stream().map(rows::get).toList();
    }

    /** The places of the decisions that a row NOTIFICATION or WAITING lists. */
    static List<String> alerts(Map<String, AttributeValue> row) {
        return Items.texts(row, ALERTS);
    }

    /**
     * Adds to a transaction what makes a notification of the decisions for a version.
     *
     * @return false when there are none
     */
    boolean close(Transaction transaction, VersionKey version, Instant now) {
        var id = open(version);
        var alerts = table.get(pk(id), WAITING).map(OutboxRows::alerts).orElse(List.of());
        if (alerts.isEmpty()) {
            return false;
        }
        transaction
                .putIfAbsent(report(id, now, alerts))
                // The counter differs when a decision was added since the read.
                .delete(key(pk(id), WAITING), "decisions", number(alerts.size()));
        return true;
    }

    /** The row of a version's notification. */
    static Map<String, AttributeValue> report(String id, Instant now, List<String> alerts) {
        var row = notification(id, Kind.REPORT, now);
        row.put(ALERTS, Items.texts(alerts));
        row.put(DynamoTable.LIST, text(DAY));
        row.put(DynamoTable.PLACE, text(SortableInstant.of(now) + "#" + id));
        return row;
    }

    /** The row of a notification that is pending. */
    static Map<String, AttributeValue> notification(String id, Kind kind, Instant now) {
        var row = item(pk(id), NOTIFICATION, "notification");
        row.put(ID, text(id));
        row.put("kind", text(kind.name()));
        row.put("state", text(PENDING));
        row.put("attempts", number(0));
        row.put("leaseUntil", number(0));
        row.put("ambiguous", AttributeValue.fromBool(false));
        row.put("decided", text(SortableInstant.of(now)));
        row.put("pending", text(PENDING));
        return row;
    }
}
