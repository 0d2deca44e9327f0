package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.local.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (var command : List.of(
                "demo",
                "up",
                "add",
                "import",
                "names",
                "gazetteer",
                "rebuild",
                "redrive",
                "doctor",
                "delete",
                "subscribe",
                "confirm",
                "subscriptions",
                "outbox",
                "read",
                "extract",
                "replay")) {
            var ran = run(command, "--help");
            assertEquals(0, ran.exit());
            assertTrue(ran.out().contains("Usage: parley " + command), ran.out());
            assertTrue(ran.out().contains("\n  parley " + command), ran.out());
            assertTrue(ran.out().contains("Example"), ran.out());
        }
    }

    @Test
    void theHelpListsEveryCommandWithItsDescription() {
        var ran = run("--help");
        assertEquals(0, ran.exit());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("  find +Searches facts, .*")), ran.out());
        assertTrue(ran.out().lines().anyMatch(line -> line.matches("  replay +Sends articles to .*")), ran.out());
    }

    @Test
    void aMistypedCommandIsAnsweredWithASimilarOne() {
        assertTrue(
                run("verfy").err().contains("Did you mean: parley verify"),
                run("verfy").err());
    }

    @Test
    void debugPrintsTheStackTraceWhereverItIsGiven() {
        for (var arguments :
                new String[][] {{"--debug", "extract", "none.jsonl"}, {"extract", "--debug", "none.jsonl"}}) {
            assertTrue(
                    run(arguments).err().contains("at dev.parley.cli."),
                    run(arguments).err());
        }
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertEquals(2, run("extract").exit());
        assertEquals(2, run("dance").exit());
        assertEquals(2, run("up", "--port", "high").exit());
    }

    @Test
    void aMissingFileIsReportedInOneSentenceWithoutAStackTrace() {
        var ran = run("extract", folder.resolve("none.jsonl").toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().startsWith("parley: cannot read "), ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void anEndpointWithoutAServerIsReportedWithWhatToDo() throws Exception {
        var file = Files.writeString(folder.resolve("a.txt"), "A short text.");
        var ran = run("add", "--endpoint", "http://127.0.0.1:1", file.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("is \"./parley up\" running?"), ran.err());
    }

    @Test
    void extractAnswersEveryLineInOrderAndReportsUnreadableLines() throws Exception {
        var file = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "a", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                {"id": 7, "text": 12}

                not json
                {"id": "d", "published": "2025-02-12", "text": "The harbour was quiet."}
                """);
        var ran = run("extract", file.toString());
        assertEquals(0, ran.exit());
        var answers = new ArrayList<String>();
        for (var line : ran.out().lines().toList()) {
            var json = Json.MAPPER.readTree(line);
            answers.add(json.path("id").asText() + ":" + json.path("mentions").size());
        }
        assertEquals(List.of("a:1", "7:0", "null:0", "d:0"), answers);
        assertTrue(ran.err().contains("articles.jsonl line 2: "), ran.err());
        assertTrue(ran.err().contains("articles.jsonl line 4: "), ran.err());
    }

    @ParameterizedTest
    @CsvSource({
        "story.json, '{\n  \"published\": \"2025-02-12\",\n  \"text\": \"President Trump spoke by phone with President Putin.\"\n}'",
        "story.TXT, 'President Trump spoke by phone with President Putin.'"
    })
    void extractAcceptsAFileWithOneArticle(String name, String content) throws Exception {
        var file = Files.writeString(folder.resolve(name), content.translateEscapes());
        var ran = run("extract", file.toString());
        assertEquals(0, ran.exit());
        assertEquals("", ran.err());
        assertEquals(1, ran.out().lines().count(), ran.out());
        assertTrue(ran.out().contains("leader_call"), ran.out());
    }

    @Test
    void extractListsMentionsBelowTheThresholdSeparately() throws Exception {
        var file = Files.writeString(folder.resolve("doubt.jsonl"), """
                {"id": "a", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                """);
        var sure = Json.MAPPER.readTree(
                run("extract", "--threshold", "0", file.toString()).out());
        assertEquals(1, sure.path("mentions").size());
        assertTrue(sure.path("unconfirmed").isMissingNode(), sure.toString());
        var doubtful = Json.MAPPER.readTree(
                run("extract", "--threshold", "1", file.toString()).out());
        assertEquals(0, doubtful.path("mentions").size());
        assertEquals(1, doubtful.path("unconfirmed").size());
        assertEquals(2, run("extract", "--threshold", "1.5", file.toString()).exit());
    }

    @Test
    void explainPrintsTreesNounsRulesAndMentions() throws Exception {
        var file = Files.writeString(folder.resolve("one.jsonl"), """
                {"id": "a", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                """);
        var ran = run("extract", "--explain", file.toString());
        assertEquals(0, ran.exit());
        for (var part : List.of(
                "tree     1\tPresident Trump\tNNP\t2\tnsubj",
                "\"President Putin\" is person vladimir-putin",
                "leader_call, happened",
                "mention    leader_call|donald-trump+vladimir-putin|2025-02-12, happened")) {
            assertTrue(ran.out().contains(part), part + " is not in:\n" + ran.out());
        }
    }

    @Test
    void subscribeRequiresAnAddressAndSmtpRequiresAPort() {
        assertEquals(2, run("subscribe", "--type", "meeting").exit());
        assertEquals(
                2,
                run("subscribe", "--email", "a@example.org", "--phone", "+447700900123")
                        .exit());
        assertEquals(2, run("subscriptions").exit());
        assertEquals(2, run("subscriptions", "change", "id").exit());
        assertEquals(2, run("up", "--smtp", "mailhost").exit());
        var nobody = run("subscribe", "--endpoint", "http://127.0.0.1:1", "--email", "a@example.org");
        assertEquals(1, nobody.exit());
        assertTrue(nobody.err().contains("is \"./parley up\" running?"), nobody.err());
    }

    @Test
    void aMissingOutboxIsReportedWithWhatToDo() {
        var ran = run("outbox", "--data", folder.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("./parley up --data"), ran.err());
    }

    @Test
    void subscribePrintsTheEstimateAndTheNextStepsAndTheOutboxHasTheMessages() throws Exception {
        try (var stack = Stacks.start(folder, Clock.systemUTC())) {
            var endpoint = "--endpoint=" + stack.api();
            var made = run(
                    "subscribe",
                    endpoint,
                    "--phone",
                    "+44 7700 900123",
                    "--person",
                    "Trump",
                    "--status",
                    "happened",
                    "--note",
                    "desk");
            assertEquals(0, made.exit(), made.err());
            for (var part : List.of(
                    "state         pending",
                    "people donald-trump; status happened",
                    "0 alerts in the last 28 days",
                    "./parley outbox")) {
                assertTrue(made.out().contains(part), part + " is not in:\n" + made.out());
            }
            var id = after(made.out(), "subscription  ");
            var outbox = run("outbox", "--data", folder.toString());
            assertTrue(outbox.out().contains("SMS to +447700900123: Parley code "), outbox.out());
            var code = outbox.out().replaceAll("(?s).*code (\\d{6}).*", "$1");
            assertEquals(0, run("confirm", endpoint, id, code).exit());
            assertTrue(run("subscriptions", "show", endpoint, id).out().contains("confirmed"));
            assertTrue(run("subscriptions", "change", endpoint, id, "--country", "Ukraine")
                    .out()
                    .contains("countries UKR"));
            assertEquals(0, run("subscriptions", "remove", endpoint, id).exit());
            assertTrue(run("subscriptions", "show", endpoint, id).out().contains("ended (removed)"));

            var unknown = run("subscribe", endpoint, "--email", "a@example.org", "--person", "Vladmir Putin");
            assertEquals(1, unknown.exit());
            assertTrue(unknown.err().contains("Did you mean vladimir-putin"), unknown.err());
            assertEquals(
                    0,
                    run("subscribe", endpoint, "--dry-run", "--type", "meeting").exit());

            run("subscribe", endpoint, "--email", "ann@example.org");
            var mail = run("outbox", "--data", folder.toString(), "--last", "1");
            assertTrue(mail.out().contains("email to ann@example.org: Subscription confirmation"), mail.out());
            assertTrue(mail.out().contains("Action=ConfirmSubscription"), mail.out());
        }
    }

    private static String after(String text, String begin) {
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow()
                .substring(begin.length());
    }

    @Test
    void replayPrintsOneLineForEachAlertWithTheIdOfTheInput() throws Exception {
        var file = Files.writeString(folder.resolve("articles.jsonl"), """
                {"id": "first", "published": "2025-02-12", "text": "President Trump spoke by phone with President Putin on Wednesday."}
                {"id": "second", "published": "2025-02-12", "text": "Putin and Trump had a telephone call on Wednesday, the Kremlin said."}
                """);
        var ran = run("replay", file.toString());
        assertEquals(0, ran.exit(), ran.err());
        var alerts = ran.out().lines().toList();
        assertEquals(1, alerts.size(), ran.out());
        var alert = Json.MAPPER.readTree(alerts.getFirst());
        assertEquals("first", alert.path("articleId").asText());
        assertEquals("leader_call", alert.path("type").asText());
        assertTrue(alert.path("email").path("body").asText().contains("Known before: nothing."));
    }
}
