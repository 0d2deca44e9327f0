package dev.parley.costs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Read and write units by the rules of the DynamoDB developer guide ("Read and write operations", "Transactions", "Using
 * Global Secondary Indexes"). DynamoDB Local reports other units than AWS for transactions, indexes and missing items.
 *
 * <ul>
 *   <li>A write costs one unit for each started KB of the larger item before or after it, and two units in a transaction. A
 *       condition check costs the same as a write.
 *   <li>Writing, replacing or removing an index entry costs one unit for each started KB, and two if its key changes. An
 *       unchanged entry costs nothing.
 *   <li>A consistent read costs one unit for each started 4 KB, and one for a missing item.
 * </ul>
 */
final class Units {
    private static final int WRITE_BYTES = 1024;
    private static final int READ_BYTES = 4096;
    private static final int COLLECTION_BYTES = 3;

    private final DynamoDbClient dynamo;
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final Map<String, List<GlobalSecondaryIndexDescription>> indexes = new ConcurrentHashMap<>();

    /** @param dynamo client whose calls are not counted */
    Units(DynamoDbClient dynamo) {
        this.dynamo = dynamo;
    }

    /** An item that a request writes or checks, with its state before. */
    record Touched(String table, Map<String, AttributeValue> key, Map<String, AttributeValue> before, int factor) {}

    /** The items that a request will write or check. Call it before the request is sent. */
    List<Touched> touched(SdkRequest request) {
        return switch (request) {
            case PutItemRequest r -> List.of(touched(r.tableName(), key(r.tableName(), r.item()), 1));
            case UpdateItemRequest r -> List.of(touched(r.tableName(), r.key(), 1));
            case DeleteItemRequest r -> List.of(touched(r.tableName(), r.key(), 1));
            case TransactWriteItemsRequest r -> {
                var touched = new ArrayList<Touched>();
                for (var item : r.transactItems()) {
                    if (item.put() != null) {
                        var put = item.put();
                        touched.add(touched(put.tableName(), key(put.tableName(), put.item()), 2));
                    } else if (item.update() != null) {
                        touched.add(
                                touched(item.update().tableName(), item.update().key(), 2));
                    } else if (item.delete() != null) {
                        touched.add(
                                touched(item.delete().tableName(), item.delete().key(), 2));
                    } else {
                        touched.add(touched(
                                item.conditionCheck().tableName(),
                                item.conditionCheck().key(),
                                2));
                    }
                }
                yield touched;
            }
            default -> List.of();
        };
    }

    private Touched touched(String table, Map<String, AttributeValue> key, int factor) {
        return new Touched(table, key, read(table, key), factor);
    }

    private Map<String, AttributeValue> read(String table, Map<String, AttributeValue> key) {
        return dynamo.getItem(g -> g.tableName(table).key(key).consistentRead(true))
                .item();
    }

    private Map<String, AttributeValue> key(String table, Map<String, AttributeValue> item) {
        var key = new HashMap<String, AttributeValue>();
        keys(table).forEach(name -> key.put(name, item.get(name)));
        return key;
    }

    private List<String> keys(String table) {
        if (!keys.containsKey(table)) {
            var description = dynamo.describeTable(d -> d.tableName(table)).table();
            keys.put(table, names(description.keySchema()));
            indexes.put(table, description.globalSecondaryIndexes());
        }
        return keys.get(table);
    }

    private static List<String> names(List<KeySchemaElement> schema) {
        return schema.stream().map(KeySchemaElement::attributeName).toList();
    }

    /** The write units of a request. Call it after the request was answered. */
    double written(List<Touched> touched) {
        double units = 0;
        for (var one : touched) {
            var after = read(one.table(), one.key());
            units += one.factor() * begun(Math.max(bytes(one.before()), bytes(after)), WRITE_BYTES);
            keys(one.table());
            for (var index : indexes.get(one.table())) {
                units += indexed(entry(one.table(), index, one.before()), entry(one.table(), index, after), index);
            }
        }
        return units;
    }

    private static int indexed(
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            GlobalSecondaryIndexDescription index) {
        if (before.equals(after)) {
            return 0;
        }
        var keys = names(index.keySchema());
        var moved = !before.isEmpty()
                && !after.isEmpty()
                && keys.stream().anyMatch(key -> !before.get(key).equals(after.get(key)));
        return moved
                ? begun(bytes(before), WRITE_BYTES) + begun(bytes(after), WRITE_BYTES)
                : begun(Math.max(bytes(before), bytes(after)), WRITE_BYTES);
    }

    /** The entry of an item in an index; empty if it has none. */
    private Map<String, AttributeValue> entry(
            String table, GlobalSecondaryIndexDescription index, Map<String, AttributeValue> item) {
        var wanted = names(index.keySchema());
        if (!item.keySet().containsAll(wanted)) {
            return Map.of();
        }
        if (index.projection().projectionType() == ProjectionType.ALL) {
            return item;
        }
        var entry = new HashMap<>(item);
        entry.keySet()
                .removeIf(name -> !wanted.contains(name)
                        && !keys(table).contains(name)
                        && !index.projection().nonKeyAttributes().contains(name));
        return entry;
    }

    /** The read units of a request. */
    double read(SdkRequest request, SdkResponse response) {
        return switch (request) {
            case GetItemRequest r -> consistency(r.consistentRead()) * item(((GetItemResponse) response).item());
            case BatchGetItemRequest r -> {
                double units = 0;
                for (var asked : r.requestItems().entrySet()) {
                    for (var key : asked.getValue().keys()) {
                        units += consistency(asked.getValue().consistentRead()) * item(read(asked.getKey(), key));
                    }
                }
                yield units;
            }
            // Only this response contains the items that a filter removed.
            case QueryRequest r ->
                Math.max(
                        consistency(r.consistentRead()),
                        ((QueryResponse) response).consumedCapacity().capacityUnits());
            default -> 0;
        };
    }

    private static double consistency(Boolean consistent) {
        return Boolean.TRUE.equals(consistent) ? 1 : 0.5;
    }

    private static int item(Map<String, AttributeValue> item) {
        return begun(bytes(item), READ_BYTES);
    }

    private static int begun(int bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }

    private static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + bytes(attribute.getValue()))
                .sum();
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            // A byte for two digits, and one for sign and exponent.
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(Units::utf8).sum();
            case NS, BS -> throw new IllegalArgumentException("sets of " + value.type() + " are not used");
            case L ->
                COLLECTION_BYTES
                        + value.l().stream().mapToInt(one -> 1 + bytes(one)).sum();
            case M -> COLLECTION_BYTES + value.m().size() + bytes(value.m());
            case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
