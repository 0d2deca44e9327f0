package dev.parley.contracts;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.containers.GenericContainer;

/** The contracts on LocalStack, where Docker runs. */
class LocalStackContainerIT extends EndpointContract {
    private static GenericContainer<?> container;

    @BeforeAll
    static void start() {
        Backends.requireDocker();
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
