package dev.parley.contracts;

import dev.parley.aws.Clients;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/** The contract on any endpoint: {@code mvn verify -Daws.endpoint=http://127.0.0.1:4566}. */
@EnabledIfSystemProperty(
        named = "aws.endpoint",
        matches = ".+",
        disabledReason = "no endpoint is given: run with -Daws.endpoint=URL")
class GivenEndpointHoldingsIT extends HoldingsContract {
    private static final String NAME = "parley-holdings-" + System.nanoTime();

    private static Clients clients;

    @BeforeAll
    static void connect() {
        clients = Backends.ofProperty();
        clients.s3().createBucket(b -> b.bucket(NAME));
        clients.dynamo().createTable(t -> t.tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(EndpointContract.attribute("pk"), EndpointContract.attribute("sk"))
                .keySchema(EndpointContract.key("pk", "HASH"), EndpointContract.key("sk", "RANGE")));
    }

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    String bucket() {
        return NAME;
    }

    @Override
    String table() {
        return NAME;
    }
}
