package dev.parley.contracts;

import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.lucene.commits.CommitStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The commit store on any endpoint: {@code -Daws.endpoint=URL}. */
@EnabledIfSystemProperty(
        named = "aws.endpoint",
        matches = ".+",
        disabledReason = "no endpoint is given: run with -Daws.endpoint=URL")
class GivenEndpointCommitsIT extends CommitStoreContract {
    private static final String BUCKET = "parley-commits-" + System.nanoTime();

    private static Clients clients;

    @BeforeAll
    static void makeABucket() {
        clients = Backends.ofProperty();
        clients.s3().createBucket(b -> b.bucket(BUCKET));
    }

    @Override
    CommitStore store() {
        return new S3CommitStore(clients.s3(), BUCKET);
    }
}
