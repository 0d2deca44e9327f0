package dev.parley.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.alerts.Topic;
import dev.parley.application.ports.AlertPublisher;
import dev.parley.application.ports.ArticleArchive;
import dev.parley.application.ports.ArticleRemoval;
import dev.parley.application.ports.DeliveryReceipts;
import dev.parley.application.ports.Embargoes;
import dev.parley.application.ports.FactRemoval;
import dev.parley.application.ports.IndexRestore;
import dev.parley.application.ports.IntakeIndex;
import dev.parley.application.ports.IntakeIndex.Answer;
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
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contracts on the local stack. Its clock is fixed in the past, so that its schedules send nothing. */
class LocalAdaptersIT implements AdapterContract {
    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"),
                data,
                0,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                Map.of(),
                line -> {},
                false));
        environment = stack.environment("SweepFunction");
        clients = new Clients(environment);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Override
    public ArticleArchive archive() {
        return new S3ArticleArchive(
                clients.s3(), stack.environment("IntakeFunction").get("ARCHIVE_BUCKET"));
    }

    @Override
    public ArticleRemoval removal() {
        return new S3ArticleRemoval(clients.s3(), environment.get("ARCHIVE_BUCKET"));
    }

    @Override
    public LegalHolds holds() {
        return new S3LegalHolds(clients.s3(), environment.get("ARCHIVE_BUCKET"));
    }

    @Override
    public FactRemoval forgetting() {
        return new DynamoFactRemoval(clients.dynamo(), environment.get("INDEX_TABLE"));
    }

    @Test
    void intakeGetsNoAnswerFromATableThatIsNotThere() {
        assertEquals(
                Answer.NO_ANSWER,
                new DynamoIntakeIndex(clients.dynamo(), "no-such-table", Clock.systemUTC()).ask(Samples.version()));
    }

    @Override
    public IntakeIndex intake() {
        return new DynamoIntakeIndex(clients.dynamo(), environment.get("INDEX_TABLE"), Clock.systemUTC());
    }

    @Override
    public Tombstones tombstones() {
        return new S3Tombstones(clients.s3(), environment.get("ARCHIVE_BUCKET"));
    }

    @Override
    public IndexRestore restore() {
        return new DynamoIndexRestore(clients.dynamo(), environment.get("INDEX_TABLE"));
    }

    @Override
    public DynamoFactIndex index() {
        return new DynamoFactIndex(clients.dynamo(), environment.get("INDEX_TABLE"));
    }

    @Override
    public DynamoOutbox outbox(UnaryOperator<DynamoDbClient> wrapper) {
        return new DynamoOutbox(wrapper.apply(clients.dynamo()), environment.get("INDEX_TABLE"));
    }

    @Override
    public AlertPublisher publisher() {
        return new SnsAlertPublisher(
                clients.sns(),
                Map.of(
                        Topic.ALERTS, environment.get("ALERT_TOPIC_ARN"),
                        Topic.DAILY, environment.get("DIGEST_TOPIC_ARN")));
    }

    @Override
    public DeliveryReceipts receipts() {
        return new S3DeliveryReceipts(clients.s3(), environment.get("ARCHIVE_BUCKET"));
    }

    @Override
    public OverlayStore overlays() {
        return new S3OverlayStore(
                clients.s3(), stack.environment("IntakeFunction").get("ARCHIVE_BUCKET"));
    }

    @Override
    public Embargoes embargoes() {
        return new DynamoEmbargoes(clients.dynamo(), environment.get("INDEX_TABLE"));
    }

    @Override
    public Arrivals arrivals() {
        return new DynamoArrivals(clients.dynamo(), environment.get("INDEX_TABLE"));
    }

    @Override
    public UnknownNames names() {
        return new DynamoUnknownNames(clients.dynamo(), environment.get("INDEX_TABLE"));
    }
}
