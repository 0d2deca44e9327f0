package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley show} and {@code parley cite} against a fake API. */
class ShowCommandTest {
    private static final String ARTICLE = "/articles/4yretr35zsc2993pt";
    private static final String VERSION = ARTICLE + "/versions/p16dqvwvhwcrdzxyn";
    private static final String VIEW = """
            {"id":"4yretr35zsc2993pt","versions":[
             {"version":"np0gz98ppbh0pvmww","state":"READABLE","arrived":"2025-02-18T12:00:00Z","indexed":"2025-02-18T12:00:01Z","sha256":"aa"},
             {"version":"p16dqvwvhwcrdzxyn","state":"READABLE","arrived":"2025-02-18T13:00:00Z","indexed":null,"sha256":"bb"}],"facts":[]}""";

    @TempDir
    private Path folder;

    private FakeApi api;

    @BeforeEach
    void start() throws Exception {
        api = new FakeApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aFactIsPrintedWithItsSightingsHistoryAndAlerts() {
        api.on("/facts/4tpvwk3x76g", """
                {"id":"4tpvwk3x76g","type":"meeting","status":"happened","date":"2025-02-18","datePrecision":"published",
                 "participants":[{"name":"Marco Rubio","country":"USA"},{"name":"NATO","country":null,"organization":"NATO"}],
                 "durationMinutes":240,"place":"Riyadh","level":"minister","claimants":["TASS"],"deniedBy":[],"withdrawnBy":[],"sources":["City Desk"],
                 "sightings":[{"articleId":"4yretr35zsc2993pt","version":"p16dqvwvhwcrdzxyn","outlet":"City Desk","arrived":"2025-02-18T12:21:07Z",
                  "mention":{"status":"happened","claimedBy":"TASS","evidence":{"text":"They\\u001b[2J met."}}}],
                 "history":[{"number":1,"version":{"articleId":"4yretr35zsc2993pt","version":"p16dqvwvhwcrdzxyn"},"when":"2025-02-18T13:00:00Z",
                  "cause":"corrected","changes":[{"property":"durationMinutes","before":null,"after":"240"}]}],
                 "alerts":[{"alertId":"4tpvwk3x76g-new","state":"SENT","attempts":1,"decided":"2025-02-18T12:22:00Z","sent":"2025-02-18T12:23:00Z"}]}""");
        var ran = run("show", "http://127.0.0.1:8080/f/4TPV-WK3X-76G", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("""
                meeting  Marco Rubio (USA), NATO (NATO)
                id           4tpvwk3x76g
                status       happened
                date         2025-02-18 (the day of publication; the article names no day)
                place        Riyadh
                duration     240 minutes
                level        minister
                claimed by   TASS
                sources      City Desk

                Sightings, in order of arrival
                2025-02-18 12:21Z  City Desk  happened, says TASS  4yretr35zsc2993pt/p16dqvwvhwcrdzxyn
                  "They[2J met."

                History
                2025-02-18 13:00Z  corrected  by 4yretr35zsc2993pt/p16dqvwvhwcrdzxyn
                  durationMinutes: none -> 240

                Alerts
                2025-02-18 12:22Z  4tpvwk3x76g-new  sent 2025-02-18 12:23Z
                """, ran.out());
    }

    @Test
    void outletsThatCopiedATextAreNamedApartFromTheSources() {
        api.on("/facts/4tpvwk3x76g", """
                {"id":"4tpvwk3x76g","type":"meeting","status":"happened","date":"2025-02-18","participants":[],
                 "sources":["City Desk"],"copiedBy":["Ledger"],
                 "sightings":[{"articleId":"g7r09fx3dpb4h8q4k","version":"8bqzgq4hp9q1mp58t","outlet":"Ledger",
                  "copyOf":"4yretr35zsc2993pt","arrived":"2025-02-18T12:21:07Z",
                  "mention":{"status":"happened","evidence":{"text":"They met."}}}]}""");
        var ran = run("show", "4tpvwk3x76g", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("sources      City Desk\ncopied by    Ledger\n"), ran.out());
        assertTrue(
                ran.out().contains("g7r09fx3dpb4h8q4k/8bqzgq4hp9q1mp58t (a copy of 4yretr35zsc2993pt)\n"), ran.out());
    }

    @Test
    void anArticleIsPrintedAsItsNewestVersionWithAllVersions() {
        api.on(ARTICLE, VIEW).on(VERSION, """
                {"id":"4yretr35zsc2993pt","version":"p16dqvwvhwcrdzxyn","state":"READABLE","title":"They met","text":"All of it.","url":"https://e.example/a",
                 "source":null,"published":"2025-02-18","publishedAt":null,"language":"en","arrived":"2025-02-18T13:00:00Z","sha256":"bb","notes":[],
                 "mentions":[{"factId":"4tpvwk3x76g","type":"meeting","status":"happened","date":"2025-02-18","participants":[{"name":"Marco Rubio"}],
                  "evidence":{"text":"They met.","start":0,"end":9}}]}""");
        var ran = run("show", "4yretr35zsc2993pt", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.out().contains("4tpvwk3x76g  meeting  Marco Rubio  happened  2025-02-18\n  \"They met.\" (0-9)"),
                ran.out());
        assertTrue(
                ran.out().contains("np0gz98ppbh0pvmww  2025-02-18 12:00Z  indexed          readable  sha256:aa"),
                ran.out());
        assertTrue(
                ran.out().contains("p16dqvwvhwcrdzxyn  2025-02-18 13:00Z  not indexed yet  readable  sha256:bb"),
                ran.out());
        assertFalse(ran.out().contains("source"), ran.out());
        assertEquals(
                "All of it.\n",
                run("show", "--text", "4yretr35zsc2993pt", api.endpoint()).out());
        assertEquals(
                2,
                run("show", "--versions", "4yretr35zsc2993pt", api.endpoint())
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void aMistypedIdIsRecognisedWithoutARequest() {
        for (var typed : new String[][] {
            {"4tpvwk3x76h", "the check character of 4tpvwk3x76h is wrong"},
            {"4yretr35zsc2993pt/p16dqvwvhwcrdzxym", "the check character of p16dqvwvhwcrdzxym is wrong"},
            {"4tpvwk3x7ug", "no id has the character u"},
            {"4tpvwk", "an id has 11 characters (a fact) or 17 (an article, or ARTICLE/VERSION), and 4tpvwk has 6"}
        }) {
            var ran = run("show", typed[0], api.endpoint());
            assertEquals(1, ran.exit());
            assertTrue(ran.err().startsWith("parley: " + typed[1]), ran.err());
            assertEquals(1, ran.err().lines().count());
        }
        assertTrue(api.asked().isEmpty());
        assertEquals(2, run("show", "4tpvwk3x76g", "--text", api.endpoint()).exit());
        assertEquals(
                2, run("show", "4yretr35zsc2993pt", "--warc", api.endpoint()).exit());
        assertEquals(
                2,
                run("show", "4yretr35zsc2993pt", "--text", "--versions", api.endpoint())
                        .exit());
    }

    @Test
    void aDeletedArticlePrintsItsTombstoneAndFails() {
        api.on(ARTICLE, 410, """
                {"title":"Deleted","status":410,"detail":"It was deleted.","articleId":"4yretr35zsc2993pt","deleted":"2025-03-01T10:00:00Z","reason":"Court order 12/25","versions":[{"version":"p16dqvwvhwcrdzxyn","sha256":"bb"}]}""");
        var ran = run("show", "4yretr35zsc2993pt", api.endpoint());
        assertEquals(1, ran.exit());
        assertEquals("""
                Deleted
                article      4yretr35zsc2993pt
                when         2025-03-01 10:00Z
                version      p16dqvwvhwcrdzxyn  sha256:bb
                reason       Court order 12/25
                """, ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void aDifferenceMarksWordsAndPrintsItsKindAndReason() {
        var diff = """
                {"id":"4yretr35zsc2993pt","from":"np0gz98ppbh0pvmww","to":"p16dqvwvhwcrdzxyn","kind":"facts","reason":"The length of the call changed.",
                 "title":{"before":"Call","after":"The call","changed":true},"text":[{"op":"equal","text":"They spoke for "},{"op":"delete","text":"one hour"},{"op":"insert","text":"two hours"},{"op":"equal","text":"."}],
                 "facts":{"added":[{"factId":"mbmbgqbw4e3","mention":{"type":"meeting","status":"planned","date":null,"participants":[{"name":"Marco Rubio"}]}}],"removed":[],"changed":[{"factId":"4tpvwk3x76g","property":"durationMinutes","before":"60","after":"120"}]}}""";
        api.on(ARTICLE + "/diff", diff).on(ARTICLE + "/diff?from=np0gz98ppbh0pvmww&to=p16dqvwvhwcrdzxyn", diff);
        var ran = run("show", "4yretr35zsc2993pt", "--diff", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("They spoke for [-one hour-]{+two hours+}.\n"), ran.out());
        assertTrue(ran.out().contains("kind         facts: it reports other facts than before"), ran.out());
        assertTrue(ran.out().contains("reason       The length of the call changed."), ran.out());
        assertTrue(ran.out().contains("changed      4tpvwk3x76g durationMinutes: 60 -> 120"), ran.out());
        assertTrue(ran.out().contains("added        mbmbgqbw4e3  meeting  Marco Rubio  planned  undated"), ran.out());
        assertTrue(ran.out().contains("title        [-Call-] {+The call+}"), ran.out());
        assertEquals(
                ran.out(),
                run("show", "--diff", "4yretr35zsc2993pt", api.endpoint()).out());
        assertEquals(
                ran.out(),
                run("show", "4yretr35zsc2993pt", "--diff", "NP0GZ98PPBH0PVMWW", "p16dqvwvhwcrdzxyn", api.endpoint())
                        .out());
    }

    @Test
    void originalAndWarcAreSavedAndARedirectDoesNotGetTheToken() throws Exception {
        var bytes = new byte[] {0, 1, (byte) 0xff};
        api.on(VERSION + "/original", bytes)
                .on(VERSION + "/warc", new FakeApi.Answer(307, Map.of("Location", "/store?signed"), new byte[0], 0))
                .on("/store?signed", bytes);
        var file = folder.resolve("original.html");
        var ran =
                run("show", "4yretr35zsc2993pt/p16dqvwvhwcrdzxyn", "--original", "-o", file.toString(), api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(bytes, Files.readAllBytes(file));
        assertTrue(ran.out().contains("3 bytes, SHA-256 "), ran.out());
        var again = run("show", "4yretr35zsc2993pt/p16dqvwvhwcrdzxyn", "--warc", "-o", file.toString(), api.endpoint());
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("--force overwrites it"), again.err());
        assertEquals(
                0,
                run(
                                "show",
                                "4yretr35zsc2993pt/p16dqvwvhwcrdzxyn",
                                "--warc",
                                "--force",
                                "--token=t",
                                "-o",
                                file.toString(),
                                api.endpoint())
                        .exit());
        assertEquals("/store?signed", api.asked().getLast().target());
        assertNull(api.asked().getLast().headers().get("Authorization"));
    }

    @Test
    void anOriginalThatIsTooLargeForAnAnswerIsReadFromTheWarcFile() throws Exception {
        var sent = new Submission(
                FakeApi.bytes("{\"text\":\"They met.\"}"), Optional.of("application/json"), Instant.EPOCH);
        api.on(VERSION + "/original", 400, "{\"status\":400,\"detail\":\"Too large\",\"warc\":\"/somewhere\"}")
                .on(VERSION + "/warc", WarcFile.write(new ArticleReader().read(sent), sent));
        var file = folder.resolve("original.json");
        var ran =
                run("show", "4yretr35zsc2993pt/p16dqvwvhwcrdzxyn", "--original", "-o", file.toString(), api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertArrayEquals(sent.body(), Files.readAllBytes(file));
    }

    @Test
    void aCitationIsOfTheNewestVersionByDefault() throws Exception {
        api.on(ARTICLE, VIEW)
                .on(VERSION + "/citation?format=bibtex", FakeApi.bytes("@online{x,\n}\n"))
                .on(ARTICLE + "/versions/np0gz98ppbh0pvmww/citation?format=ris", FakeApi.bytes("TY  - NEWS\r\n"));
        assertEquals(
                "@online{x,\n}\n",
                run("cite", "4yretr35zsc2993pt", api.endpoint()).out());
        var file = folder.resolve("a.ris");
        assertEquals(
                0,
                run(
                                "cite",
                                "4yretr35zsc2993pt/np0gz98ppbh0pvmww",
                                "--format",
                                "ris",
                                "-o",
                                file.toString(),
                                api.endpoint())
                        .exit());
        assertEquals("TY  - NEWS\r\n", Files.readString(file));
        assertEquals(
                2,
                run("cite", "4yretr35zsc2993pt", "--format", "word", api.endpoint())
                        .exit());
        var fact = run("cite", "4tpvwk3x76g", api.endpoint());
        assertTrue(fact.err().contains("is a fact's id"), fact.err());
    }
}
