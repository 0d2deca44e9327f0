package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alerts.Alert;
import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.Outbox.Member;
import dev.parley.articles.VersionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 *   <tr><td>MEMBER#moment#id</td><td>a notification that was held, in the digest of a storm</td></tr>
 * </table>
 *
 * <p>A decision is added only while there is no NOTIFICATION row, and that row is written only if absent. So a
 * notification has exactly the decisions that were listed when the first writer closed it. Later decisions for the same
 * version go into its next part.
 *
 * <p>The row {@code DIGESTS / STORM} names the open digest of a storm. The digest of a day has no members of its own: it
 * covers the notifications made within its range, which the list {@code DAY} orders by the moment at which they were
 * made. A range ends {@link #SETTLED} before the digest is made, when no writer can add to it any more.
 */
final class OutboxRows {
    static final String NOTIFICATION = "NOTIFICATION";
    static final String WAITING = "WAITING";
    static final String PENDING = "PENDING";
    static final String SENT = "SENT";
    static final String ALERT = "ALERT#";

    /** The list of all notifications of versions, by the moment at which they were made. */
    static final String DAY = "DAY";

    /** Exceeds the time until a notification is in the list: a function's timeout of 60 s, and the lag of the index. */
    static final Duration SETTLED = Duration.ofMinutes(5);

    /** Partition of the rows {@code STORM} and {@code DAY}: which digest is open, and where the last one ended. */
    static final String DIGESTS = "DIGESTS";

    private static final String OUTBOX = "OUTBOX#";
    private static final String MEMBER = "MEMBER#";
    static final String ID = "notificationId";
    private static final String ALERTS = "alerts";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** Characters of JSON; DynamoDB takes items of 400 KB. */
    private static final int ROOM_FOR_ENTRIES = 300_000;

    private final DynamoTable table;

    OutboxRows(DynamoTable table) {
        this.table = requireNonNull(table, "table");
    }

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

    /** Adds the only decision for a version, and its notification, to a transaction. */
    static void notify(Transaction transaction, Alert alert, String memory, Instant now) {
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

    /** The members of a digest: of a storm's digest its rows, of a day's the notifications of its range. */
    Stream<Member> members(String digestId) {
        var digest = table.get(pk(digestId), NOTIFICATION).orElse(Map.of());
        if (digest.containsKey(FROM)) {
            return day(digest.get(FROM).s(), digest.get(TO).s());
        }
        return table.query(pk(digestId), MEMBER).map(row -> Items.read(row, Member.class));
    }

    private Stream<Member> day(String from, String to) {
        return table.listed(DAY, from, to)
                .map(key -> table.get(key.get(Items.PK).s(), NOTIFICATION).orElseThrow())
                .map(row -> new Member(
                        row.get(ID).s(),
                        decisions(alerts(row)).stream()
                                .map(decision -> DigestEntry.of(decision.alert()))
                                .toList()));
    }

    /** Whether a notification was made in a range of moments, both ends included. */
    boolean isAnyMade(String from, String to) {
        return !table.query(table.list(DAY, from, to).limit(1).build()).items().isEmpty();
    }

    /** When the first member of a digest was added; empty when it has none. */
    Optional<Instant> begun(String digestId) {
        return table.first(pk(digestId), MEMBER)
                .map(row -> Instant.parse(row.get(Items.SK).s().split("#")[1]));
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

    /** Adds a member of a storm's digest to a transaction, on condition that the digest is open. */
    void addTo(
            String digestId, Transaction transaction, String notificationId, List<DigestEntry> entries, Instant now) {
        transaction
                .unlessThere(key(pk(digestId), NOTIFICATION))
                .put(item(
                        pk(digestId),
                        MEMBER + SortableInstant.of(now) + "#" + notificationId,
                        "member",
                        new Member(notificationId, fitting(entries))));
    }

    /** The entries that one item takes; an article of hundreds of new facts would exceed it. */
    private static List<DigestEntry> fitting(List<DigestEntry> entries) {
        int room = ROOM_FOR_ENTRIES;
        int count = 0;
        while (count < entries.size()
                && (room -= Items.write(entries.get(count)).length()) > 0) {
            count++;
        }
        return entries.subList(0, count);
    }

    /** The id of the open digest of a storm; opens one when there is none. */
    String openStorm(Instant now) {
        var open = storm();
        if (open.isPresent()) {
            return open.get();
        }
        table.update(
                key(DIGESTS, Kind.STORM.name()),
                "SET #entity = :entity, #open = :open",
                "attribute_not_exists(#open)",
                Map.of(":entity", text("digests"), ":open", text(digestId(Kind.STORM, now))));
        // The first writer chooses the digest's id.
        return openStorm(now);
    }

    /** The id of the open digest of a storm. */
    Optional<String> storm() {
        return table.get(DIGESTS, Kind.STORM.name())
                .flatMap(row -> Optional.ofNullable(row.get("open")))
                .map(AttributeValue::s);
    }

    /** An id for a digest that no digest has, not even one of an index that was lost: it contains the moment. */
    String digestId(Kind digest, Instant now) {
        var name = digest.name().toLowerCase(Locale.ROOT) + "-" + now.toEpochMilli();
        while (table.get(pk(name), NOTIFICATION).isPresent()) {
            name += "x";
        }
        return name;
    }

    /** The row of a version's notification. */
    static Map<String, AttributeValue> report(String id, Instant now, List<String> alerts) {
        var row = notification(id, Kind.REPORT, now);
        row.put(ALERTS, Items.texts(alerts));
        row.put(DynamoTable.LIST, text(DAY));
        row.put(DynamoTable.PLACE, text(SortableInstant.of(now) + "#" + id));
        return row;
    }

    /** The row of the digest of a day: of the notifications made after {@code from}, up to {@code to}. */
    static Map<String, AttributeValue> day(String id, Instant now, String from, String to) {
        var row = notification(id, Kind.DAY, now);
        row.put(FROM, text(from));
        row.put(TO, text(to));
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
