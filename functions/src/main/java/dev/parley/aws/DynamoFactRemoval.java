package dev.parley.aws;

import static dev.parley.aws.Items.key;
import static dev.parley.aws.Items.text;

import dev.parley.application.ports.FactRemoval;
import dev.parley.articles.Tombstone;
import dev.parley.articles.VersionKey;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes a deleted article from the index table. First its head becomes the tombstone, after which every transaction of
 * {@link DynamoFactIndex} for the article fails. The tombstone keeps the attributes of the head until all other rows are
 * removed, so that an interrupted run can be repeated.
 */
public final class DynamoFactRemoval implements FactRemoval {
    /** Fits into one transaction with the rows of the fact. */
    private static final int SIGHTINGS_AT_ONCE = 60;

    private static final int ATTEMPTS = 8;

    private final DynamoTable table;

    public DynamoFactRemoval(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public void forget(Tombstone tombstone) {
        var article = tombstone.articleId();
        ArticleRows.bury(table, tombstone);
        var rows = table.query(ArticleRows.pk(article)).toList();
        var facts = new LinkedHashMap<String, List<VersionKey>>();
        ArticleRows.reported(rows)
                .forEach((version, ids) -> ids.forEach(
                        id -> facts.computeIfAbsent(id, f -> new ArrayList<>()).add(new VersionKey(article, version))));
        facts.forEach((factId, versions) -> {
            for (int from = 0; from < versions.size(); from += SIGHTINGS_AT_ONCE) {
                forget(factId, versions.subList(from, Math.min(versions.size(), from + SIGHTINGS_AT_ONCE)), tombstone);
            }
        });
        // Last, because these rows list the sightings above.
        rows.stream()
                .filter(row -> !Items.required(row, Items.SK).s().equals(ArticleRows.HEAD))
                .forEach(row -> table.delete(
                        Items.required(row, Items.PK).s(),
                        Items.required(row, Items.SK).s()));
        table.put(row(tombstone(rows)));
    }

    private static Tombstone tombstone(List<Map<String, AttributeValue>> rows) {
        return rows.stream()
                .filter(ArticleRows::isTombstone)
                .map(row ->
                        Items.read(Items.required(row, ArticleRows.TOMBSTONE).s(), Tombstone.class))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, AttributeValue> row(Tombstone tombstone) {
        var row = Items.item(ArticleRows.pk(tombstone.articleId()), ArticleRows.HEAD, ArticleRows.TOMBSTONE);
        row.put(ArticleRows.TOMBSTONE, text(Items.write(tombstone)));
        return row;
    }

    /** Repeats until no other writer interferes. */
    private void forget(String factId, List<VersionKey> gone, Tombstone tombstone) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var row = table.get(FactRows.pk(factId), FactRows.FACT);
            if (row.isEmpty()) {
                throw new IllegalStateException("the index has sightings of the fact " + factId + ", but not the fact");
            }
            if (forgotten(Items.read(row.get(), Fact.class), Set.copyOf(gone), tombstone)) {
                return;
            }
        }
        throw new IllegalStateException("lost " + ATTEMPTS + " races for the fact " + factId);
    }

    private boolean forgotten(Fact before, Set<VersionKey> gone, Tombstone tombstone) {
        var sightings = table.query(FactRows.pk(before.id()), FactRows.SIGHTING)
                .map(row -> FactRows.seen(row).sighting())
                .collect(Collectors.partitioningBy(sighting -> gone.contains(sighting.version())));
        if (sightings.getOrDefault(true, List.of()).isEmpty()) {
            // An earlier run that was interrupted did this.
            return true;
        }
        var newest = sightings.getOrDefault(true, List.of()).stream()
                .max(Comparator.comparing(Sighting::arrived))
                .orElseThrow();
        var update = FactUpdate.deleted(
                before, sightings.getOrDefault(false, List.of()), newest.version(), tombstone.deleted());
        var transaction = table.transaction();
        sightings.getOrDefault(true, List.of()).forEach(sighting -> {
            var row = FactRows.sightingKey(sighting.version(), before.id());
            transaction.delete(key(
                    Items.required(row, Items.PK).s(),
                    Items.required(row, Items.SK).s()));
        });
        FactRows.replace(transaction, before, update.after(), List.of());
        update.revision().ifPresent(page -> transaction.put(FactRows.revision(update.after(), page)));
        return transaction.run().isEmpty();
    }
}
