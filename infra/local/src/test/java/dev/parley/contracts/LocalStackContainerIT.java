package dev.parley.contracts;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;

/** The contracts on LocalStack, where Docker runs. */
@EnabledIf(
        value = "dev.parley.contracts.Backends#dockerRuns",
        disabledReason = "Docker does not run here: LocalStack is not tested against")
class LocalStackContainerIT extends EndpointContract {
    private static GenericContainer<?> container;

    @BeforeAll
    static void start() {
        container = Backends.localStack();
        use(Backends.of(URI.create("http://" + container.getHost() + ":" + container.getMappedPort(4566))));
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }
}
