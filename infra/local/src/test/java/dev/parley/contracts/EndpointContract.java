package dev.parley.contracts;

import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.FactRemoval;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.LegalHolds;
import dev.parley.application.ports.Tombstones;
import dev.parley.application.ports.UnknownNames;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoEmbargoes;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRemoval;
import dev.parley.aws.DynamoIndexRestore;
import dev.parley.aws.DynamoIntakeIndex;
import dev.parley.aws.DynamoOutbox;
import dev.parley.aws.DynamoUnknownNames;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.aws.S3DeliveryReceipts;
import dev.parley.aws.S3LegalHolds;
import dev.parley.aws.S3OverlayStore;
import dev.parley.aws.S3Tombstones;
import dev.parley.aws.SnsAlertPublisher;
import dev.parley.exports.Arrivals;
import dev.parley.extraction.OverlayStore;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The contracts on an endpoint of others, with a bucket, a table and a topic that the test creates. */
abstract class EndpointContract implements AdapterContract {
    /** Another name in every run, because an endpoint may outlive one. */
    private static final String BUCKET = "parley-contract-" + System.nanoTime();

    private static final String TABLE = BUCKET;

    private static Clients clients;
    private static String topic;

    static void use(Clients made) {
        clients = made;
        clients.s3().createBucket(b -> b.bucket(BUCKET));
        topic = clients.sns().createTopic(t -> t.name("parley-contract")).topicArn();
        clients.dynamo().createTable(t -> t.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("pk"),
                        attribute("sk"),
                        attribute("pending"),
                        attribute("decided"),
                        attribute("list"),
                        attribute("place"))
                .keySchema(key("pk", "HASH"), key("sk", "RANGE"))
                .globalSecondaryIndexes(index("pending", "pending", "decided"), index("lists", "list", "place")));
    }

    private static GlobalSecondaryIndex index(String name, String hash, String range) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(hash, "HASH"), key(range, "RANGE"))
                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    static KeySchemaElement key(String name, String type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public ArticleArchive archive() {
        return new S3ArticleArchive(clients.s3(), BUCKET);
    }

    @Override
    public ArticleRemoval removal() {
        return new S3ArticleRemoval(clients.s3(), BUCKET);
    }

    @Override
    public LegalHolds holds() {
        return new S3LegalHolds(clients.s3(), BUCKET);
    }

    @Override
    public FactRemoval forgetting() {
        return new DynamoFactRemoval(clients.dynamo(), TABLE);
    }

    @Override
    public IntakeIndex intake() {
        return new DynamoIntakeIndex(clients.dynamo(), TABLE, Clock.systemUTC());
    }

    @Override
    public Tombstones tombstones() {
        return new S3Tombstones(clients.s3(), BUCKET);
    }

    @Override
    public IndexRestore restore() {
        return new DynamoIndexRestore(clients.dynamo(), TABLE);
    }

    @Override
    public DynamoFactIndex index() {
        return new DynamoFactIndex(clients.dynamo(), TABLE);
    }

    @Override
    public DynamoOutbox outbox(UnaryOperator<DynamoDbClient> wrapper) {
        return new DynamoOutbox(wrapper.apply(clients.dynamo()), TABLE);
    }

    @Override
    public AlertPublisher publisher() {
        return new SnsAlertPublisher(clients.sns(), Map.of(Topic.ALERTS, topic, Topic.DAILY, topic));
    }

    @Override
    public DeliveryReceipts receipts() {
        return new S3DeliveryReceipts(clients.s3(), BUCKET);
    }

    @Override
    public OverlayStore overlays() {
        return new S3OverlayStore(clients.s3(), BUCKET);
    }

    @Override
    public Embargoes embargoes() {
        return new DynamoEmbargoes(clients.dynamo(), TABLE);
    }

    @Override
    public Arrivals arrivals() {
        return new DynamoArrivals(clients.dynamo(), TABLE);
    }

    @Override
    public UnknownNames names() {
        return new DynamoUnknownNames(clients.dynamo(), TABLE);
    }
}
