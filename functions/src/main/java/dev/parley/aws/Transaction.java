package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes that succeed or fail together; each may have a condition. */
final class Transaction {
    /** The most items that DynamoDB takes in one transaction. */
    static final int MAX_ITEMS = 100;

    private static final String ABSENT = "attribute_not_exists(pk)";
    private static final int ATTEMPTS = 6;
    private static final Pattern NAME = Pattern.compile("#[a-zA-Z0-9]+");

    private final DynamoDbClient dynamo;
    private final String table;
    private final List<TransactWriteItem> writes = new ArrayList<>();

    Transaction(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    Transaction put(Map<String, AttributeValue> item) {
        return add(write -> write.put(put -> put.tableName(table).item(item)));
    }

    Transaction putIfAbsent(Map<String, AttributeValue> item) {
        return add(write -> write.put(put -> put.tableName(table).item(item).conditionExpression(ABSENT)));
    }

    /** Replaces an item, on condition that an attribute has this value. */
    Transaction replace(Map<String, AttributeValue> item, String attribute, AttributeValue unchanged) {
        return add(write -> write.put(put -> put.tableName(table)
                .item(item)
                .conditionExpression("#a = :a")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":a", unchanged))));
    }

    Transaction delete(Map<String, AttributeValue> key) {
        return add(write -> write.delete(delete -> delete.tableName(table).key(key)));
    }

    /** Deletes an item, on condition that an attribute has this value. */
    Transaction delete(Map<String, AttributeValue> key, String attribute, AttributeValue unchanged) {
        return add(write -> write.delete(delete -> delete.tableName(table)
                .key(key)
                .conditionExpression("#a = :a")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":a", unchanged))));
    }

    /** Adds the condition that there is no such item. */
    Transaction unlessThere(Map<String, AttributeValue> key) {
        return add(write ->
                write.conditionCheck(check -> check.tableName(table).key(key).conditionExpression(ABSENT)));
    }

    /** Adds a condition on an item that is not written. */
    Transaction check(Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        return add(write -> write.conditionCheck(check -> check.tableName(table)
                .key(key)
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values)));
    }

    /** Changes attributes of an item, or creates it. {@code condition} may be null. */
    Transaction update(
            Map<String, AttributeValue> key,
            String expression,
            @Nullable String condition,
            Map<String, AttributeValue> values) {
        return add(write -> write.update(update -> update.tableName(table)
                .key(key)
                .updateExpression(expression)
                .conditionExpression(condition)
                .expressionAttributeNames(names(expression + " " + condition))
                .expressionAttributeValues(values)));
    }

    /** Maps {@code #state} to the attribute {@code state}, because many plain names are reserved words. */
    static @Nullable Map<String, String> names(String expression) {
        var names = NAME.matcher(expression)
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> name.substring(1)));
        return names.isEmpty() ? null : names;
    }

    /** The number of writes and checks so far. */
    int size() {
        return writes.size();
    }

    private Transaction add(Consumer<TransactWriteItem.Builder> write) {
        writes.add(TransactWriteItem.builder().applyMutation(write).build());
        return this;
    }

    /**
     * Runs the transaction. When another transaction holds one of the items, it retries.
     *
     * @return the positions, in the order in which they were added, of the writes whose condition failed. Unless it is
     *     empty, nothing was written.
     */
    List<Integer> run() {
        for (int attempt = 1; ; attempt++) {
            try {
                dynamo.transactWriteItems(t -> t.transactItems(writes));
                return List.of();
            } catch (TransactionCanceledException e) {
                var failed = failed(e.cancellationReasons());
                if (!failed.isEmpty()) {
                    return failed;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // Another transaction holds one of the items.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, 20L << attempt) * 1_000_000);
            }
        }
    }

    private static List<Integer> failed(List<CancellationReason> reasons) {
        var failed = new ArrayList<Integer>();
        for (int i = 0; i < reasons.size(); i++) {
            if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                failed.add(i);
            }
        }
        return failed;
    }
}
