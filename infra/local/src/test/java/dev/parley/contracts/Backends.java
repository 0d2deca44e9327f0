package dev.parley.contracts;

import dev.parley.aws.Clients;
import java.net.URI;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The endpoints for the contracts of the adapters, besides the local stack. */
final class Backends {
    private Backends() {}

    /** Clients of the endpoint that {@code -Daws.endpoint=URL} names. */
    static Clients ofProperty() {
        return of(URI.create(System.getProperty("aws.endpoint")));
    }

    static boolean dockerRuns() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static GenericContainer<?> localStack() {
        var container = new GenericContainer<>(DockerImageName.parse("localstack/localstack:4.14.0"))
                .withExposedPorts(4566)
                .withEnv("SERVICES", "s3,dynamodb,sns,sqs")
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
