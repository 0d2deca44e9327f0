package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alerts.Gsm7;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Articles and their alerts, through the functions of the template on the local stack. */
class PipelineIT extends FreshStack {
    private static final String CALL = "U.S. President Donald Trump spoke by telephone with Russian President Vladimir"
            + " Putin on Wednesday, the White House said.";

    @Test
    void anArticleBecomesAFactAndOneAlert() throws Exception {
        var answer = Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL));
        assertEquals(201, answer.statusCode());
        var receipt = Stacks.json(answer);
        assertEquals("new", receipt.path("outcome").asText());
        stack.awaitIdle();

        var article =
                Stacks.json(Stacks.get(api, "/articles/" + receipt.path("id").asText()));
        assertEquals(1, article.path("versions").size());
        assertEquals(List.of("leader_call"), types(article.path("facts")));

        assertEquals(1, stack.delivered().size());
        var alert = stack.delivered().getFirst();
        assertTrue(alert.sms().startsWith("NEW CALL: Trump-Putin, 12 Feb"), alert.sms());
        assertTrue(Gsm7.septets(alert.sms()).orElseThrow() <= Gsm7.SEGMENT);
        assertEquals("[\"donald-trump\",\"vladimir-putin\"]", alert.attributes().get("people"));
        assertTrue(Files.exists(stack.outbox().resolve("000001.eml")));
        assertTrue(Files.exists(stack.outbox().resolve("000001.txt")));

        var fact = Stacks.json(Stacks.get(api, "/facts/" + alert.attributes().get("fact")));
        assertEquals("SENT", fact.path("alerts").path(0).path("state").asText());
        assertEquals(
                CALL,
                fact.path("sightings")
                        .path(0)
                        .path("mention")
                        .path("evidence")
                        .path("text")
                        .asText());
    }

    @Test
    void reportsOfOneCallByThreeOutletsAlertOnce() throws Exception {
        Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL));
        Stacks.post(
                api,
                Stacks.article(
                        "meridian",
                        "2025-02-13",
                        "Vladimir Putin and Donald Trump held a phone conversation on February 12, the Kremlin said."));
        Stacks.post(
                api,
                Stacks.article(
                        "northern-ledger",
                        "2025-02-12",
                        "President Putin had a 90-minute telephone call with U.S. President Donald Trump on Wednesday."));
        stack.awaitIdle();
        assertEquals(
                1,
                stack.delivered().stream()
                        .filter(alert -> alert.attributes().get("type").equals("leader_call"))
                        .count());
        var facts = Stacks.json(Stacks.get(api, "/facts?type=leader_call&person=vladimir-putin"));
        assertEquals(1, facts.path("facts").size());
        assertEquals(3, facts.path("facts").path(0).path("sources").size());
    }

    @Test
    void copiesOfOneTextUnderManyAddressesAreOneSource() throws Exception {
        var story = " The two leaders discussed the front, the exchange of prisoners and the grain that waits in the"
                + " harbours of the south. Neither side would say when delegations might meet, and diplomats in three"
                + " capitals warned that little had been settled beyond the wish to go on talking. Markets rose a"
                + " little in the afternoon, and the price of wheat fell for the third day in a row. Analysts said"
                + " that the tone mattered more than the content, because nobody had expected a breakthrough.";
        var original = Stacks.json(Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL + story)));
        stack.awaitIdle();
        var edited = "A telephone call between Donald Trump and Vladimir Putin took place on Wednesday, the White House"
                + " said." + story + " Reporting by our staff.";
        Stacks.post(api, Stacks.article("northern-ledger", "2025-02-12", edited));
        stack.awaitIdle();
        var found = Stacks.json(Stacks.get(api, "/facts?type=leader_call"))
                .path("facts")
                .path(0);
        assertEquals(2, found.path("mentions").asInt());
        assertEquals(1, found.path("sources").size());
        assertEquals(1, found.path("copiedBy").size());
        assertTrue(found.path("texts").isMissingNode());
        var fact = Stacks.json(Stacks.get(api, "/facts/" + found.path("id").asText()));
        assertEquals(
                List.of("null", original.path("id").asText()),
                fact.path("sightings").findValuesAsText("copyOf").stream()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        var articles = Stacks.json(Stacks.get(api, "/articles?q=wheat")).path("articles");
        assertEquals(2, articles.size());
        assertEquals(articles.path(0).path("id"), articles.path(1).path("copyOf"));
    }

    @Test
    void everySampleArticleIsArchivedAndReturnedByteByByte() throws Exception {
        for (var file : samples()) {
            var answer = Stacks.post(api, mediaType(file), Files.readAllBytes(file));
            var receipt = Stacks.json(answer);
            var original = Stacks.get(
                    api,
                    "/articles/" + receipt.path("id").asText() + "/versions/"
                            + receipt.path("version").asText() + "/original");
            assertEquals(200, original.statusCode(), file.toString());
            assertArrayEquals(Files.readAllBytes(file), original.body(), file.toString());
        }
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
        assertEquals(List.of(), stack.messages("AlertFailures"));
    }

    @Test
    void aCorrectedArticleIsASecondVersion() throws Exception {
        var first = Stacks.json(Stacks.post(api, mediaType(sample("05-")), Files.readAllBytes(sample("05-"))));
        // Intake reads earlier versions from the index, so the first must be indexed.
        stack.awaitIdle();
        var second = Stacks.json(Stacks.post(api, mediaType(sample("06-")), Files.readAllBytes(sample("06-"))));
        stack.awaitIdle();
        assertEquals(first.path("id"), second.path("id"));
        assertEquals("new-version", second.path("outcome").asText());
        var article =
                Stacks.json(Stacks.get(api, "/articles/" + first.path("id").asText()));
        assertEquals(2, article.path("versions").size());
    }

    @Test
    void textThatOnlyLooksLikeACallAlertsNobody() throws Exception {
        for (var prefix : List.of("09-", "10-", "13-", "15-")) {
            Stacks.post(api, mediaType(sample(prefix)), Files.readAllBytes(sample(prefix)));
        }
        stack.awaitIdle();
        assertEquals(
                List.of(), stack.delivered().stream().map(DeliveredMessage::sms).toList());
    }

    @Test
    void theSameArticleAHundredTimesAtOnceIsOneArticleAndOneAlert() throws Exception {
        var article = Stacks.article("harbour-wire", "2025-02-12", CALL);
        var outcomes = new ArrayList<String>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> sendings = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                sendings.add(() -> Stacks.json(Stacks.post(api, article)));
            }
            for (var answer : senders.invokeAll(sendings)) {
                outcomes.add(answer.get().path("outcome").asText());
            }
        }
        stack.awaitIdle();
        assertEquals(1, outcomes.stream().filter("new"::equals).count());
        assertEquals(99, outcomes.stream().filter("known"::equals).count());
        assertEquals(1, stack.delivered().size());
        assertEquals(
                1,
                Stacks.json(Stacks.get(api, "/facts"))
                        .path("facts")
                        .path(0)
                        .path("mentions")
                        .asInt());
    }

    @Test
    void aFailingMessageEndsInTheFailureQueueAndDoesNotDelayOthers() throws Exception {
        stack.send(
                "IndexQueue",
                "poison",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"articles/none/none.warc.gz\"}}}]}");
        Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL));
        stack.awaitIdle();
        assertEquals(1, stack.messages("IndexFailures").size());
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void aRestartKeepsEverythingAndAlertsNobodyAgain() throws Exception {
        var receipt = Stacks.json(Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL)));
        stack.awaitIdle();
        stack.close();
        start();
        stack.awaitIdle();
        var article =
                Stacks.json(Stacks.get(api, "/articles/" + receipt.path("id").asText()));
        assertEquals(1, article.path("facts").size());
        assertEquals(1, stack.delivered().size());
        var again = Stacks.json(Stacks.post(api, Stacks.article("harbour-wire", "2025-02-12", CALL)));
        assertEquals("known", again.path("outcome").asText());
    }

    @Test
    void oldNewsIsIndexedButAlertsNobody() throws Exception {
        Stacks.post(api, Stacks.article("harbour-wire", "2025-01-15", CALL));
        stack.awaitIdle();
        assertEquals(1, Stacks.json(Stacks.get(api, "/facts")).path("facts").size());
        assertEquals(List.of(), stack.delivered());
    }

    @Test
    void malformedSearchesAndUnknownIdsAreAnsweredWithProblems() throws Exception {
        for (var query : List.of(
                "?from=yesterday",
                "?type=phonecall",
                "?status=maybe",
                "?limit=0",
                "?limit=x",
                "?cursor=zzz",
                "?country=U",
                "?from=2025-02-13&to=2025-02-12")) {
            var answer = Stacks.get(api, "/facts" + query);
            assertEquals(400, answer.statusCode(), query);
            assertTrue(Stacks.json(answer).path("detail").asText().length() > 20, query);
        }
        for (var path : List.of("/articles/nothing", "/facts/nothing", "/articles/x/versions/y", "/articles/../x")) {
            assertEquals(404, Stacks.get(api, path).statusCode(), path);
        }
    }

    @Test
    void badInputIsAnsweredWithAProblemAndArchivedIfPossible() throws Exception {
        assertEquals(400, Stacks.post(api, "").statusCode());
        for (var body :
                List.of("{not json", "{\"text\": 7}", "{\"url\": \"https://a.example/1\"}", "[]", "{\"text\": \"\"}")) {
            var answer = Stacks.post(api, body);
            assertEquals(422, answer.statusCode(), body);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("content-type").orElseThrow());
            var problem = Stacks.json(answer);
            assertTrue(problem.path("archived").asBoolean(), body);
            assertEquals(
                    body,
                    new String(
                            Stacks.get(
                                            api,
                                            "/articles/" + problem.path("id").asText() + "/versions/"
                                                    + problem.path("version").asText() + "/original")
                                    .body(),
                            StandardCharsets.UTF_8));
        }
        assertEquals(
                413, Stacks.post(api, "text/plain", new byte[6 * 1024 * 1024]).statusCode());
        assertEquals(
                201,
                Stacks.post(api, "text/plain", "Plain words. ".repeat(380_000).getBytes(StandardCharsets.UTF_8))
                        .statusCode());
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    private static List<String> types(JsonNode facts) {
        var types = new ArrayList<String>();
        facts.forEach(fact -> types.add(fact.path("type").asText()));
        return types;
    }

    private static List<Path> samples() throws Exception {
        try (var files = Files.list(Stacks.PROJECT.resolve("events/articles"))) {
            return files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static Path sample(String prefix) throws Exception {
        return samples().stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static String mediaType(Path file) {
        var name = file.toString();
        return name.endsWith(".json") ? "application/json" : name.endsWith(".html") ? "text/html" : "text/plain";
    }
}
