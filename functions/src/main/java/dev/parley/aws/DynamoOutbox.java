package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.alerts.Alert;
import dev.parley.alerts.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The outbox in the index table: {@code ALERT#id / ALERT}, in the sparse index {@code pending} until it is sent. The
 * row is written in the transaction that decides the alert; its insertion is what the alert function is triggered by.
 */
public final class DynamoOutbox implements Outbox {
    static final String PENDING_INDEX = "pending";
    private static final String PENDING = "PENDING";
    private static final String SENT = "SENT";
    private static final String FAILED = "FAILED";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoOutbox(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    /** Adds the decision to a transaction, to be written only if the same was not decided before. */
    static void decide(Transaction transaction, Alert alert) {
        var row = item("ALERT#" + alert.id(), "ALERT", "alert", alert);
        row.put("alertId", text(alert.id()));
        row.put("factId", text(alert.factId()));
        row.put("state", text(PENDING));
        row.put("attempts", number(0));
        row.put("leaseUntil", number(0));
        row.put("ambiguous", AttributeValue.fromBool(false));
        row.put("decided", text(SortableInstant.of(alert.decided())));
        row.put("pending", text(PENDING));
        transaction.putIfAbsent(row);
        var ofFact = item("FACT#" + alert.factId(), "ALERT#" + alert.id(), "fact-alert");
        ofFact.put("alertId", text(alert.id()));
        transaction.put(ofFact);
    }

    @Override
    public Optional<Leased> lease(String alertId, Instant now, Instant until) {
        try {
            var row = dynamo.updateItem(u -> u.tableName(table)
                            .key(key("ALERT#" + alertId, "ALERT"))
                            // An earlier lease that ran out without a word may have published.
                            .updateExpression("SET leaseUntil = :until, attempts = attempts + :one")
                            .conditionExpression("#state = :pending AND leaseUntil <= :now")
                            .expressionAttributeNames(Map.of("#state", "state"))
                            .expressionAttributeValues(Map.of(
                                    ":until", number(until.toEpochMilli()),
                                    ":now", number(now.toEpochMilli()),
                                    ":one", number(1),
                                    ":pending", text(PENDING)))
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes();
            var vanished = Long.parseLong(row.get("leaseUntil").n()) > 0;
            return Optional.of(new Leased(
                    Items.read(row, Alert.class),
                    Integer.parseInt(row.get("attempts").n()) + 1,
                    vanished || row.get("ambiguous").bool()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void markSent(Leased leased, String messageId, Instant when) {
        end(leased, SENT, "messageId", messageId, when);
    }

    @Override
    public void markFailed(Leased leased, String reason, Instant when) {
        end(leased, FAILED, "reason", reason, when);
    }

    private void end(Leased leased, String state, String attribute, String value, Instant when) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key("ALERT#" + leased.alert().id(), "ALERT"))
                    .updateExpression("SET #state = :state, #value = :value, ended = :when REMOVE pending")
                    .conditionExpression("#state = :pending")
                    .expressionAttributeNames(Map.of("#state", "state", "#value", attribute))
                    .expressionAttributeValues(Map.of(
                            ":state", text(state),
                            ":value", text(value),
                            ":when", text(SortableInstant.of(when)),
                            ":pending", text(PENDING))));
        } catch (ConditionalCheckFailedException e) {
            // The lease had passed on and the other sender ended it: it is sent, which is all that counts.
        }
    }

    @Override
    public void release(Leased leased, boolean ambiguous) {
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key("ALERT#" + leased.alert().id(), "ALERT"))
                    .updateExpression("SET leaseUntil = :free, ambiguous = :ambiguous")
                    .conditionExpression("#state = :pending AND attempts = :attempt")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":free", number(0),
                            ":ambiguous", AttributeValue.fromBool(ambiguous),
                            ":pending", text(PENDING),
                            ":attempt", number(leased.attempt()))));
        } catch (ConditionalCheckFailedException e) {
            // Another sender has it now.
        }
    }

    @Override
    public List<String> pendingSince(Instant before, int limit) {
        return dynamo
                .query(q -> q.tableName(table)
                        .indexName(PENDING_INDEX)
                        .keyConditionExpression("pending = :pending AND decided < :before")
                        .expressionAttributeValues(
                                Map.of(":pending", text(PENDING), ":before", text(SortableInstant.of(before))))
                        .limit(limit))
                .items()
                .stream()
                .map(row -> row.get(Items.PK).s().substring("ALERT#".length()))
                .toList();
    }

    @Override
    public List<State> ofFact(String factId) {
        return dynamo
                .query(q -> q.tableName(table)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                        .expressionAttributeValues(Map.of(":pk", text("FACT#" + factId), ":sk", text("ALERT#"))))
                .items()
                .stream()
                .flatMap(item -> state(item.get("alertId").s()).stream())
                .toList();
    }

    private Optional<State> state(String alertId) {
        var answer = dynamo.getItem(g -> g.tableName(table).key(key("ALERT#" + alertId, "ALERT")));
        if (!answer.hasItem()) {
            return Optional.empty();
        }
        var row = answer.item();
        return Optional.of(new State(
                alertId,
                row.get("state").s(),
                Integer.parseInt(row.get("attempts").n()),
                Instant.parse(row.get("decided").s()),
                Optional.ofNullable(row.get("ended"))
                        .filter(ended -> row.get("state").s().equals(SENT))
                        .map(ended -> Instant.parse(ended.s()))));
    }
}
