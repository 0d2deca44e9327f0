package dev.parley.aws;

import static dev.parley.aws.Items.item;
import static dev.parley.aws.Items.text;

import dev.parley.application.ports.DeliveryReceipts.Delivery;
import dev.parley.application.ports.DeliveryReceipts.Restorable;
import dev.parley.application.ports.IndexRestore;
import dev.parley.articles.Tombstone;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Restores facts, notifications and tombstones into the index table; the progress is the row {@code RECEIPTS / RESTORED}. */
public final class DynamoIndexRestore implements IndexRestore {
    static final String PK = "RECEIPTS";
    static final String SK = "RESTORED";

    private final DynamoTable table;
    private final MatchKeyRows keys;

    public DynamoIndexRestore(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
        this.keys = new MatchKeyRows(this.table);
    }

    @Override
    public void restoreFact(String memory, Instant decided) {
        keys.restore(memory, decided);
    }

    @Override
    public void restoreNotification(Restorable restorable) {
        var notification = restorable.receipt().notification();
        var alerts = restorable.receipt().decisions().stream()
                .map(decision -> OutboxRows.place(decision.alert()))
                .toList();
        for (var decision : restorable.receipt().decisions()) {
            table.put(OutboxRows.decision(notification.id(), decision));
        }
        var row = OutboxRows.report(notification.id(), notification.made(), alerts);
        row.put("ambiguous", AttributeValue.fromBool(restorable.outcome() == Delivery.MAY_HAVE_GONE_OUT));
        if (restorable.outcome() == Delivery.WENT_OUT) {
            row.put("state", text(OutboxRows.SENT));
            row.remove("pending");
        }
        if (restorable.inDigest()) {
            row.remove(DynamoTable.LIST);
            row.remove(DynamoTable.PLACE);
        }
        table.putIfAbsent(row);
    }

    @Override
    public void restoreTombstone(Tombstone tombstone) {
        ArticleRows.bury(table, tombstone);
    }

    @Override
    public Progress progress() {
        return progress(table);
    }

    static Progress progress(DynamoTable table) {
        return table.get(PK, SK).map(DynamoIndexRestore::progress).orElse(new Progress(false, Optional.empty()));
    }

    /** Read without databind, because every new intake function reads this row, and nothing else that is bound to a class. */
    private static Progress progress(Map<String, AttributeValue> row) {
        var json = Items.tree(Items.json(row));
        return new Progress(
                json.path("complete").asBoolean(),
                Optional.ofNullable(json.path("after").textValue()));
    }

    @Override
    public void save(Progress progress) {
        table.put(
                row(progress),
                "attribute_not_exists(pk) OR #complete = :no",
                Map.of(":no", AttributeValue.fromBool(false)));
    }

    static Map<String, AttributeValue> row(Progress progress) {
        var row = item(PK, SK, "progress", progress);
        row.put("complete", AttributeValue.fromBool(progress.complete()));
        return row;
    }
}
