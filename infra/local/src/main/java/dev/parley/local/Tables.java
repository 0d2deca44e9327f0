package dev.parley.local;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Creates the tables of the template in DynamoDB Local. */
record Tables(URI endpoint) {
    /** Creates the missing tables, and returns the stream ARN of each table by its id. */
    Map<String, String> create(List<Resource.Table> tables) {
        var streams = new HashMap<String, String>();
        try (var dynamo = local(DynamoDbClient.builder()).build()) {
            for (var table : tables) {
                try {
                    dynamo.createTable(request(table));
                } catch (ResourceInUseException e) {
                    // An earlier start created it.
                }
                streams.put(
                        table.id(),
                        dynamo.describeTable(d -> d.tableName(table.id()))
                                .table()
                                .latestStreamArn());
            }
        }
        return streams;
    }

    DynamoDbStreamsClient streams() {
        return local(DynamoDbStreamsClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B local(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Template.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    private static CreateTableRequest request(Resource.Table table) {
        var properties = table.properties();
        var request = CreateTableRequest.builder()
                .tableName(table.id())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(maps(properties.get("AttributeDefinitions")).stream()
                        .map(one -> AttributeDefinition.builder()
                                .attributeName((String) one.get("AttributeName"))
                                .attributeType((String) one.get("AttributeType"))
                                .build())
                        .toList())
                .keySchema(keys(properties.get("KeySchema")));
        if (properties.get("StreamSpecification") instanceof Map<?, ?> stream) {
            request.streamSpecification(
                    s -> s.streamEnabled(true).streamViewType((String) stream.get("StreamViewType")));
        }
        var indexes = maps(properties.get("GlobalSecondaryIndexes")).stream()
                .map(one -> GlobalSecondaryIndex.builder()
                        .indexName((String) one.get("IndexName"))
                        .keySchema(keys(one.get("KeySchema")))
                        .projection(p -> p.projectionType(
                                (String) Template.map(one.get("Projection")).get("ProjectionType")))
                        .build())
                .toList();
        return indexes.isEmpty()
                ? request.build()
                : request.globalSecondaryIndexes(indexes).build();
    }

    private static List<KeySchemaElement> keys(@Nullable Object schema) {
        return maps(schema).stream()
                .map(one -> KeySchemaElement.builder()
                        .attributeName((String) one.get("AttributeName"))
                        .keyType((String) one.get("KeyType"))
                        .build())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }
}
