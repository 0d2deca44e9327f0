package dev.parley.cli;

import static dev.parley.cli.CommandRun.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindCommandTest {
    private static final String CALL = """
            {"id":"mbmbgqbw4e3","type":"leader_call","status":"happened","date":"2025-05-19","participants":[
             {"id":"donald-trump","name":"Donald Trump","country":"USA"},{"id":"vladimir-putin","name":"Vladimir Putin","country":"RUS"}],
             "sources":["Harbour Wire","Meridian","Ledger"],"disputed":true,
             "highlights":["They <mark>spoke</mark> for &quot;two&quot; hours &amp; more"]}""";
    private static final String MEETING = """
            {"id":"4tpvwk3x76g","type":"meeting","status":"planned","date":null,"participants":[
             {"id":"marco-rubio","name":"Marco Rubio","country":"USA"}],"sources":["City Desk"],"highlights":[]}""";

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
    void factsArePrintedInColumnsWithTheTotalAndTheCursorOfTheNextPage() {
        api.on("/facts?limit=2", page(List.of(CALL, MEETING), 1204, "\"abc\""));
        var ran = run("find", "--limit", "2", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertEquals("""
                2025-05-19  leader_call  Donald Trump, Vladimir Putin  happened, disputed  Harbour Wire, Meridian +1  mbmbgqbw4e3
                    They spoke for "two" hours & more
                undated     meeting      Marco Rubio                   planned             City Desk                  4tpvwk3x76g

                2 of 1,204 facts.
                Next page: add --cursor abc. All pages: --all.
                """, ran.out());
    }

    @Test
    void copiesNameTheArticleWhoseTextTheyHave() {
        api.on("/articles", """
                {"articles":[{"id":"4yretr35zsc2993pt","version":"p16dqvwvhwcrdzxyn","title":"They met","source":"City Desk",
                 "published":"2025-02-18","facts":[],"copyOf":null},
                 {"id":"g7r09fx3dpb4h8q4k","version":"8bqzgq4hp9q1mp58t","title":"Ministers meet","source":"Ledger",
                 "published":"2025-02-18","facts":[],"copyOf":"4yretr35zsc2993pt"}],"total":2,"cursor":null,"facets":{}}""");
        var ran = run("find", "--articles", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("4yretr35zsc2993pt/p16dqvwvhwcrdzxyn\n"), ran.out());
        assertTrue(
                ran.out().contains("g7r09fx3dpb4h8q4k/8bqzgq4hp9q1mp58t (a copy of 4yretr35zsc2993pt)\n"), ran.out());
    }

    @Test
    void everyOptionIsSentAsItsParameter() {
        api.on(
                "/articles?q=joint%20%22oil%20deal%22&person=Trump,Putin&country=Ukraine&type=meeting&status=planned"
                                .replace(",", "%2C")
                        + "&source=City%20Desk&language=en&from=2025-01-01&to=2025-02-01&publishedFrom=2025-01-02"
                        + "&publishedTo=2025-01-03&archivedFrom=2025-01-04&archivedTo=2025-01-05&versions=all"
                        + "&order=relevance&facets=type%2Cyear&cursor=c",
                "{\"articles\":[],\"total\":0,\"cursor\":null,\"facets\":{}}");
        var ran = run(("find --articles --person Trump --person Putin --country Ukraine --type meeting --status planned"
                        + " --language en --from 2025-01-01 --to 2025-02-01 --published-from 2025-01-02"
                        + " --published-to 2025-01-03 --archived-from 2025-01-04 --archived-to 2025-01-05"
                        + " --versions all --order relevance --facets type,year --cursor c joint \"oil_deal\""
                        + " --source City_Desk "
                        + api.endpoint())
                .transform(line -> java.util.Arrays.stream(line.split(" "))
                        .map(word -> word.contains("Desk") || word.contains("oil") ? word.replace('_', ' ') : word)
                        .toArray(String[]::new)));
        assertEquals(0, ran.exit(), ran.err() + api.asked());
    }

    @Test
    void theCommandsOfArchivistsHaveHelpWithExamples() {
        for (var command : List.of("find", "show", "cite", "export", "verify")) {
            var ran = run(command, "--help");
            assertEquals(0, ran.exit());
            assertTrue(ran.out().contains("Usage: parley " + command), ran.out());
            assertTrue(ran.out().contains("\n  parley " + command + " "), ran.out());
        }
    }

    @Test
    void anEmptyResultPrintsAHintAndIsNotAnError() {
        api.on("/facts?q=harbour&country=FRA", page(List.of(), 0, "null"));
        var ran = run("find", "harbour", "--country", "FRA", api.endpoint());
        assertEquals(0, ran.exit());
        assertTrue(ran.out().startsWith("Nothing found.\nA result must meet every criterion: remove one"), ran.out());
    }

    @Test
    void jsonIsThePageOfTheApi() throws Exception {
        var page = page(List.of(CALL), 3, "\"abc\"");
        api.on("/facts", page);
        var ran = run("find", "--json", api.endpoint());
        assertEquals(1, ran.out().lines().count());
        assertEquals(Json.MAPPER.readTree(page), Json.MAPPER.readTree(ran.out()));
    }

    @Test
    void allFollowsTheCursorsAndPrintsOneResultALine() throws Exception {
        api.on("/facts?limit=100&facets=type", page(List.of(CALL, MEETING), 3, "\"a b\""))
                .on("/facts?limit=100&cursor=a%20b", page(List.of(CALL), 3, "null"));
        var ran = run("find", "--all", "--json", "--facets", "type", api.endpoint());
        var ids = ran.out().lines().map(line -> {
            try {
                return Json.MAPPER.readTree(line).path("id").asText();
            } catch (Exception e) {
                throw new AssertionError(line, e);
            }
        });
        assertEquals(List.of("mbmbgqbw4e3", "4tpvwk3x76g", "mbmbgqbw4e3"), ids.toList());
        assertEquals("", ran.err());
    }

    @Test
    void articlesArePrintedWithTitleFactsAndVersion() {
        api.on("/articles?facets=language", """
                {"articles":[{"id":"4yretr35zsc2993pt","version":"p16dqvwvhwcrdzxyn","latest":false,"state":"READABLE",
                 "title":"Rubio and Lavrov meet","source":"City Desk","published":"2025-02-18","facts":["4tpvwk3x76g"],"highlights":[]},
                 {"id":"0eymwendn6jb0tsvt","version":"r6pf6g0gzqp86544p","latest":true,"state":"OTHER_LANGUAGE",
                 "title":"","url":"https://example.org/a","source":null,"published":"2025-02-18","facts":[],"highlights":[]}],
                 "total":2,"cursor":null,"facets":{"language":[{"value":"en","count":1},{"value":"de","count":1}]}}""");
        var ran = run("find", "--articles", "--facets", "language", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(
                ran.out()
                        .contains(
                                "2025-02-18  City Desk  Rubio and Lavrov meet  1 fact          4yretr35zsc2993pt/p16dqvwvhwcrdzxyn (not the newest)"),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                "2025-02-18  -          https://example.org/a  other language  0eymwendn6jb0tsvt/r6pf6g0gzqp86544p\n"),
                ran.out());
        assertTrue(ran.out().contains("language\n       1  en\n       1  de\n"), ran.out());
        assertTrue(ran.out().endsWith("2 versions of articles.\n"), ran.out());
    }

    @Test
    void aRefusalPrintsTheSentenceOfTheApi() {
        api.on("/facts?from=tomorrow", 400, """
                {"title":"Malformed search","status":400,"detail":"from is a day such as 2025-02-12, not tomorrow","parameter":"from"}""");
        var ran = run("find", "--from", "tomorrow", api.endpoint());
        assertEquals(1, ran.exit());
        assertEquals("parley: from is a day such as 2025-02-12, not tomorrow (400)\n", ran.err());
        assertEquals(2, run("find", "--limit", "101", api.endpoint()).exit());
        assertEquals(2, run("find", "--endpoint", "ftp://example.org").exit());
    }

    @Test
    void aTokenIsSentAndAMissingOneIsReported() {
        api.on("/facts", 401, "{\"message\":\"Unauthorized\"}");
        var ran = run("find", "--token", "secret", api.endpoint());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("give --token or set PARLEY_TOKEN"), ran.err());
        assertEquals("Bearer secret", api.asked().getFirst().headers().get("Authorization"));
    }

    @Test
    void aBusyApiIsRetried() {
        api.on("/facts", new FakeApi.Answer(503, java.util.Map.of("Retry-After", "0"), new byte[0], 0))
                .on("/facts", page(List.of(MEETING), 1, "null"));
        var ran = run("find", api.endpoint());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().endsWith("1 fact.\n"), ran.out());
    }

    @Test
    void highlightsAreBoldOnATerminalOnlyAndControlCharactersAreRemoved() {
        var out = new StringWriter();
        assertEquals(
                "a \u001b[1m<b>\u001b[0m c",
                new Terminal(new PrintWriter(out), true).highlighted("a <mark>&lt;b&gt;</mark> c"));
        assertEquals("a <b> c", new Terminal(new PrintWriter(out), false).highlighted("a <mark>&lt;b&gt;</mark> c"));
        assertFalse(Terminal.oneLine("red\u001b[31m\u0007\u009b alert").contains("\u001b"));
        assertEquals("red[31m alert", Terminal.oneLine("red\u001b[31m\u0007\u009b alert"));
    }

    private static String page(List<String> facts, int total, String cursor) {
        return "{\"facts\":[" + String.join(",", facts) + "],\"total\":" + total + ",\"cursor\":" + cursor
                + ",\"facets\":{}}";
    }
}
