package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.ConfirmationCodes;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Codes beside the subscriptions that they confirm: {@code CODE / id}, with the tries counted by conditional updates. */
public final class DynamoCodes implements ConfirmationCodes {
    private static final String CODE = "CODE";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCodes(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    @Override
    public void put(String subscriptionId, StoredCode kept) {
        var row = DynamoSubscriptions.expiring(item(CODE, subscriptionId, "code", kept), Optional.of(kept.expires()));
        row.put("tries", number(0));
        dynamo.putItem(p -> p.tableName(table).item(row));
    }

    @Override
    public Optional<Tried> attempt(String subscriptionId, int tries) {
        try {
            var row = dynamo.updateItem(u -> u.tableName(table)
                            .key(key(CODE, subscriptionId))
                            .updateExpression("SET tries = tries + :one")
                            .conditionExpression("tries < :most")
                            .expressionAttributeValues(Map.of(":one", number(1), ":most", number(tries)))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(new Tried(
                    Items.read(row, StoredCode.class),
                    Integer.parseInt(row.get("tries").n())));
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    @Override
    public void remove(String subscriptionId) {
        dynamo.deleteItem(d -> d.tableName(table).key(key(CODE, subscriptionId)));
    }
}
