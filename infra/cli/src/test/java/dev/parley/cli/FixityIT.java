package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.Clients;
import dev.parley.json.Json;
import dev.parley.local.LocalStack;
import dev.parley.local.LocalStackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The scheduled reading of the archive on the local stack, and what {@code parley verify} says of it. */
class FixityIT {
    @TempDir
    private Path data;

    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void damageOfTheBucketIsFoundOnScheduleAndVerifySaysWhenEachVersionWasRead() throws Exception {
        try (var stack = LocalStack.start(new LocalStackOptions(
                Path.of("../../template.yaml"),
                data,
                0,
                Clock.systemUTC(),
                Map.of("FixityDays", "1", "FreshnessHours", "0"),
                log::add))) {
            RunningStack.write(stack, data);
            run("add", "../../events/articles", "--endpoint", stack.api() + "");
            stack.awaitIdle();
            var s3 = new Clients(stack.environment("IntakeFunction")).s3();
            var bucket = stack.environment("IntakeFunction").get("ARCHIVE_BUCKET");
            var keys = s3.listObjectsV2(list -> list.bucket(bucket).prefix("articles/")).contents().stream()
                    .map(S3Object::key)
                    .toList();
            assertEquals(keys.size(), lines("never").size(), "the archive was read before the first run");

            s3.deleteObject(delete -> delete.bucket(bucket).key(keys.get(0)));
            s3.putObject(put -> put.bucket(bucket).key(keys.get(1)), RequestBody.fromString("nonsense"));
            var first = check(stack);
            assertTrue(first.path("upToDate").asBoolean(), first.toString());
            assertEquals(2, first.path("findings").asInt(), first.toString());
            assertTrue(logged("fixity=missing object=" + keys.get(0)), log.toString());
            assertTrue(logged("fixity=damaged object=" + keys.get(1)), log.toString());
            assertEquals(0, lines("never").size());
            var listed = verify("--last-read");
            assertEquals(1, listed.exit());
            assertTrue(listed.out().contains("\nmissing   " + keys.get(0) + "  "), listed.out());
            assertTrue(listed.out().contains(", in 1 of 1 daily shares; 2 findings are open."), listed.out());

            assertEquals(
                    check(stack).path("versions").asInt(),
                    first.path("versions").asInt(),
                    "read twice in a day");
            assertTrue(verify("--no-index").out().contains("On schedule: "), "no word of the schedule");
        }
    }

    private static JsonNode check(LocalStack stack) throws Exception {
        return stack.invoke("FixityFunction", Json.MAPPER.createObjectNode());
    }

    private boolean logged(String line) {
        return log.stream().anyMatch(logged -> logged.contains(line));
    }

    private List<String> lines(String start) {
        return verify("--last-read")
                .out()
                .lines()
                .filter(line -> line.startsWith(start))
                .toList();
    }

    private CommandRun verify(String... more) {
        var arguments = new ArrayList<>(List.of("verify", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }
}
