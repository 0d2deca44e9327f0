package dev.parley.contracts;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.parley.aws.Clients;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

/** The endpoints for the contracts of the adapters, besides the local stack. */
final class Backends {
    private Backends() {}

    /** Clients of the endpoint that {@code -Daws.endpoint=URL} names. */
    static Clients ofProperty() {
        return of(URI.create(System.getProperty("aws.endpoint")));
    }

    /** Skips the test with the reason, when Docker does not run or is older than Testcontainers asks for. */
    static void requireDocker() {
        try {
            DockerClientFactory.instance().client();
        } catch (IllegalStateException e) {
            abort("LocalStack's container is not tested, because Docker cannot be used: " + e.getMessage());
        }
    }

    /** Creates a table with the keys of ours and no index. */
    static void createTable(DynamoDbClient dynamo, String name) {
        dynamo.createTable(t -> t.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(EndpointContract.attribute("pk"), EndpointContract.attribute("sk"))
                .keySchema(EndpointContract.key("pk", "HASH"), EndpointContract.key("sk", "RANGE")));
    }

    static GenericContainer<?> localStack() {
        var container = new GenericContainer<>(DockerImageName.parse("localstack/localstack:4.14.0"))
                .withExposedPorts(4566)
                .withEnv("SERVICES", "s3,dynamodb,sns,sqs")
                // Otherwise the first call of a service starts it, and outlasts the client's time-out.
                .withEnv("EAGER_SERVICE_LOADING", "1")
                .withStartupTimeout(Duration.ofMinutes(5))
                .waitingFor(Wait.forHttp("/_localstack/health").forPort(4566));
        container.start();
        return container;
    }

    static Clients of(URI endpoint) {
        return new Clients(Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
    }
}
