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
 * What each dispatch tells. A decision is a row of its fact, {@code FACT#id / ALERT#alertId}; a roll is a partition of
 * the table, {@code ROLL#dispatchId}, that lists them.
 *
 * <table>
 *   <caption>Items of a roll by sort key</caption>
 *   <tr><th>sk</th><th>what</th></tr>
 *   <tr><td>WAITING</td><td>the decisions that a version has and that became no dispatch yet; in the sparse index</td></tr>
 *   <tr><td>DISPATCH</td><td>the roll is closed, and is to be sent: its insertion triggers the alert function</td></tr>
 *   <tr><td>MEMBER#moment#id</td><td>a dispatch that was held back, in the digest of those</td></tr>
 * </table>
 *
 * <p>A decision is added only while there is no DISPATCH, and DISPATCH is written only if absent: so a dispatch has the
 * decisions that it had when it was closed, whichever writer was first. What comes later goes into the next part.
 *
 * <p>Which digest of a storm is open is in {@code ROLLS / STORM}. The digest of a day has no members of its own: it
 * tells of the dispatches that were made within its range, which the list {@code DAY} has by the moment at which they
 * were made. A range ends {@link #SETTLED} before the digest is made, when no writer can still add to it.
 */
final class OutboxRows {
    static final String DISPATCH = "DISPATCH";
    static final String WAITING = "WAITING";
    static final String PENDING = "PENDING";
    static final String ALERT = "ALERT#";

    /** The list of all dispatches of versions, by the moment at which they were made. */
    static final String DAY = "DAY";

    /** Exceeds the time between making a dispatch and seeing it in the list: a function's 60 s, and the index's lag. */
    static final Duration SETTLED = Duration.ofMinutes(5);

    private static final String ROLL = "ROLL#";
    private static final String MEMBER = "MEMBER#";
    private static final String BRIEFS = "briefs";
    private static final String ALERTS = "alerts";
    private static final String FROM = "from";
    private static final String TO = "to";

    /** DynamoDB takes items of 400 KB. */
    private static final int ROOM_FOR_BRIEFS = 300_000;

    private final IndexTable table;

    OutboxRows(IndexTable table) {
        this.table = requireNonNull(table, "table");
    }

    static String pk(String dispatchId) {
        return ROLL + dispatchId;
    }

    static String dispatchId(String pk) {
        return pk.substring(ROLL.length());
    }

    static VersionKey version(String dispatchId) {
        var parts = dispatchId.split("-");
        return new VersionKey(parts[0], parts[1]);
    }

    static String dispatchId(VersionKey version, int part) {
        return version.articleId() + "-" + version.version() + "-" + part;
    }

    /** The roll of a version that takes decisions. */
    private String open(VersionKey version) {
        int part = 0;
        while (table.get(pk(dispatchId(version, part)), DISPATCH).isPresent()) {
            part++;
        }
        return dispatchId(version, part);
    }

    /** Adds a decision to a transaction, to be written only if the same was not decided before. */
    void decide(Transaction transaction, Alert alert, String memory) {
        var roll = open(alert.version());
        transaction
                .putIfAbsent(decision(roll, new Decision(alert, memory)))
                .unlessThere(key(pk(roll), DISPATCH))
                .update(
                        key(pk(roll), WAITING),
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

    /** Adds to a transaction the only decision of a version, and the dispatch that it becomes. */
    static void dispatch(Transaction transaction, Alert alert, String memory, Instant now) {
        var roll = dispatchId(alert.version(), 0);
        transaction
                .putIfAbsent(decision(roll, new Decision(alert, memory)))
                .putIfAbsent(report(roll, now, List.of(place(alert))));
    }

    static Map<String, AttributeValue> decision(String roll, Decision decision) {
        var alert = decision.alert();
        var item = item(FactRows.pk(alert.factId()), ALERT + alert.id(), "decision", Told.of(decision));
        item.put("roll", text(roll));
        item.put("decided", text(SortableInstant.of(alert.decided())));
        return item;
    }

    /** The alert's id is its fact's with what is told; both are kept, so that neither is made of the other. */
    static String place(Alert alert) {
        return alert.factId() + "#" + alert.id();
    }

    /** A decision whose memory is JSON in JSON, not text in JSON, which would be escaped and longer. */
    private record Told(Alert alert, JsonNode memory) {
        static Told of(Decision decision) {
            return new Told(decision.alert(), Items.tree(decision.memory()));
        }

        Decision decision() {
            return new Decision(alert, memory.toString());
        }
    }

    /** The decisions that a dispatch tells of, in the order in which they were made. */
    List<Decision> decisions(List<String> places) {
        var rows = new HashMap<String, Decision>();
        table.all(places.stream()
                        .map(place -> place.split("#", 2))
                        .map(parts -> key(FactRows.pk(parts[0]), ALERT + parts[1]))
                        .toList())
                .forEach(row -> {
                    var decision = Items.read(row, Told.class).decision();
                    rows.put(place(decision.alert()), decision);
                });
        return places.stream().map(rows::get).toList();
    }

    /** The places of the decisions that a dispatch, or a version that waits, has. */
    static List<String> alerts(Map<String, AttributeValue> row) {
        return Items.texts(row, ALERTS);
    }

    /** The members of a digest: of that of a storm its rows, of that of a day the dispatches of its range. */
    Stream<Member> members(String digestId) {
        var digest = table.get(pk(digestId), DISPATCH).orElse(Map.of());
        if (digest.containsKey(FROM)) {
            return day(digest.get(FROM).s(), digest.get(TO).s());
        }
        return table.query(pk(digestId), MEMBER).map(row -> Items.read(row, Member.class));
    }

    private Stream<Member> day(String from, String to) {
        return table.listed(DAY, from, to)
                .map(key -> table.get(key.get(Items.PK).s(), DISPATCH).orElseThrow())
                .map(row -> new Member(
                        row.get("dispatchId").s(),
                        decisions(alerts(row)).stream()
                                .map(decision -> DigestEntry.of(decision.alert()))
                                .toList()));
    }

    /** Whether a dispatch was made in a range of moments, both ends included. */
    boolean isAnyMade(String from, String to) {
        return !table.query(table.list(DAY, from, to).limit(1).build()).items().isEmpty();
    }

    /** When the first member of a digest was added; empty when it has none. */
    Optional<Instant> begun(String digestId) {
        return table.first(pk(digestId), MEMBER)
                .map(row -> Instant.parse(row.get(Items.SK).s().split("#")[1]));
    }

    /**
     * Adds to a transaction what makes a dispatch of a version's decisions.
     *
     * @return false when there is nothing to make one of
     */
    boolean close(Transaction transaction, VersionKey version, Instant now) {
        var roll = open(version);
        var alerts = table.get(pk(roll), WAITING).map(OutboxRows::alerts).orElse(List.of());
        if (alerts.isEmpty()) {
            return false;
        }
        transaction
                .putIfAbsent(report(roll, now, alerts))
                // A decision that was added meanwhile is counted there.
                .delete(key(pk(roll), WAITING), "decisions", number(alerts.size()));
        return true;
    }

    /** Adds to a transaction a dispatch's place in the digest of a storm; it goes through only while that is open. */
    void addTo(String digestId, Transaction transaction, String dispatchId, List<DigestEntry> briefs, Instant now) {
        transaction
                .unlessThere(key(pk(digestId), DISPATCH))
                .put(item(
                        pk(digestId),
                        MEMBER + SortableInstant.of(now) + "#" + dispatchId,
                        BRIEFS,
                        new Member(dispatchId, fitting(briefs))));
    }

    /** As many briefs as one item takes; an article of hundreds of new facts would exceed it. */
    private static List<DigestEntry> fitting(List<DigestEntry> briefs) {
        int room = ROOM_FOR_BRIEFS;
        int count = 0;
        while (count < briefs.size() && (room -= Items.write(briefs.get(count)).length()) > 0) {
            count++;
        }
        return briefs.subList(0, count);
    }

    /** The id of the digest of a storm that takes members now. */
    String openStorm(Instant now) {
        var pointer = table.get("ROLLS", Kind.STORM.name());
        if (pointer.isPresent() && pointer.get().containsKey("roll")) {
            return pointer.get().get("roll").s();
        }
        var name = digestId(Kind.STORM, now);
        table.update(
                key("ROLLS", Kind.STORM.name()),
                "SET #entity = :entity, #roll = :roll",
                "attribute_not_exists(#roll)",
                Map.of(":entity", text("rolls"), ":roll", text(name)));
        // The first writer chooses the digest's id.
        return openStorm(now);
    }

    /** An id of a digest that was never used, nor by an index that was lost: ids are made of moments. */
    String digestId(Kind digest, Instant now) {
        var name = digest.name().toLowerCase(Locale.ROOT) + "-" + now.toEpochMilli();
        while (table.get(pk(name), DISPATCH).isPresent()) {
            name += "x";
        }
        return name;
    }

    /** The row of a version's dispatch. */
    static Map<String, AttributeValue> report(String id, Instant now, List<String> alerts) {
        var row = dispatch(id, Kind.REPORT, now, PENDING);
        row.put(ALERTS, Items.texts(alerts));
        row.put(IndexTable.LIST, text(DAY));
        row.put(IndexTable.PLACE, text(SortableInstant.of(now) + "#" + id));
        return row;
    }

    /** The row of the digest of a day: of the dispatches made after {@code from}, up to {@code to}. */
    static Map<String, AttributeValue> day(String id, Instant now, String from, String to) {
        var row = dispatch(id, Kind.DAY, now, PENDING);
        row.put(FROM, text(from));
        row.put(TO, text(to));
        return row;
    }

    static Map<String, AttributeValue> dispatch(String id, Kind kind, Instant now, String state) {
        var row = item(pk(id), DISPATCH, "dispatch");
        row.put("dispatchId", text(id));
        row.put("kind", text(kind.name()));
        row.put("state", text(state));
        row.put("attempts", number(0));
        row.put("leaseUntil", number(0));
        row.put("ambiguous", AttributeValue.fromBool(false));
        row.put("decided", text(SortableInstant.of(now)));
        if (state.equals(PENDING)) {
            row.put("pending", text(PENDING));
        }
        return row;
    }
}
