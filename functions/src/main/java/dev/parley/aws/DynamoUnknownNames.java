package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.number;

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

/**
 * Unknown names in the index table. One transaction of at most four writes counts a version:
 *
 * <table>
 *   <caption>Items by key</caption>
 *   <tr><th>pk</th><th>sk</th><th>what</th></tr>
 *   <tr><td>NAME#id</td><td>VERSION#articleId#version</td><td>this version was counted</td></tr>
 *   <tr><td>NAME#id</td><td>NAME</td><td>the name with its count</td></tr>
 *   <tr><td>UNKNOWN-NAMES</td><td>count#lastSeen#id</td><td>a copy of the name, in the order of the list; moves when the name is counted</td></tr>
 * </table>
 */
public final class DynamoUnknownNames implements UnknownNames {
    private static final String LIST = "UNKNOWN-NAMES";
    private static final String NAME = "NAME";
    private static final String VERSIONS = "versions";

    /** Attempts to count one version. */
    private static final int ATTEMPTS = 16;

    private static final int PAGE = 100;

    /** The most names that one request reads, so that its time is bounded. */
    private static final int MOST_READ = 2_000;

    private final DynamoTable table;

    public DynamoUnknownNames(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public boolean note(TitledName name, VersionKey version, Instant arrived) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = read(name.id());
            var after = before.map(known -> known.with(name, version, arrived))
                    .orElseGet(() -> UnknownName.first(name, version, arrived));
            // The first write, so that its position in the answer identifies it.
            var transaction = table.transaction().putIfAbsent(marker(name, version));
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
        return table.get(partition(id), NAME).map(row -> Items.read(row, UnknownName.class));
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
            throw new IllegalArgumentException("limit must be from 1 to " + MOST + ", not " + limit);
        }
        var start = Cursor.sortKey(LIST, cursor).map(sk -> key(LIST, sk)).orElse(null);
        var request = table.descending(LIST, PAGE);
        var found = new ArrayList<UnknownName>();
        int read = 0;
        do {
            var page = table.query(request.toBuilder().exclusiveStartKey(start).build());
            for (var item : page.items()) {
                var name = Items.read(item, UnknownName.class);
                if (wanted.test(name)) {
                    if (found.size() == limit) {
                        return new UnknownNamePage(found, Optional.of(Cursor.of(LIST, sortKey(found.getLast()))));
                    }
                    found.add(name);
                }
                if (++read == MOST_READ) {
                    return new UnknownNamePage(found, Optional.of(Cursor.of(LIST, sortKey(name))));
                }
            }
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
        return new UnknownNamePage(found, Optional.empty());
    }
}
