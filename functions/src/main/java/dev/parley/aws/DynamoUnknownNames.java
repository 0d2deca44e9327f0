package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;
import static dev.parley.aws.Items.text;
import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.UnknownName;
import dev.parley.facts.UnknownNamePage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Unknown names in the index table. Counting a version is one transaction of at most four writes:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>NAME#id</td><td>VERSION#articleId#version</td><td>this version was counted, once</td></tr>
 *   <tr><td>NAME#id</td><td>NAME</td><td>the name with its count</td></tr>
 *   <tr><td>UNKNOWN-NAMES</td><td>count#lastSeen#id</td><td>a copy of it, for the list; moves when it is counted</td></tr>
 * </table>
 */
public final class DynamoUnknownNames implements UnknownNames {
    private static final String LIST = "UNKNOWN-NAMES";
    private static final String NAME = "NAME";
    private static final String VERSIONS = "versions";

    /** Races that one version may lose. */
    private static final int ATTEMPTS = 16;

    private static final int PAGE = 100;

    /** One request looks at no more names than this, so that its time is bounded. */
    private static final int MOST_LOOKED_AT = 2_000;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoUnknownNames(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    @Override
    public boolean note(TitledName name, VersionKey version, Instant arrived) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = read(name.id());
            var after = before.map(known -> known.with(name, version, arrived))
                    .orElseGet(() -> UnknownName.first(name, version, arrived));
            // First, so that its position tells it apart from the other condition.
            var transaction = new Transaction(dynamo, table).putIfAbsent(marker(name, version));
            before.ifPresentOrElse(
                    known -> transaction
                            .replace(nameItem(after), VERSIONS, number(known.versions()))
                            .delete(key(LIST, sortKey(known))),
                    () -> transaction.putIfAbsent(nameItem(after)));
            transaction.put(item(LIST, sortKey(after), "unknown-name-list", after));
            var failed = transaction.run();
            if (failed.isEmpty()) {
                return true;
            }
            if (failed.contains(0)) {
                return false;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for an unknown name");
    }

    private Optional<UnknownName> read(String id) {
        var answer = dynamo.getItem(
                g -> g.tableName(table).key(key(partition(id), NAME)).consistentRead(true));
        return answer.hasItem() ? Optional.of(Items.read(answer.item(), UnknownName.class)) : Optional.empty();
    }

    private static String partition(String id) {
        return "NAME#" + id;
    }

    private static Map<String, AttributeValue> marker(TitledName name, VersionKey version) {
        return item(partition(name.id()), "VERSION#" + version.articleId() + "#" + version.version(), "marker");
    }

    private static Map<String, AttributeValue> nameItem(UnknownName name) {
        var item = item(partition(name.id()), NAME, "unknown-name", name);
        item.put(VERSIONS, number(name.versions()));
        return item;
    }

    private static String sortKey(UnknownName name) {
        return "%012d#%s#%s".formatted(name.versions(), SortableInstant.of(name.lastSeen()), name.id());
    }

    @Override
    public UnknownNamePage list(int limit, Optional<String> cursor, Predicate<UnknownName> wanted) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is a number from 1 to " + MOST + ", not " + limit);
        }
        var start = Cursor.sortKey(LIST, cursor).map(sk -> key(LIST, sk)).orElse(null);
        var request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(LIST)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(PAGE)
                .build();
        var found = new ArrayList<UnknownName>();
        int lookedAt = 0;
        do {
            var page = dynamo.query(request.toBuilder().exclusiveStartKey(start).build());
            for (var item : page.items()) {
                var name = Items.read(item, UnknownName.class);
                if (wanted.test(name)) {
                    if (found.size() == limit) {
                        return new UnknownNamePage(found, Optional.of(Cursor.of(LIST, sortKey(found.getLast()))));
                    }
                    found.add(name);
                }
                if (++lookedAt == MOST_LOOKED_AT) {
                    return new UnknownNamePage(found, Optional.of(Cursor.of(LIST, sortKey(name))));
                }
            }
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        return new UnknownNamePage(found, Optional.empty());
    }
}
