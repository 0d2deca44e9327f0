package dev.parley.aws;

import dev.parley.application.ports.IndexedVersions;
import dev.parley.facts.IndexedArticle;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads all versions by a scan of the whole index table. */
public record DynamoIndexedVersions(DynamoDbClient dynamo, String table) implements IndexedVersions {
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
