package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The index table: its reads, consistent where nothing else is said, and its single conditional writes. */
final class IndexTable {
    /** The index of lists: a row is in at most one of them, at a place that orders it there. */
    static final String LIST = "list";

    static final String PLACE = "place";
    private static final String LISTS = "lists";

    /** DynamoDB takes so many keys in one read. */
    private static final int BATCH = 100;

    private final DynamoDbClient dynamo;
    private final String name;

    IndexTable(DynamoDbClient dynamo, String name) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.name = requireNonNull(name, "name");
    }

    Transaction transaction() {
        return new Transaction(dynamo, name);
    }

    /** A read that may miss what was written within the last second; it costs half. */
    Optional<Map<String, AttributeValue>> glance(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(name).key(key(pk, sk)));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    Optional<Map<String, AttributeValue>> get(String pk, String sk) {
        var answer = dynamo.getItem(g -> g.tableName(name).key(key(pk, sk)).consistentRead(true));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    /** The items with these keys that are there, in no order; read consistently. */
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

    /** A query of a range, both ends included, of a list of the index of lists, which may lag behind the table. */
    QueryRequest.Builder list(String list, String from, String to) {
        return QueryRequest.builder()
                .tableName(name)
                .indexName(LISTS)
                .keyConditionExpression("#list = :list AND #place BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#list", LIST, "#place", PLACE))
                .expressionAttributeValues(Map.of(":list", text(list), ":from", text(from), ":to", text(to)));
    }

    /** Carries out a query of a list; the rows have their keys and their place alone. */
    QueryResponse query(QueryRequest request) {
        return dynamo.query(request);
    }

    /** The keys of all rows in a range of a list, in order. */
    Stream<Map<String, AttributeValue>> listed(String list, String from, String to) {
        return dynamo.queryPaginator(list(list, from, to).build()).items().stream();
    }

    /** The items of a partition whose sort key starts so, in its order; read page by page as they are asked for. */
    Stream<Map<String, AttributeValue>> query(String pk, String skPrefix) {
        return dynamo.queryPaginator(partition(pk, skPrefix).build()).items().stream();
    }

    /** The items of a partition from one sort key to another, both included, in order. */
    Stream<Map<String, AttributeValue>> range(String pk, String from, String to) {
        return dynamo
                .queryPaginator(q -> q.tableName(name)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(":pk", text(pk), ":from", text(from), ":to", text(to)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    Optional<Map<String, AttributeValue>> first(String pk, String skPrefix) {
        return dynamo.query(partition(pk, skPrefix).limit(1).build()).items().stream()
                .findFirst();
    }

    /** All items of a partition, in the order of their sort keys; read page by page as they are asked for. */
    Stream<Map<String, AttributeValue>> query(String pk) {
        return dynamo
                .queryPaginator(q -> q.tableName(name)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(pk)))
                        .consistentRead(true))
                .items()
                .stream();
    }

    private QueryRequest.Builder partition(String pk, String skPrefix) {
        return QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(Map.of(":pk", text(pk), ":sk", text(skPrefix)))
                .consistentRead(true);
    }

    /** Keys of rows in the sparse index, oldest first; the index may lag behind the table. */
    Stream<String> pending(String state, String before, int limit) {
        return dynamo
                .query(q -> q.tableName(name)
                        .indexName("pending")
                        .keyConditionExpression("pending = :state AND decided < :before")
                        .expressionAttributeValues(Map.of(":state", text(state), ":before", text(before)))
                        .limit(limit))
                .items()
                .stream()
                .map(row -> row.get(Items.PK).s());
    }

    /**
     * Changes an item under a condition.
     *
     * @return the item as it was before; empty when the condition did not hold
     */
    Optional<Map<String, AttributeValue>> update(
            Map<String, AttributeValue> key, String expression, String condition, Map<String, AttributeValue> values) {
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

    /** Writes an item; whether it was not there. */
    boolean putIfAbsent(Map<String, AttributeValue> item) {
        return put(item, "attribute_not_exists(pk)", Map.of());
    }

    boolean put(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        try {
            dynamo.putItem(PutItemRequest.builder()
                    .tableName(name)
                    .item(new HashMap<>(item))
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
