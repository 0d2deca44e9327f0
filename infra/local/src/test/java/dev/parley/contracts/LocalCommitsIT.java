package dev.parley.contracts;

import dev.parley.aws.Clients;
import dev.parley.aws.S3CommitStore;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import dev.parley.lucene.commits.CommitStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The commit store on the local stack. */
class LocalCommitsIT extends CommitStoreContract {
    @TempDir
    private static Path data;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Override
    CommitStore store() {
        return new S3CommitStore(
                new Clients(stack.environment("FollowFunction")).s3(), LocalStack.bucketName("ArchiveBucket"));
    }
}
