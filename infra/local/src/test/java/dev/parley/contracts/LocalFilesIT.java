package dev.parley.contracts;

import dev.parley.aws.Clients;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the local stack. */
class LocalFilesIT extends FilesContract {
    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Clients clients;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"), data, 0, Clock.systemUTC(), Map.of(), line -> {}, false));
        clients = new Clients(stack.environment("ExportFunction"));
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Override
    Clients clients() {
        return clients;
    }

    @Override
    String bucket() {
        return LocalStack.bucketName("ArchiveBucket");
    }

    @Override
    String table() {
        return "IndexTable";
    }

    /** S3Proxy runs without credentials here. */
    @Override
    boolean checksSignatures() {
        return false;
    }

    @Override
    boolean isAtomic() {
        return true;
    }
}
