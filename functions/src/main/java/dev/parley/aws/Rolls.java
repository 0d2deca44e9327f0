package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Brief;
import dev.parley.alerts.Decision;
import dev.parley.alerts.Dispatch.Kind;
import dev.parley.alerts.Outbox.Member;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What each dispatch tells: a roll is a partition of the table, {@code ROLL#dispatchId}.
 *
 * <table>
 *   <caption>Items of a roll by sort key</caption>
 *   <tr><th>sk</th><th>what</th></tr>
 *   <tr><td>MEMBER#moment#id</td><td>a decision of a version, or a dispatch in a digest</td></tr>
 *   <tr><td>WAITING</td><td>how many decisions a version has that became no dispatch yet; in the sparse index</td></tr>
 *   <tr><td>DISPATCH</td><td>the roll is closed, and is to be sent: its insertion triggers the alert function</td></tr>
 * </table>
 *
 * <p>A member is added only while there is no DISPATCH, and DISPATCH is written only if absent: so a dispatch has the
 * members that it had when it was closed, whoever raced. What comes later goes into the next part, or the next digest.
 * Which digest is open is in {@code ROLLS / STORM} and {@code ROLLS / DAY}; ids are made of moments, so that an index
 * that was lost never uses one again.
 */
final class Rolls {
    static final String DISPATCH = "DISPATCH";
    static final String WAITING = "WAITING";
    static final String PENDING = "PENDING";
    private static final String ROLL = "ROLL#";
    private static final String MEMBER = "MEMBER#";
    private static final String BRIEFS = "briefs";

    /** DynamoDB takes items of 400 KB. */
    private static final int ROOM_FOR_BRIEFS = 300_000;

    private final Table table;

    Rolls(Table table) {
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
    String open(VersionKey version) {
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
                .putIfAbsent(factAlert(alert, roll))
                .put(member(roll, new Decision(alert, memory)))
                .unlessThere(key(pk(roll), DISPATCH))
                .update(
                        key(pk(roll), WAITING),
                        "SET #entity = :entity, #pending = :waiting, #decided = if_not_exists(#decided, :decided)"
                                + " ADD #decisions :one",
                        null,
                        Map.of(
                                ":entity", text("waiting"),
                                ":waiting", text(WAITING),
                                ":decided", text(SortableInstant.of(alert.decided())),
                                ":one", number(1)));
    }

    static Map<String, AttributeValue> factAlert(Alert alert, String roll) {
        var item = item("FACT#" + alert.factId(), "ALERT#" + alert.id(), "fact-alert");
        item.put("alertId", text(alert.id()));
        item.put("roll", text(roll));
        item.put("decided", text(SortableInstant.of(alert.decided())));
        return item;
    }

    static Map<String, AttributeValue> member(String roll, Decision decision) {
        return item(
                pk(roll),
                MEMBER + SortableInstant.of(decision.alert().decided()) + "#"
                        + decision.alert().id(),
                "decision",
                decision);
    }

    Stream<Decision> decisions(String dispatchId) {
        return table.query(pk(dispatchId), MEMBER).map(row -> Items.read(row, Decision.class));
    }

    Stream<Member> members(String digestId) {
        return table.query(pk(digestId), MEMBER).map(row -> Items.read(row, Member.class));
    }

    /** When the first member of a digest was added; empty when it has none. */
    Optional<Instant> begun(String digestId) {
        return table.first(pk(digestId), MEMBER)
                .map(row -> Instant.parse(row.get(Items.SK).s().split("#")[1]));
    }

    /**
     * Adds to a transaction what makes a dispatch of a version's decisions, and their place in the digest of the day.
     *
     * @return false when there is nothing to make one of
     */
    boolean close(Transaction transaction, VersionKey version, Instant now) {
        var roll = open(version);
        var decisions = decisions(roll).toList();
        if (decisions.isEmpty()) {
            return false;
        }
        transaction
                .putIfAbsent(dispatch(roll, Kind.REPORT, now, PENDING))
                // A decision that was added meanwhile is counted there.
                .delete(key(pk(roll), WAITING), "decisions", number(decisions.size()));
        addTo(
                openDigest(Kind.DAY, now),
                transaction,
                roll,
                decisions.stream().map(d -> Brief.of(d.alert())).toList(),
                now);
        return true;
    }

    /** Adds to a transaction a dispatch's place in a digest; it goes through only while that is open. */
    void addTo(String digestId, Transaction transaction, String dispatchId, List<Brief> briefs, Instant now) {
        transaction
                .unlessThere(key(pk(digestId), DISPATCH))
                .put(item(
                        pk(digestId),
                        MEMBER + SortableInstant.of(now) + "#" + dispatchId,
                        BRIEFS,
                        new Member(dispatchId, fitting(briefs))));
    }

    /** As many briefs as one item takes; an article of hundreds of new facts would exceed it. */
    private static List<Brief> fitting(List<Brief> briefs) {
        int room = ROOM_FOR_BRIEFS;
        int count = 0;
        while (count < briefs.size() && (room -= Items.write(briefs.get(count)).length()) > 0) {
            count++;
        }
        return briefs.subList(0, count);
    }

    /** The id of the digest that takes members now. */
    String openDigest(Kind digest, Instant now) {
        var pointer = table.get("ROLLS", digest.name());
        if (pointer.isPresent() && pointer.get().containsKey("roll")) {
            return pointer.get().get("roll").s();
        }
        var name = digest.name().toLowerCase(Locale.ROOT) + "-" + now.toEpochMilli();
        while (table.get(pk(name), DISPATCH).isPresent()) {
            name += "x";
        }
        table.update(
                key("ROLLS", digest.name()),
                "SET #entity = :entity, #roll = :roll",
                "attribute_not_exists(#roll)",
                Map.of(":entity", text("rolls"), ":roll", text(name)));
        // Whoever was first named it.
        return openDigest(digest, now);
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
