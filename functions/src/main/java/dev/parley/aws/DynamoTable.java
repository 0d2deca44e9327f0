package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A table with the keys {@code pk} and {@code sk}: its reads, consistent unless a method says otherwise, and its single
 * writes. Writes to several items are in {@link Transaction}. In expressions, {@code #name} is the attribute
 * {@code name}.
 */
record DynamoTable(DynamoDbClient dynamo, String name) {
    /** Key of the index {@code lists}: the list that a row is in. A row is in one list at most. */
    static final String LIST = "list";

    /** Sort key of the index {@code lists}: the position of a row in its list. */
    static final String PLACE = "place";

    private static final String LISTS = "lists";

    /** The most keys that DynamoDB takes in one read. */
    private static final int BATCH = 100;

    Transaction transaction() {
        return new Transaction(dynamo, name);
    }

    /** An eventually consistent read: it may miss what was written within the last second, and costs half. */
    Optional<Map<String, AttributeValue>> getEventually(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(name).key(key(pk, sk)));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(name).key(key(pk, sk)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    /** The items with these keys, in no order. Keys without an item are left out. */
    List<Map<String, AttributeValue>> all(Collection<Map<String, AttributeValue>> keys) {
        var wanted = List.copyOf(new LinkedHashSet<>(keys));
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            var asked = Map.of(
                    name,
                    KeysAndAttributes.builder()
                            .keys(wanted.subList(from, Math.min(wanted.size(), from + BATCH)))
                            .consistentRead(true)
                            .build());
            while (!asked.isEmpty()) {
                var request = asked;
                var answer = dynamo.batchGetItem(b -> b.requestItems(request));
                found.addAll(answer.responses().getOrDefault(name, List.of()));
                asked = answer.unprocessedKeys();
            }
        }
        return found;
    }

    /** A query of a range of a list, both ends included. The index lags behind the table. */
    QueryRequest.Builder list(String list, String from, String to) {
        return QueryRequest.builder()
                .tableName(name)
                .indexName(LISTS)
                .keyConditionExpression("#list = :list AND #place BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#list", LIST, "#place", PLACE))
                .expressionAttributeValues(Map.of(":list", text(list), ":from", text(from), ":to", text(to)));
    }

    /** Runs a query. Rows of a list have only their keys, the list and the place. */
    QueryResponse query(QueryRequest request) {
        return dynamo.query(request);
    }

    /** The rows in a range of a list, in order, with only their keys, the list and the place. */
    Stream<Map<String, AttributeValue>> listed(String list, String from, String to) {
        return dynamo.queryPaginator(list(list, from, to).build()).items().stream();
    }

    /** The items of a partition whose sort key has this prefix, in order. Pages are read as the stream is consumed. */
    Stream<Map<String, AttributeValue>> query(String pk, String skPrefix) {
        return dynamo.queryPaginator(partition(pk, skPrefix).build()).items().stream();
    }

    /** The items of a partition from one sort key to another, both included, in order. */
    Stream<Map<String, AttributeValue>> range(String pk, String from, String to) {
        var request = where(
                "pk = :pk AND sk BETWEEN :from AND :to", Map.of(":pk", text(pk), ":from", text(from), ":to", text(to)));
        return dynamo.queryPaginator(request.build()).items().stream();
    }

    /** The first item of a partition whose sort key has this prefix. */
    Optional<Map<String, AttributeValue>> first(String pk, String skPrefix) {
        return dynamo.query(partition(pk, skPrefix).limit(1).build()).items().stream()
                .findFirst();
    }

    /** All items of a partition, in order. Pages are read as the stream is consumed. */
    Stream<Map<String, AttributeValue>> query(String pk) {
        return dynamo.queryPaginator(partition(pk).build()).items().stream();
    }

    /** A query of a partition in descending order, page by page. */
    QueryRequest descending(String pk, int pageSize) {
        return partition(pk).scanIndexForward(false).limit(pageSize).build();
    }

    private QueryRequest.Builder partition(String pk) {
        return where("pk = :pk", Map.of(":pk", text(pk)));
    }

    private QueryRequest.Builder partition(String pk, String skPrefix) {
        return where("pk = :pk AND begins_with(sk, :sk)", Map.of(":pk", text(pk), ":sk", text(skPrefix)));
    }

    private QueryRequest.Builder where(String condition, Map<String, AttributeValue> values) {
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression(condition)
                .expressionAttributeValues(values)
                .consistentRead(true);
    }

    /** Partition keys of rows in the sparse index {@code pending}, oldest first. The index lags behind the table. */
    Stream<String> pending(String state, String before, int limit) {
        return dynamo
                .queryPaginator(q -> q.tableName(name)
                        .indexName("pending")
                        .keyConditionExpression("pending = :state AND decided < :before")
                        .expressionAttributeValues(Map.of(":state", text(state), ":before", text(before)))
                        .limit(limit))
                .items()
                .stream()
                .limit(limit)
                .map(row -> Items.required(row, Items.PK).s());
    }

    /**
     * Changes an item, or creates it.
     *
     * @param condition null for none
     * @return the item as it was before; empty when the condition did not hold
     */
    Optional<Map<String, AttributeValue>> update(
            Map<String, AttributeValue> key,
            String expression,
            @Nullable String condition,
            Map<String, AttributeValue> values) {
        try {
            return Optional.of(dynamo.updateItem(u -> u.tableName(name)
                            .key(key)
                            .updateExpression(expression)
                            .conditionExpression(condition)
                            .expressionAttributeNames(Transaction.names(expression + " " + condition))
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.ALL_OLD))
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    void put(Map<String, AttributeValue> item) {
        dynamo.putItem(p -> p.tableName(name).item(item));
    }

    void delete(String pk, String sk) {
        dynamo.deleteItem(d -> d.tableName(name).key(key(pk, sk)));
    }

    /** Deletes an item if the condition holds. */
    void delete(Map<String, AttributeValue> key, String condition, Map<String, AttributeValue> values) {
        try {
            dynamo.deleteItem(d -> d.tableName(name)
                    .key(key)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Transaction.names(condition))
                    .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException e) {
            // The caller wants the item gone only in the state that the condition describes.
        }
    }

    /** Writes an item unless there is one with its key; returns whether it was written. */
    boolean putIfAbsent(Map<String, AttributeValue> item) {
        return put(item, "attribute_not_exists(pk)", Map.of());
    }

    /** Writes an item if the condition holds; returns whether it was written. */
    boolean put(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        try {
            dynamo.putItem(PutItemRequest.builder()
                    .tableName(name)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Transaction.names(condition))
                    .expressionAttributeValues(values.isEmpty() ? null : values)
                    .build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
