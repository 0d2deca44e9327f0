package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Decision;
import dev.parley.alerts.DigestEntry;
import dev.parley.alerts.Limits;
import dev.parley.alerts.Notification;
import dev.parley.alerts.Notification.Kind;
import dev.parley.application.ports.AlertStates;
import dev.parley.application.ports.Outbox;
import dev.parley.application.ports.OutboxSweep;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The outbox in the index table: notifications are rows {@code OUTBOX#id / NOTIFICATION}, in the sparse index
 * {@code pending} until they are sent. {@link OutboxRows} describes the rows, {@link Quota} the counters of the limits.
 */
public final class DynamoOutbox implements Outbox, OutboxSweep, AlertStates {
    private static final String HELD = "HELD";
    private static final int ATTEMPTS = 8;

    /** Stored in a lease: the places of the notification's decisions. */
    private static final String ALERTS = "alerts";

    /** Stored in a lease: the limits that the notification was counted against. */
    static final String COUNTED = "counted";

    private static final String AFTER_EVERY_MOMENT = "~";

    private final DynamoTable table;
    private final OutboxRows rows;
    private final DigestRows digests;

    public DynamoOutbox(DynamoDbClient dynamo, String tableName) {
        this.table = new DynamoTable(dynamo, tableName);
        this.rows = new OutboxRows(table);
        this.digests = new DigestRows(table, rows);
    }

    /**
     * The SDK repeats a call whose answer was lost. The repetition finds the lease of the first call by its name and has
     * it; the notification would otherwise wait until the lease ends.
     */
    @Override
    public Optional<Leased> lease(String notificationId, Instant now, Instant until) {
        return table.update(
                        row(notificationId),
                        "SET #leaseUntil = :until, #lease = :lease, #attempts = #attempts + :one",
                        "#state = :pending AND (#leaseUntil <= :now OR #lease = :lease)",
                        Map.of(
                                ":until", number(until.toEpochMilli()),
                                ":lease", text(UUID.randomUUID().toString()),
                                ":now", number(now.toEpochMilli()),
                                ":one", number(1),
                                ":pending", text(OutboxRows.PENDING)))
                .map(row -> new Leased(
                        notification(row),
                        Integer.parseInt(Items.required(row, "attempts").n()) + 1,
                        Items.required(row, "ambiguous").bool(),
                        Long.parseLong(Items.required(row, "leaseUntil").n()) > 0,
                        Optional.ofNullable(row.get("messageId")).map(AttributeValue::s),
                        Map.of(ALERTS, OutboxRows.alerts(row), COUNTED, Quota.counted(row))));
    }

    private static Notification notification(Map<String, AttributeValue> row) {
        return new Notification(
                Items.required(row, OutboxRows.ID).s(),
                Kind.valueOf(Items.required(row, "kind").s()),
                Instant.parse(Items.required(row, "decided").s()));
    }

    @Override
    public List<Decision> decisions(Leased leased) {
        return rows.decisions(requireNonNull(leased.stored().get(ALERTS)));
    }

    @Override
    public void members(String digestId, Consumer<Member> each) {
        digests.members(digestId).forEach(each);
    }

    @Override
    public Admission admit(Leased leased, Instant now, Limits limits) {
        return new Quota(table).admit(leased, now, limits);
    }

    @Override
    public void hold(Leased leased, List<DigestEntry> entries, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var digest = digests.openStorm(now);
            var values = new HashMap<>(ours(leased));
            values.put(":held", text(HELD));
            values.put(":digest", text(digest));
            values.put(":now", text(SortableInstant.of(now)));
            var transaction = table.transaction()
                    .update(
                            row(leased.notification().id()),
                            "SET #state = :held, #ended = :now, #digest = :digest REMOVE #pending",
                            OURS,
                            values);
            digests.addTo(digest, transaction, leased.notification().id(), entries, now);
            var failed = transaction.run();
            if (failed.isEmpty() || failed.contains(0)) {
                return;
            }
            // The digest was closed since the read: the next one takes the notification.
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for a digest");
    }

    /** Condition: the notification is leased by this attempt. */
    static final String OURS = "#state = :pending AND #attempts = :attempt";

    /** The values of {@link #OURS}. */
    static Map<String, AttributeValue> ours(Leased leased) {
        return Map.of(":pending", text(OutboxRows.PENDING), ":attempt", number(leased.attempt()));
    }

    static Map<String, AttributeValue> row(String notificationId) {
        return key(OutboxRows.pk(notificationId), OutboxRows.NOTIFICATION);
    }

    @Override
    public void markSent(Leased leased, String messageId, Instant when) {
        end(leased, OutboxRows.SENT, "#messageId", messageId, when);
    }

    @Override
    public void notePublished(Leased leased, String messageId) {
        var values = new HashMap<>(ours(leased));
        values.put(":free", number(0));
        values.put(":messageId", text(messageId));
        table.update(row(leased.notification().id()), "SET #leaseUntil = :free, #messageId = :messageId", OURS, values);
    }

    @Override
    public void markEnded(Leased leased, End end, String reason, Instant when) {
        end(leased, end.name(), "#reason", reason, when);
    }

    /** Does nothing when another sender ended the notification since. */
    private void end(Leased leased, String state, String attribute, String value, Instant when) {
        table.update(
                row(leased.notification().id()),
                "SET #state = :state, " + attribute + " = :value, #ended = :when REMOVE #pending",
                "#state = :pending",
                Map.of(
                        ":state", text(state),
                        ":value", text(value),
                        ":when", text(SortableInstant.of(when)),
                        ":pending", text(OutboxRows.PENDING)));
    }

    /** Does nothing when another sender has the lease. */
    @Override
    public void release(Leased leased, boolean ambiguous) {
        var values = new HashMap<>(ours(leased));
        values.put(":free", number(0));
        values.put(":ambiguous", AttributeValue.fromBool(ambiguous));
        table.update(row(leased.notification().id()), "SET #leaseUntil = :free, #ambiguous = :ambiguous", OURS, values);
    }

    /** Ends every lease. Only when no sender runs: for a local stack that starts on the data of one that was killed. */
    public void endLeases() {
        table.pending(OutboxRows.PENDING, AFTER_EVERY_MOMENT, Integer.MAX_VALUE)
                .forEach(pk -> table.update(
                        key(pk, OutboxRows.NOTIFICATION),
                        "SET #leaseUntil = :ended",
                        "#state = :pending AND #leaseUntil > :ended",
                        Map.of(":pending", text(OutboxRows.PENDING), ":ended", number(1))));
    }

    @Override
    public List<String> pendingSince(Instant before, int limit) {
        return table.pending(OutboxRows.PENDING, SortableInstant.of(before), limit)
                .map(OutboxRows::notificationId)
                .toList();
    }

    @Override
    public List<VersionKey> waitingSince(Instant before, int limit) {
        return table.pending(OutboxRows.WAITING, SortableInstant.of(before), limit)
                .map(pk -> OutboxRows.version(OutboxRows.notificationId(pk)))
                .toList();
    }

    @Override
    public void close(VersionKey version, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var transaction = table.transaction();
            if (!rows.close(transaction, version, now) || transaction.run().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for " + version.objectKey());
    }

    @Override
    public Optional<String> closeStorm(Instant now) {
        return digests.closeStorm(now);
    }

    @Override
    public Optional<String> closeDay(LocalDate day, Instant now) {
        return digests.closeDay(day, now);
    }

    @Override
    public List<State> ofFact(String factId) {
        return table.query(FactRows.pk(factId), OutboxRows.ALERT)
                .map(this::state)
                .toList();
    }

    private State state(Map<String, AttributeValue> alert) {
        var row = table.get(OutboxRows.pk(Items.required(alert, OutboxRows.ID).s()), OutboxRows.NOTIFICATION)
                .orElse(Map.of());
        // A notification that was held is sent with its digest.
        var sending = row.containsKey("digest")
                ? table.get(OutboxRows.pk(row.get("digest").s()), OutboxRows.NOTIFICATION)
                        .filter(digest -> Items.required(digest, "state").s().equals(OutboxRows.SENT))
                        .orElse(row)
                : row;
        var state = sending.containsKey("state") ? sending.get("state").s() : OutboxRows.WAITING;
        return new State(
                Items.required(alert, Items.SK).s().substring(OutboxRows.ALERT.length()),
                state,
                row.containsKey("attempts")
                        ? Integer.parseInt(row.get("attempts").n())
                        : 0,
                Instant.parse(Items.required(alert, "decided").s()),
                Optional.ofNullable(sending.get("ended"))
                        .filter(ended -> state.equals(OutboxRows.SENT))
                        .map(ended -> Instant.parse(ended.s())));
    }
}
