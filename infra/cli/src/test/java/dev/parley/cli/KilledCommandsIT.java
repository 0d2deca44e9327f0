package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.aws.Clients;
import dev.parley.local.LocalStack;
import dev.parley.local.Stacks;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Kills commands of an operator at random moments between their calls of S3 and DynamoDB, as processes of their own. The
 * same command then finishes the work.
 */
class KilledCommandsIT {
    private static final List<String> COUNTERPARTS = List.of(
            "Russian President Vladimir Putin",
            "Ukrainian President Volodymyr Zelensky",
            "French President Emmanuel Macron",
            "Chinese President Xi Jinping");

    /** About as many requests and answers as each of the commands exchanges. */
    private static final int MOMENTS = 30;

    private static final int KILLED = 137;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private int kills;

    @TempDir
    private Path data;

    @TempDir
    private Path temporary;

    @Test
    @Timeout(300)
    void aKilledDeletionIsFinishedByTheSameCommandAndLeavesNothing() throws Exception {
        try (var stack = start()) {
            var ids = reportCalls(stack);
            for (int number = 0; number < 3; number++) {
                var id = ids.get(number);
                var moment = killed(stack, "delete", id, "--reason", "A reason", "--yes");
                var isBegun = Stacks.get(stack.api(), "/articles/" + id).statusCode() == 410;
                var ran = run("delete", id, "--reason", "Another", "--yes", "--data", data.toString());
                assertEquals(0, ran.exit(), moment + ran.err());
                assertGone(stack, number, id, moment, isBegun ? Set.of("A reason") : Set.of("A reason", "Another"));
            }
            assertTrue(kills > 0, "seed " + seed);
            assertEquals(1, facts(stack, ids.getLast()).size());
        }
    }

    @Test
    @Timeout(300)
    void aKilledRebuildIsFinishedByTheSameCommandAndAlertsNobody() throws Exception {
        var before = new LinkedHashMap<String, JsonNode>();
        String deleted;
        int delivered;
        try (var stack = start()) {
            var ids = reportCalls(stack);
            deleted = ids.getFirst();
            assertEquals(
                    0,
                    run("delete", deleted, "--reason", "A reason", "--yes", "--data", data.toString())
                            .exit());
            for (var id : ids.subList(1, ids.size())) {
                before.put(id, facts(stack, id));
            }
            delivered = stack.delivered().size();
        }
        Stacks.forgetTheIndex(data);
        try (var stack = start()) {
            var moments = new ArrayList<String>();
            for (int kill = 0; kill < 3; kill++) {
                moments.add(killed(stack, "rebuild"));
            }
            assertTrue(kills > 0, moments.toString());
            var rebuild = CommandProcess.start(temporary, "rebuild", "--data", data.toString());
            assertEquals(
                    0,
                    rebuild.waitFor(),
                    moments + new String(rebuild.getInputStream().readAllBytes(), UTF_8));
            stack.awaitIdle();
            for (var article : before.entrySet()) {
                assertEquals(article.getValue(), facts(stack, article.getKey()), moments.toString());
            }
            assertGone(stack, 0, deleted, moments.toString(), Set.of("A reason"));
            assertEquals(delivered, stack.delivered().size(), moments.toString());
            var verified = run("verify", "--data", data.toString());
            assertEquals(0, verified.exit(), moments + verified.out());
        }
    }

    private LocalStack start() throws Exception {
        var stack = Stacks.start(data, Clock.systemUTC(), Map.of("FreshnessHours", "0"));
        RunningStack.write(stack, data);
        return stack;
    }

    /** The ids of articles, each about a call of its own. */
    private static List<String> reportCalls(LocalStack stack) throws Exception {
        var ids = new ArrayList<String>();
        for (int number = 0; number < COUNTERPARTS.size(); number++) {
            ids.add(Stacks.json(post(stack, number)).path("id").asText());
        }
        stack.awaitIdle();
        assertEquals(COUNTERPARTS.size(), factsFound(stack));
        return ids;
    }

    /** Kills a command at a random moment, unless it ends before. Returns words for messages of failed assertions. */
    private String killed(LocalStack stack, String... command) throws Exception {
        int moment = 1 + random.nextInt(MOMENTS);
        var says = String.join(" ", command) + " killed at " + moment + ", seed " + seed + ": ";
        try (var proxy = new KillingProxy(moment)) {
            var folder = Files.createTempDirectory(temporary, "addresses");
            new RunningStack(
                            stack.api(),
                            proxy.before(stack.s3()),
                            proxy.before(stack.dynamoDb()),
                            stack.sns(),
                            stack.sqs(),
                            stack.outputs())
                    .write(folder);
            var process = CommandProcess.start(
                    temporary,
                    Stream.concat(Arrays.stream(command), Stream.of("--data", folder.toString()))
                            .toArray(String[]::new));
            proxy.kills(process);
            int exit = process.waitFor();
            assertTrue(exit == KILLED || exit == 0, says + exit);
            kills += exit == KILLED ? 1 : 0;
        }
        return says;
    }

    private static void assertGone(LocalStack stack, int number, String id, String moment, Set<String> reasons)
            throws Exception {
        var sent = post(stack, number);
        assertEquals(410, sent.statusCode(), moment + new String(sent.body(), UTF_8));
        var answer = Stacks.get(stack.api(), "/articles/" + id);
        assertEquals(410, answer.statusCode(), moment);
        assertTrue(reasons.contains(Stacks.json(answer).path("reason").asText()), moment);
        var environment = stack.environment("IntakeFunction");
        var left = new Clients(environment)
                        .s3()
                        .listObjectsV2(list ->
                                list.bucket(environment.get("ARCHIVE_BUCKET")).prefix("articles/" + id + "/"))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .filter(key -> key.endsWith(".warc.gz"))
                        .toList();
        assertEquals(List.of(), left, moment);
    }

    private static HttpResponse<byte[]> post(LocalStack stack, int number) throws Exception {
        var text = "U.S. President Donald Trump spoke by telephone with " + COUNTERPARTS.get(number)
                + " on Feb. 12, 2025.";
        return Stacks.post(stack.api(), Stacks.article("wire-" + number, "2025-02-12", text));
    }

    /**
     * The facts of an article without the times at which they were read and told. Nor with who copied whom: the articles are
     * nearly the same, and a rebuild reads several at once.
     */
    private static JsonNode facts(LocalStack stack, String id) throws Exception {
        var facts = Stacks.json(Stacks.get(stack.api(), "/articles/" + id)).path("facts");
        facts.forEach(
                fact -> ((ObjectNode) fact).remove(List.of("firstSeen", "told", "sources", "copiedBy", "revision")));
        return facts;
    }

    private static int factsFound(LocalStack stack) throws Exception {
        return Stacks.json(Stacks.get(stack.api(), "/facts")).path("facts").size();
    }
}
