package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;

import dev.parley.application.ports.Counters;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counters as rows {@code COUNT / name}; the condition of each update keeps them within their limits. */
public final class DynamoCounters implements Counters {
    private final DynamoTable table;

    public DynamoCounters(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public boolean take(String name, int limit, Instant forgetAfter) {
        return limit > 0
                && table.update(
                                key("COUNT", name),
                                "SET #expires = :expires, #entity = :entity ADD #taken :one",
                                "attribute_not_exists(#taken) OR #taken < :limit",
                                Map.of(
                                        ":expires", number(forgetAfter.getEpochSecond()),
                                        ":entity", text("count"),
                                        ":one", number(1),
                                        ":limit", number(limit)))
                        .isPresent();
    }
}
