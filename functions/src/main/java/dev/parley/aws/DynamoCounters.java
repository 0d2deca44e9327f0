package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.Counters;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Counts as items {@code COUNT / name}, each held below its limit by the condition of the update that counts. */
public final class DynamoCounters implements Counters {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCounters(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    @Override
    public boolean take(String name, int limit, Instant forgetAfter) {
        if (limit <= 0) {
            return false;
        }
        try {
            dynamo.updateItem(u -> u.tableName(table)
                    .key(key("COUNT", name))
                    .updateExpression("SET expires = :expires, entity = :entity ADD taken :one")
                    .conditionExpression("attribute_not_exists(taken) OR taken < :limit")
                    .expressionAttributeValues(Map.of(
                            ":expires", number(forgetAfter.getEpochSecond()),
                            ":entity", text("count"),
                            ":one", number(1),
                            ":limit", number(limit))));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
