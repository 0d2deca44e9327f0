package dev.parley.aws;

import dev.parley.application.ports.FactRewrite;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.MatchKey;
import dev.parley.facts.Revision;
import dev.parley.facts.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Replaces sightings in the index table. A new sighting gets a pointer row, as while a version is being indexed, so that
 * an interrupted run leaves nothing that cannot be found; {@link #report} replaces the pointers.
 */
public final class DynamoFactRewrite implements FactRewrite {
    /** Writes of a transaction besides the match keys. */
    private static final int OTHER_WRITES = 5;

    private final DynamoTable table;

    public DynamoFactRewrite(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public boolean rewrite(
            Fact before,
            Fact after,
            VersionKey version,
            Optional<Sighting> sighting,
            Set<MatchKey> keys,
            Optional<Revision> revision) {
        var transaction = table.transaction();
        var taken = MatchKeyRows.fitting(keys, OTHER_WRITES);
        FactRows.replace(transaction, before, after, taken);
        if (sighting.isPresent()) {
            transaction.put(FactRows.sighting(after, sighting.get()));
            transaction.put(ArticleRows.pointer(version, after.id()));
        } else {
            transaction.delete(FactRows.sightingKey(version, after.id()));
        }
        revision.ifPresent(page -> transaction.put(FactRows.revision(after, page)));
        transaction.check(ArticleRows.head(version.articleId()), ArticleRows.NOT_DELETED, ArticleRows.notDeleted());
        MatchKeyRows.take(transaction, taken, after);
        return transaction.run().isEmpty();
    }

    @Override
    public void report(VersionKey version, Collection<String> facts) {
        var rows = table.query(ArticleRows.pk(version.articleId())).toList();
        var row = rows.stream()
                .filter(one -> ArticleRows.isOf(one, version.version()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the index has no " + version.objectKey()));
        var reported = facts.isEmpty()
                ? table.update(Items.keyOf(row), "REMOVE #facts", "#entity = :version", versionRow())
                : table.update(
                        Items.keyOf(row),
                        "SET #facts = :facts",
                        "#entity = :version",
                        Map.of(":version", Items.text(ArticleRows.VERSION), ":facts", Items.texts(List.copyOf(facts))));
        if (reported.isEmpty()) {
            throw new IllegalStateException("the article of " + version.objectKey() + " was deleted meanwhile");
        }
        var pointers = ArticleRows.SIGHTING + version.version() + "#";
        rows.stream()
                .map(one -> Items.required(one, Items.SK).s())
                .filter(sk -> sk.startsWith(pointers))
                .forEach(sk -> table.delete(ArticleRows.pk(version.articleId()), sk));
    }

    private static Map<String, AttributeValue> versionRow() {
        return Map.of(":version", Items.text(ArticleRows.VERSION));
    }
}
