package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.aws.Clients;
import dev.parley.aws.S3Inbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Files that are put into the inbox of the bucket, through the functions of the template. */
class InboxIT {
    private static final String CALL =
            "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin"
                    + " on Wednesday, the White House said.";

    @TempDir
    private Path data;

    private LocalStack stack;
    private S3Client s3;
    private String bucket;

    @BeforeEach
    void start() throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
        var environment = stack.environment("InboxFunction");
        s3 = new Clients(environment).s3();
        bucket = environment.get("ARCHIVE_BUCKET");
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void aFileInTheInboxIsArchivedAlertedAndRemoved() throws Exception {
        put("inbox/2025/the desk's +1.jsonl", Stacks.article("wire", "2025-02-12", CALL));
        stack.awaitIdle();
        assertEquals(List.of(), keys("inbox"));
        assertEquals(1, keys("articles/").size());
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void whatCannotBeReadIsMovedWithTheReasonBesideIt() throws Exception {
        put("inbox/desk/broken.jsonl", Stacks.article("wire", "2025-02-12", CALL) + "\n{\"title\": 7\n");
        stack.awaitIdle();
        assertEquals(
                List.of("inbox-refused/desk/broken.jsonl", "inbox-refused/desk/broken.jsonl.reason.txt"),
                keys("inbox"));
        assertTrue(text("inbox-refused/desk/broken.jsonl.reason.txt").startsWith("line 2: The body is not valid JSON"));
        assertTrue(text("inbox-refused/desk/broken.jsonl").endsWith("{\"title\": 7\n"));
        assertEquals(1, keys("articles/").size());
    }

    @Test
    void aFileThatWasReplacedSinceItWasReadIsNeitherRemovedNorMoved() throws Exception {
        stack.close();
        stack = LocalStack.start(new LocalStackOptions(
                Stacks.PROJECT.resolve("template.yaml"), data, 0, Stacks.FEBRUARY_12, Map.of(), line -> {}, false));
        s3 = new Clients(stack.environment("InboxFunction")).s3();
        var inbox = new S3Inbox(s3, bucket);
        put("inbox/a.jsonl", "old");
        var old = inbox.read("inbox/a.jsonl", 100).orElseThrow();
        put("inbox/a.jsonl", "new");
        inbox.remove(old);
        inbox.refuse(old, "not this one");
        assertEquals(List.of("inbox/a.jsonl"), keys("inbox"));
        assertEquals("new", text("inbox/a.jsonl"));
        assertFalse(inbox.read("inbox/none.jsonl", 100).isPresent());
        assertTrue(inbox.read("inbox/a.jsonl", 2).orElseThrow().body().isEmpty());
    }

    private void put(String key, String text) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    private String text(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asString(StandardCharsets.UTF_8);
    }
}
