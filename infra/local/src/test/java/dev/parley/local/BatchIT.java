package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.openapi.OpenApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches of articles and their alerts, through the functions of the template on the local stack. */
class BatchIT extends FreshStack {
    private static final OpenApi DOCUMENT = OpenApi.read(Stacks.PROJECT);

    private static final String CALL = Stacks.article(
            "harbour-wire",
            "2025-02-12",
            "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin on Wednesday, the"
                    + " White House said.");
    private static final String FERRY =
            Stacks.article("quayside-post", "2025-02-12", "The ferry across the bay ran again on Wednesday.");
    private static final String NO_ARTICLE = "{\"title\": \"No text\"}";

    @Test
    void aBatchWithANewCallAlertsOnceHoweverOftenItIsSent() throws Exception {
        assertEquals(List.of("1 201 new", "2 201 new"), results(sent(200, CALL, FERRY)));
        stack.awaitIdle();
        assertEquals(1, stack.delivered().size());
        assertTrue(stack.delivered().getFirst().sms().startsWith("NEW CALL: Trump-Putin, 12 Feb"));

        assertEquals(List.of("1 200 known", "2 200 known"), results(sent(200, CALL, FERRY)));
        stack.awaitIdle();
        assertEquals(1, stack.delivered().size());
    }

    @Test
    void reportsOfOneCallInOneBatchAlertOnce() throws Exception {
        sent(
                200,
                IntStream.range(0, 20)
                        .mapToObj(i -> CALL.replace("harbour-wire", "outlet-" + i))
                        .toArray(String[]::new));
        stack.awaitIdle();
        assertEquals(1, stack.delivered().size());
        var facts = Stacks.json(Stacks.get(api, "/facts")).path("facts");
        assertEquals(1, facts.size());
        assertEquals(20, facts.path(0).path("mentions").asInt());
    }

    @Test
    void aCorrectionInTheSameBatchIsTheLaterVersion() throws Exception {
        var results = Stacks.json(sent(200, CALL, CALL.replace("on Wednesday", "on Wednesday for 90 minutes")))
                .path("results");
        stack.awaitIdle();
        var article = Stacks.json(
                Stacks.get(api, "/articles/" + results.path(0).path("id").asText()));
        assertEquals(2, article.path("versions").size());
        var found = Stacks.json(Stacks.get(api, "/articles?q=telephone")).path("articles");
        assertEquals(results.path(1).path("version"), found.path(0).path("version"));
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    @Test
    void oneUnreadableLineIsReportedAndTheOthersAreArchived() throws Exception {
        var answer = sent(422, CALL, NO_ARTICLE, FERRY);
        assertEquals(List.of("1 201 new", "2 422 ", "3 201 new"), results(answer));
        var lines = List.of(CALL, NO_ARTICLE, FERRY);
        for (var result : Stacks.json(answer).path("results")) {
            var original = "/articles/" + result.path("id").asText() + "/versions/"
                    + result.path("version").asText() + "/original";
            assertArrayEquals(
                    lines.get(result.path("line").asInt() - 1).getBytes(StandardCharsets.UTF_8),
                    Stacks.get(api, original).body());
        }
    }

    @Test
    void whatIsWrongWithABatchIsAnsweredWithAProblem() throws Exception {
        for (var lines : List.of(new String[] {""}, new String[] {"", " "})) {
            assertProblem(sent(400, lines));
        }
        var tooMany = new String[101];
        Arrays.fill(tooMany, FERRY);
        assertProblem(sent(413, tooMany));
        var results = Stacks.json(sent(413, FERRY, "{\"text\": \"" + "x".repeat(5 * 1024 * 1024) + "\"}"))
                .path("results");
        assertEquals("new", results.path(0).path("outcome").asText(), "the batch of 101 was archived");
    }

    /** Sends lines, and compares the answer with the API's document. */
    private HttpResponse<byte[]> sent(int status, String... lines) throws Exception {
        var answer = Stacks.postBatch(api, lines);
        assertEquals(status, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals(
                List.of(),
                DOCUMENT.faults(
                        "POST /articles/batch", status, answer.headers().firstValue("content-type"), answer.body()));
        return answer;
    }

    private static void assertProblem(HttpResponse<byte[]> answer) throws Exception {
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElseThrow());
        assertTrue(Stacks.json(answer).path("detail").asText().length() > 20);
    }

    private static List<String> results(HttpResponse<byte[]> answer) throws Exception {
        var results = Stacks.json(answer).path("results");
        return IntStream.range(0, results.size())
                .mapToObj(results::path)
                .map(BatchIT::shown)
                .toList();
    }

    private static String shown(JsonNode result) {
        return result.path("line").asText() + " " + result.path("status").asText() + " "
                + result.path("outcome").asText();
    }
}
