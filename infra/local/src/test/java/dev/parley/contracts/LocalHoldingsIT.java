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

/** The contract on a local stack without functions that react to new objects. */
class LocalHoldingsIT extends HoldingsContract {
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
    Clients clients() {
        return new Clients(stack.environment("IndexFunction"));
    }

    @Override
    String bucket() {
        return stack.environment("IndexFunction").get("ARCHIVE_BUCKET");
    }

    @Override
    String table() {
        return stack.environment("IndexFunction").get("INDEX_TABLE");
    }
}
