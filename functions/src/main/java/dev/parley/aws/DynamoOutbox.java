package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.Outbox;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The outbox in the index table: {@code ROLL#id / DISPATCH}, in the sparse index {@code pending} until it is sent, with
 * its members beside it (see {@link OutboxRows}) and the counters of the limits (see {@link Quota}).
 */
public final class DynamoOutbox implements Outbox {
    private static final String SENT = "SENT";
    private static final String HELD = "HELD";
    private static final int ATTEMPTS = 8;

    /** What a lease keeps of the dispatch's row: the places of its decisions, and of the limits it was counted in. */
    private static final String ALERTS = "alerts";

    static final String PLACES = "places";

    private final IndexTable table;
    private final OutboxRows rolls;

    public DynamoOutbox(DynamoDbClient dynamo, String tableName) {
        this.table = new IndexTable(dynamo, tableName);
        this.rolls = new OutboxRows(table);
    }

    @Override
    public Optional<Leased> lease(String dispatchId, Instant now, Instant until) {
        return table.update(
                        row(dispatchId),
                        "SET #leaseUntil = :until, #attempts = #attempts + :one",
                        "#state = :pending AND #leaseUntil <= :now",
                        Map.of(
                                ":until", number(until.toEpochMilli()),
                                ":now", number(now.toEpochMilli()),
                                ":one", number(1),
                                ":pending", text(OutboxRows.PENDING)))
                .map(row -> new Leased(
                        dispatch(row),
                        Integer.parseInt(row.get("attempts").n()) + 1,
                        row.get("ambiguous").bool(),
                        Long.parseLong(row.get("leaseUntil").n()) > 0,
                        Optional.ofNullable(row.get("messageId")).map(AttributeValue::s),
                        Map.of(ALERTS, OutboxRows.alerts(row), PLACES, Quota.places(row))));
    }

    private static Notification dispatch(Map<String, AttributeValue> row) {
        return new Notification(
                row.get("dispatchId").s(),
                Kind.valueOf(row.get("kind").s()),
                Instant.parse(row.get("decided").s()));
    }

    @Override
    public List<Decision> decisions(String dispatchId) {
        return rolls.decisions(table.get(OutboxRows.pk(dispatchId), OutboxRows.DISPATCH)
                .map(OutboxRows::alerts)
                .orElse(List.of()));
    }

    @Override
    public List<Decision> decisions(Leased leased) {
        return rolls.decisions(leased.kept().get(ALERTS));
    }

    @Override
    public void members(String digestId, Consumer<Member> each) {
        rolls.members(digestId).forEach(each);
    }

    @Override
    public Admission admit(Leased leased, Instant now, Limits limits) {
        return new Quota(table).admit(leased, now, limits);
    }

    @Override
    public void hold(Leased leased, List<DigestEntry> briefs, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var digest = rolls.openStorm(now);
            var values = new HashMap<>(ours(leased));
            values.put(":held", text(HELD));
            values.put(":digest", text(digest));
            values.put(":now", text(SortableInstant.of(now)));
            var transaction = table.transaction()
                    .update(
                            row(leased.dispatch().id()),
                            "SET #state = :held, #ended = :now, #digest = :digest REMOVE #pending",
                            OURS,
                            values);
            rolls.addTo(digest, transaction, leased.dispatch().id(), briefs, now);
            var failed = transaction.run();
            if (failed.isEmpty() || failed.contains(0)) {
                return;
            }
            // The digest was closed in between: the next one takes it.
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for a digest");
    }

    static final String OURS = "#state = :pending AND #attempts = :attempt";

    /** The values of {@link #OURS}: the dispatch is still leased by this attempt. */
    static Map<String, AttributeValue> ours(Leased leased) {
        return Map.of(":pending", text(OutboxRows.PENDING), ":attempt", number(leased.attempt()));
    }

    static Map<String, AttributeValue> row(String dispatchId) {
        return key(OutboxRows.pk(dispatchId), OutboxRows.DISPATCH);
    }

    @Override
    public void markSent(Leased leased, String messageId, Instant when) {
        end(leased, SENT, "#messageId", messageId, when);
    }

    @Override
    public void notePublished(Leased leased, String messageId) {
        var values = new HashMap<>(ours(leased));
        values.put(":free", number(0));
        values.put(":messageId", text(messageId));
        table.update(row(leased.dispatch().id()), "SET #leaseUntil = :free, #messageId = :messageId", OURS, values);
    }

    @Override
    public void markEnded(Leased leased, End end, String reason, Instant when) {
        end(leased, end.name(), "#reason", reason, when);
    }

    /** Where this changes nothing, the lease had passed on and the other sender ended it, which is all that counts. */
    private void end(Leased leased, String state, String attribute, String value, Instant when) {
        table.update(
                row(leased.dispatch().id()),
                "SET #state = :state, " + attribute + " = :value, #ended = :when REMOVE #pending",
                "#state = :pending",
                Map.of(
                        ":state", text(state),
                        ":value", text(value),
                        ":when", text(SortableInstant.of(when)),
                        ":pending", text(OutboxRows.PENDING)));
    }

    /** Where this changes nothing, another sender has it now. */
    @Override
    public void release(Leased leased, boolean ambiguous) {
        var values = new HashMap<>(ours(leased));
        values.put(":free", number(0));
        values.put(":ambiguous", AttributeValue.fromBool(ambiguous));
        table.update(row(leased.dispatch().id()), "SET #leaseUntil = :free, #ambiguous = :ambiguous", OURS, values);
    }

    @Override
    public List<String> pendingSince(Instant before, int limit) {
        return table.pending(OutboxRows.PENDING, SortableInstant.of(before), limit)
                .map(OutboxRows::dispatchId)
                .toList();
    }

    @Override
    public List<VersionKey> waitingSince(Instant before, int limit) {
        return table.pending(OutboxRows.WAITING, SortableInstant.of(before), limit)
                .map(pk -> OutboxRows.version(OutboxRows.dispatchId(pk)))
                .toList();
    }

    @Override
    public void close(VersionKey version, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var transaction = table.transaction();
            if (!rolls.close(transaction, version, now) || transaction.run().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + version.objectKey());
    }

    @Override
    public Optional<String> closeStorm(Instant now) {
        var roll = table.get("ROLLS", Kind.STORM.name())
                .flatMap(pointer -> Optional.ofNullable(pointer.get("roll")))
                .map(AttributeValue::s);
        var due = roll.flatMap(rolls::begun).filter(first -> hour(first).isBefore(hour(now)));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var failed = table.transaction()
                .putIfAbsent(OutboxRows.dispatch(roll.get(), Kind.STORM, now, OutboxRows.PENDING))
                .delete(key("ROLLS", Kind.STORM.name()), "roll", text(roll.get()))
                .run();
        return failed.isEmpty() ? roll : Optional.empty();
    }

    static Instant hour(Instant moment) {
        return moment.truncatedTo(ChronoUnit.HOURS);
    }

    @Override
    public Optional<String> closeDay(LocalDate day, Instant now) {
        var pointer = table.get("ROLLS", Kind.DAY.name()).orElse(Map.of());
        if (pointer.containsKey("day") && pointer.get("day").s().compareTo(day.toString()) >= 0) {
            return Optional.empty();
        }
        // A tilde sorts behind every dispatch of that moment.
        var from = pointer.containsKey("told") ? pointer.get("told").s() : "0";
        var to = SortableInstant.of(now.minus(OutboxRows.SETTLED)) + "~";
        var key = key("ROLLS", Kind.DAY.name());
        var change = "SET #entity = :entity, #day = :day, #told = :to";
        var values = new HashMap<>(Map.of(":entity", text("rolls"), ":day", text(day.toString()), ":to", text(to)));
        var once = "attribute_not_exists(#day) OR #day < :day";
        if (from.compareTo(to) >= 0 || !rolls.isAnyMade(from, to)) {
            // Nothing to tell; what comes from now on is told tomorrow.
            table.update(key, "SET #entity = :entity, #day = :day", once, without(values, ":to"));
            return Optional.empty();
        }
        var id = rolls.digestId(Kind.DAY, now);
        var failed = table.transaction()
                .putIfAbsent(OutboxRows.day(id, now, from, to))
                .update(key, change, once, values)
                .run();
        return failed.isEmpty() ? Optional.of(id) : Optional.empty();
    }

    private static Map<String, AttributeValue> without(Map<String, AttributeValue> values, String name) {
        var rest = new HashMap<>(values);
        rest.remove(name);
        return rest;
    }

    @Override
    public List<State> ofFact(String factId) {
        return table.query(FactRows.pk(factId), OutboxRows.ALERT)
                .map(this::state)
                .toList();
    }

    private State state(Map<String, AttributeValue> alert) {
        var row = table.get(OutboxRows.pk(alert.get("roll").s()), OutboxRows.DISPATCH)
                .orElse(Map.of());
        // Of what was held back, the digest that tells of it says whether it was sent.
        var telling = row.containsKey("digest")
                ? table.get(OutboxRows.pk(row.get("digest").s()), OutboxRows.DISPATCH)
                        .filter(digest -> digest.get("state").s().equals(SENT))
                        .orElse(row)
                : row;
        var state = telling.containsKey("state") ? telling.get("state").s() : OutboxRows.WAITING;
        return new State(
                alert.get(Items.SK).s().substring(OutboxRows.ALERT.length()),
                state,
                row.containsKey("attempts")
                        ? Integer.parseInt(row.get("attempts").n())
                        : 0,
                Instant.parse(alert.get("decided").s()),
                Optional.ofNullable(telling.get("ended"))
                        .filter(ended -> state.equals(SENT))
                        .map(ended -> Instant.parse(ended.s())));
    }

    @Override
    public Recall recalled() {
        return table.get("RECEIPTS", "RECALLED")
                .map(row -> Items.read(row, Recall.class))
                .orElse(new Recall(false, Optional.empty()));
    }

    @Override
    public void remember(Recall progress) {
        var row = item("RECEIPTS", "RECALLED", "recalled", progress);
        row.put("complete", AttributeValue.fromBool(progress.complete()));
        // One who is behind does not undo what another finished.
        table.put(row, "attribute_not_exists(pk) OR #complete = :no", Map.of(":no", AttributeValue.fromBool(false)));
    }

    @Override
    public void restore(Restorable told) {
        var dispatch = told.kept().dispatch();
        var alerts = told.kept().decisions().stream()
                .map(decision -> OutboxRows.place(decision.alert()))
                .toList();
        for (var decision : told.kept().decisions()) {
            table.put(OutboxRows.decision(dispatch.id(), decision));
        }
        var row = OutboxRows.report(dispatch.id(), dispatch.made(), alerts);
        row.put("ambiguous", AttributeValue.fromBool(told.outcome() == Delivery.MAY_HAVE_GONE_OUT));
        if (told.outcome() == Delivery.WENT_OUT) {
            row.put("state", text(SENT));
            row.remove("pending");
        }
        if (told.inDigest()) {
            row.remove(IndexTable.LIST);
            row.remove(IndexTable.PLACE);
        }
        table.putIfAbsent(row);
    }
}
