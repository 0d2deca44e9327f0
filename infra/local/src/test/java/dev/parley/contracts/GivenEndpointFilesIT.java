package dev.parley.contracts;

import dev.parley.aws.Clients;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contract on any endpoint: {@code -Daws.endpoint=URL}, with {@code -Daws.endpoint.signatures} if it checks them. */
@EnabledIfSystemProperty(
        named = "aws.endpoint",
        matches = ".+",
        disabledReason = "no endpoint is given: run with -Daws.endpoint=URL")
class GivenEndpointFilesIT extends FilesContract {
    private static final String NAME = "parley-files-" + System.nanoTime();

    private static Clients clients;

    @BeforeAll
    static void connect() {
        clients = Backends.ofProperty();
        clients.s3().createBucket(b -> b.bucket(NAME));
        Backends.createTable(clients.dynamo(), NAME);
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

    @Override
    boolean checksSignatures() {
        return System.getProperty("aws.endpoint.signatures") != null;
    }

    @Override
    boolean isAtomic() {
        return System.getProperty("aws.endpoint.not-atomic") == null;
    }
}
