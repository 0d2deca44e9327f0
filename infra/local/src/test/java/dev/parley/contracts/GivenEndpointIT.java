package dev.parley.contracts;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contracts on any endpoint: {@code mvn verify -Daws.endpoint=http://127.0.0.1:4566}. */
@EnabledIfSystemProperty(
        named = "aws.endpoint",
        matches = ".+",
        disabledReason = "no endpoint is given: run with -Daws.endpoint=URL")
class GivenEndpointIT extends EndpointContract {
    @BeforeAll
    static void connect() {
        use(Backends.ofProperty());
    }
}
