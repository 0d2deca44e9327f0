package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import dev.parley.application.ports.IndexedVersions;
import dev.parley.facts.IndexedArticle;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads all versions by a scan of the whole index table. */
public final class DynamoIndexedVersions implements IndexedVersions {
    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoIndexedVersions(DynamoDbClient dynamo, String table) {
        this.dynamo = requireNonNull(dynamo, "dynamo");
        this.table = requireNonNull(table, "table");
    }

    @Override
    public Stream<IndexedArticle> all() {
        return dynamo
                .scanPaginator(ScanRequest.builder()
                        .tableName(table)
                        .filterExpression("entity = :version")
                        .projectionExpression(Items.JSON + ", " + Items.PACKED)
                        .expressionAttributeValues(Map.of(":version", Items.text("version")))
                        .build())
                .items()
                .stream()
                .map(item -> Items.read(item, IndexedArticle.class));
    }
}
