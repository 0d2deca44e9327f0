package dev.parley.aws;

import static dev.parley.aws.Items.item;

import dev.parley.application.ports.Embargoes;
import dev.parley.articles.VersionKey;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Embargoes as rows of the index table: {@code EMBARGOES / end#articleId#version}. */
public final class DynamoEmbargoes implements Embargoes {
    private static final String EMBARGOES = "EMBARGOES";

    private final DynamoTable table;

    public DynamoEmbargoes(DynamoDbClient dynamo, String table) {
        this.table = new DynamoTable(dynamo, table);
    }

    @Override
    public void add(Embargo embargo) {
        table.put(item(EMBARGOES, sortKey(embargo), "embargo", embargo));
    }

    @Override
    public List<Embargo> ended(Instant now, int limit) {
        return table.query(EMBARGOES)
                .map(row -> Items.read(row, Embargo.class))
                .takeWhile(embargo -> !embargo.until().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(Embargo embargo) {
        table.delete(EMBARGOES, sortKey(embargo));
    }

    private static String sortKey(Embargo embargo) {
        VersionKey version = embargo.version();
        return SortableInstant.of(embargo.until()) + "#" + version.articleId() + "#" + version.version();
    }
}
