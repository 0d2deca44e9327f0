package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;

import dev.parley.application.ports.ConfirmationCodes;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Confirmation codes as rows {@code CODE / id}; a conditional update counts the attempts. */
public final class DynamoCodes implements ConfirmationCodes {
    private static final String CODE = "CODE";
    private static final String TRIES = "tries";

    private final DynamoTable table;

    public DynamoCodes(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public void put(String subscriptionId, StoredCode code) {
        var row = DynamoSubscriptions.expiring(item(CODE, subscriptionId, "code", code), Optional.of(code.expires()));
        row.put(TRIES, number(0));
        table.put(row);
    }

    @Override
    public Optional<Tried> attempt(String subscriptionId, int tries) {
        return table.update(
                        key(CODE, subscriptionId),
                        "SET #tries = #tries + :one",
                        "#tries < :most",
                        Map.of(":one", number(1), ":most", number(tries)))
                .map(before -> new Tried(
                        Items.read(before, StoredCode.class),
                        Integer.parseInt(Items.required(before, TRIES).n()) + 1));
    }

    @Override
    public void remove(String subscriptionId) {
        table.delete(CODE, subscriptionId);
    }
}
