package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static java.util.Objects.requireNonNull;

import dev.parley.articles.Tombstone;
import dev.parley.facts.Fact;
import dev.parley.facts.FactRemoval;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.IndexedArticle;
import dev.parley.facts.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes a deleted article's rows out of the index. The row {@code ARTICLE#id / TOMBSTONE} is written first: while it
 * is there, no transaction of {@link DynamoFactIndex} about the article goes through.
 */
public final class DynamoFactRemoval implements FactRemoval {
    private static final String TOMBSTONE = "TOMBSTONE";

    /** Two rows each; with a fact's own rows and lists they fit one transaction. */
    private static final int SIGHTINGS_AT_ONCE = 30;

    private static final int ATTEMPTS = 8;

    private final Table table;

    public DynamoFactRemoval(DynamoDbClient dynamo, String table) {
        this.table = new Table(requireNonNull(dynamo, "dynamo"), requireNonNull(table, "table"));
    }

    static Map<String, AttributeValue> key(String articleId) {
        return Items.key("ARTICLE#" + articleId, TOMBSTONE);
    }

    @Override
    public void forget(Tombstone tombstone) {
        var partition = "ARTICLE#" + tombstone.articleId();
        table.putIfAbsent(item(partition, TOMBSTONE, "tombstone", tombstone));
        var sightings = new LinkedHashMap<String, List<Sighting>>();
        table.query(partition, "SIGHTING#").forEach(row -> sightings
                .computeIfAbsent(row.get("factId").s(), id -> new ArrayList<>())
                .add(Items.read(row, Sighting.class)));
        sightings.forEach((factId, all) -> {
            for (int from = 0; from < all.size(); from += SIGHTINGS_AT_ONCE) {
                forget(factId, all.subList(from, Math.min(all.size(), from + SIGHTINGS_AT_ONCE)), tombstone);
            }
        });
        table.query(partition, "VERSION#")
                .map(row -> Items.read(row, IndexedArticle.class))
                .forEach(version ->
                        table.delete("CONTENT#" + version.originalSha256(), version.id() + "#" + version.version()));
        // Versions last: they name the rows above.
        for (var kind : List.of("FACT#", "WITHDRAWN#", "INDEXED#", "VERSION#")) {
            table.query(partition, kind)
                    .forEach(row -> table.delete(
                            row.get(Items.PK).s(), row.get(Items.SK).s()));
        }
    }

    /** Tries until no other writer comes between reading and writing. */
    private void forget(String factId, List<Sighting> gone, Tombstone tombstone) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var row = table.get("FACT#" + factId, "FACT");
            if (row.isEmpty()) {
                throw new IllegalStateException("the index has sightings of the fact " + factId + ", but not the fact");
            }
            if (forgotten(Items.read(row.get(), Fact.class), gone, tombstone)) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for the fact " + factId);
    }

    private boolean forgotten(Fact before, List<Sighting> gone, Tombstone tombstone) {
        var others = table.query("FACT#" + before.id(), "SIGHTING#")
                .map(row -> Items.read(row, Sighting.class))
                .filter(sighting -> !gone.contains(sighting))
                .toList();
        var newest = gone.stream().max(Comparator.comparing(Sighting::arrived)).orElseThrow();
        var update = FactUpdate.deleted(before, others, newest.version(), tombstone.deleted());
        var transaction = table.transaction();
        gone.forEach(sighting -> {
            transaction.delete(keyOf(FactRows.sighting(before, sighting)));
            transaction.delete(keyOf(FactRows.marker(before, sighting)));
        });
        FactLists.replace(transaction, before, update.after());
        update.revision().ifPresent(page -> transaction.put(FactRows.revision(update.after(), page)));
        return transaction.run().isEmpty();
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
        return Items.key(row.get(Items.PK).s(), row.get(Items.SK).s());
    }
}
