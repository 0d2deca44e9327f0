package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley verify} through an API. */
class VerifyCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-13T10:00:00Z"), ZoneOffset.UTC);
    private static final String LIST = "/articles?versions=all&order=oldest&limit=100";

    @TempDir
    private Path folder;

    private FakeApi api;
    private final List<Submission> sent = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
        for (int i = 0; i < 3; i++) {
            sent.add(new Submission(
                    FakeApi.bytes("{\"url\":\"https://wire.example.com/" + i + "\",\"text\":\"They spoke.\"}"),
                    Optional.of("application/json"),
                    Instant.parse("2025-02-12T10:00:00Z")));
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyVersionOfEveryPageIsReadAndComparedWithTheIndex() throws Exception {
        pages();
        for (int i = 0; i < 3; i++) {
            api.on(warc(i), bytes(i));
        }
        var ran = run("verify", api.endpoint());
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        long all = bytes(0).length + bytes(1).length + bytes(2).length;
        assertEquals("3 versions read (" + String.format("%,d", all) + " bytes) of 3: all sound.\n", ran.out());
    }

    @Test
    void damagedAndMissingVersionsFailButDroppedConnectionsAndABusyApiDoNot() throws Exception {
        pages();
        var damaged = bytes(0);
        damaged[300] ^= 4;
        api.on(warc(0), damaged)
                .on(warc(1), new FakeApi.Answer(200, Map.of(), bytes(1), 500))
                .on(warc(1), 503, "")
                .on(warc(1), bytes(1))
                .on(warc(2), 404, "{\"status\":404}");
        var ran = run("verify", api.endpoint(), "--json");
        assertEquals(1, ran.exit(), ran.out() + ran.err());
        var report = Json.MAPPER.readTree(ran.out());
        assertEquals(2, report.path("checked").asInt());
        assertEquals(
                "{\"damaged\":1,\"missing\":1,\"unindexed\":0,\"stray\":0,\"unread\":0}",
                report.path("counts").toString());
        assertEquals(key(0), report.path("findings").path(0).path("what").asText());
        assertFalse(report.path("sound").asBoolean());
    }

    @Test
    void unreadVersionsExitWithTwoAndDamageWithOne() throws Exception {
        pages();
        api.on(warc(0), bytes(0)).on(warc(1), 500, "").on(warc(2), bytes(2));
        var ran = run("verify", api.endpoint());
        assertEquals(2, ran.exit(), ran.out());
        assertTrue(
                ran.out().contains("unread    " + key(1) + "  the API answered with an error (500) (tried 6 times)"),
                ran.out());
        assertTrue(ran.out().endsWith(" of 3: 1 unread.\n"), ran.out());
    }

    @Test
    void unindexedVersionsAreFoundAndTombstonesAreNotDamage() throws Exception {
        var first = article(0);
        api.on(LIST, "{\"articles\":[" + hit(0, true) + "," + hit(1, true) + "],\"total\":2,\"cursor\":null}")
                .on(warc(0), bytes(0))
                .on(warc(1), 410, "{\"status\":410}")
                .on("/articles/" + article(1).id(), 410, "{\"status\":410}")
                .on(
                        "/articles/" + first.id(),
                        "{\"versions\":[{\"version\":\"" + first.version()
                                + "\",\"indexed\":null,\"arrived\":\"2025-02-12T10:00:00Z\",\"sha256\":\""
                                + Id.sha256Hex(sent.get(0).body()) + "\"}]}");
        var ran = run("verify", api.endpoint());
        assertEquals(1, ran.exit(), ran.err());
        assertTrue(ran.out().contains("unindexed " + key(0)), ran.out());
        assertTrue(ran.out().contains("1 unindexed, 1 deleted."), ran.out());
    }

    @Test
    void aStoppedCheckContinuesFromItsStateAndRemovesItAtTheEnd() throws Exception {
        api.on(LIST, "{\"articles\":[" + hit(0, false) + "," + hit(1, false) + "],\"total\":3,\"cursor\":\"next\"}")
                .on(LIST + "&cursor=next", 500, "")
                .on(warc(0), bytes(0))
                .on(warc(1), bytes(1))
                .on(warc(2), bytes(2));
        var state = folder.resolve("state.json");
        var stopped = run("verify", api.endpoint(), "--state", state.toString());
        assertEquals(2, stopped.exit(), stopped.out());
        assertTrue(stopped.out().contains("It stopped early: the API answered with an error (500)"), stopped.out());
        assertTrue(Files.exists(state));

        var saved = Json.MAPPER.readTree(state.toFile());
        assertEquals(2, saved.path("seen").asInt());
        var next = saved.<ObjectNode>deepCopy();
        try (var repaired = new FakeApi()) {
            ((ObjectNode) next.path("plan")).put("archive", repaired.address());
            Files.writeString(state, next.toString());
            repaired.on(
                            LIST,
                            "{\"articles\":[" + hit(0, false) + "," + hit(1, false)
                                    + "],\"total\":3,\"cursor\":\"next\"}")
                    .on(LIST + "&cursor=next", "{\"articles\":[" + hit(2, false) + "],\"total\":3,\"cursor\":null}")
                    .on(warc(2), bytes(2));
            var second = run("verify", repaired.endpoint(), "--state", state.toString());
            assertEquals(0, second.exit(), second.out() + second.err());
            assertTrue(second.out().startsWith("3 versions read"), second.out());
        }
        assertFalse(Files.exists(state));
    }

    @Test
    void anApiThatDoesNotAnswerIsReportedAndIsNotDamage() {
        var ran = run("verify", "--endpoint", "http://127.0.0.1:1");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
        assertEquals("", ran.out());
    }

    @Test
    void contradictingOptionsAreWrongUsage() {
        for (var options : List.of(
                "--stack parley --endpoint http://127.0.0.1:1",
                "--data folder --endpoint http://127.0.0.1:1",
                "--stack parley --data folder",
                "--no-index",
                "--sample none",
                "--sample 0%",
                "--sample 101",
                "--in-flight 0",
                "--since yesterday")) {
            var ran = run(("verify " + options).split(" "));
            assertEquals(2, ran.exit(), options);
            assertTrue(ran.err().contains("Usage: parley verify"), options + ": " + ran.err());
        }
    }

    private void pages() {
        api.on(LIST, "{\"articles\":[" + hit(0, false) + "," + hit(1, false) + "],\"total\":3,\"cursor\":\"next\"}")
                .on(LIST + "&cursor=next", "{\"articles\":[" + hit(2, false) + "],\"total\":3,\"cursor\":null}");
    }

    private Article article(int i) {
        try {
            return new ArticleReader().read(sent.get(i));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String key(int i) {
        return article(i).key().objectKey();
    }

    private byte[] bytes(int i) {
        return WarcFile.write(article(i), sent.get(i));
    }

    private String warc(int i) {
        return "/articles/" + article(i).id() + "/versions/" + article(i).version() + "/warc";
    }

    private String hit(int i, boolean latest) {
        return "{\"id\":\"" + article(i).id() + "\",\"version\":\"" + article(i).version() + "\",\"latest\":" + latest
                + ",\"arrived\":\"2025-02-12T10:00:00Z\",\"sha256\":\""
                + Id.sha256Hex(sent.get(i).body()) + "\"}";
    }

    /** Runs without pauses between tries, on a fixed day. */
    static CommandRun run(String... arguments) {
        return CommandRun.runWith(List.of(new VerifyCommand(duration -> {}, CLOCK)), arguments);
    }
}
