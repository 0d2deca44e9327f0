package dev.parley.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ArchiveArticle;
import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import dev.parley.lambda.http.IntakeAnswers;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import dev.parley.testing.FakeMetrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that come as JSON Lines in one request. */
class IntakeBatchTest {
    private static final ArticleReader READER = new ArticleReader();
    private static final String NO_ARTICLE = "{\"title\": \"No text\"}";

    private final FakeClock clock = new FakeClock();
    private final FakeMetrics metrics = new FakeMetrics();
    private final FakeArchive archive = new FakeArchive();

    @Test
    void eachLineIsAnsweredAsIfItWasSentAlone() throws IOException {
        var deleted = article(3);
        send(deleted);
        archive.delete(archive.versions().getFirst().articleId());
        send(article(2));
        var lines = List.of(article(1), article(2), deleted, NO_ARTICLE, "{not json", "[]", "7", "null");
        var before = new ArrayList<JsonNode>();
        var results = body(sendBatch(String.join("\n", lines))).path("results");

        var other = new FakeArchive();
        for (var known : List.of(deleted, article(2))) {
            call(handler(other), single(known));
        }
        other.delete(archive.versions().getFirst().articleId());
        for (var line : lines) {
            var alone = call(handler(other), single(line));
            var expected = Json.MAPPER
                    .createObjectNode()
                    .put("line", before.size() + 1)
                    .put("status", alone.path("statusCode").asInt());
            expected.setAll((ObjectNode) body(alone));
            before.add(expected);
        }
        assertEquals(before, list(results));
        assertEquals(
                List.of(201, 200, 410, 422, 422, 422, 422, 422),
                before.stream().map(one -> one.path("status").asInt()).toList());
        assertEquals(other.versions().size(), archive.versions().size());
    }

    @Test
    void theStatusIs200WhenEverythingIsArchivedAndReadable() throws IOException {
        assertEquals(200, status(sendBatch(article(1) + "\n" + article(2) + "\n")));
        assertEquals(200, status(sendBatch(article(1) + "\n" + article(3) + "\n")));
    }

    @Test
    void otherwiseTheStatusIsTheHighestOfTheLines() throws IOException {
        send(article(1));
        archive.delete(archive.versions().getFirst().articleId());
        assertEquals(410, status(sendBatch(article(1) + "\n" + article(2))));
        var answer = sendBatch(NO_ARTICLE + "\n" + article(1) + "\n" + article(3));
        assertEquals(422, status(answer));
        assertEquals(
                "application/json", answer.path("headers").path("content-type").asText());
        assertEquals(3, body(answer).path("results").size());
    }

    @Test
    void anyFailureToArchiveIsAFailureOfTheRequest() throws IOException {
        var lines =
                IntStream.rangeClosed(1, 5).mapToObj(IntakeBatchTest::article).toList();
        var third = READER.read(submission(lines.get(2))).key();
        archive.failToWrite(third::equals);
        var out = new ByteArrayOutputStream();
        assertThrows(IllegalStateException.class, () -> handler(archive)
                .handleRequest(bytes(batch(String.join("\n", lines))), out, null));
        assertEquals(0, out.size(), "it answered before the third article was archived");
        assertEquals(4, archive.versions().size());

        archive.failToWrite(false);
        var again = sendBatch(String.join("\n", lines));
        assertEquals(200, status(again));
        assertEquals(
                List.of("known", "known", "new", "known", "known"),
                body(again).path("results").findValuesAsText("outcome"));
    }

    @Test
    void versionsOfOneArticleArriveInTheOrderOfTheirLines() throws IOException {
        var lines = IntStream.range(0, 20)
                .mapToObj(i -> "{\"url\": \"https://a.example/1\", \"text\": \"They met %d times.\"}".formatted(i))
                .toList();
        assertEquals(200, status(sendBatch(String.join("\n", lines))));
        var articles = archive.versions().stream().map(this::archived).toList();
        assertEquals(
                lines.stream().map(line -> READER.read(submission(line)).key()).toList(),
                articles.stream().map(Article::key).toList());
        for (int i = 1; i < articles.size(); i++) {
            assertTrue(
                    !articles.get(i)
                            .arrived()
                            .isBefore(articles.get(i - 1).arrived().plusNanos(1_000)),
                    articles.get(i - 1).arrived() + " and " + articles.get(i).arrived());
        }
    }

    @Test
    void theBytesOfALineAreArchivedWithoutItsEnd() throws IOException {
        sendBatch(article(1) + "\r\n" + article(2) + "\n");
        for (var key : archive.versions()) {
            var original = WarcFile.read(archive.get(key).orElseThrow()).original();
            assertTrue(
                    List.of(article(1), article(2)).contains(new String(original, StandardCharsets.UTF_8)),
                    new String(original, StandardCharsets.UTF_8));
        }
    }

    @Test
    void blankLinesAreCountedAndSkipped() throws IOException {
        var results = body(sendBatch("\n" + article(1) + "\n\n  \n" + article(2) + "\n\n"))
                .path("results");
        assertEquals(
                List.of(2, 5),
                IntStream.range(0, results.size())
                        .mapToObj(i -> results.path(i).path("line").asInt())
                        .toList());
    }

    @Test
    void aBodyWithoutLinesIsRefused() throws IOException {
        for (var body : List.of("", "\n", " \r\n\n")) {
            var answer = sendBatch(body);
            assertEquals(400, status(answer));
            assertEquals(List.of("Refused/article-empty 1"), metrics.taken());
        }
    }

    @Test
    void aHundredLinesAreTakenAndOfMoreNothingIsArchived() throws IOException {
        var hundred = IntStream.range(0, 100).mapToObj(IntakeBatchTest::article).toList();
        var answer = sendBatch(String.join("\n", hundred) + "\n" + article(100));
        assertEquals(413, status(answer));
        assertTrue(body(answer).path("detail").asText().contains("100"), answer.toString());
        assertEquals(List.of(), archive.versions());
        assertEquals(List.of("Refused/article-too-large 1"), metrics.taken());

        assertEquals(200, status(sendBatch(String.join("\n\n", hundred) + "\n")));
        assertEquals(100, archive.versions().size());
    }

    @Test
    void aLineThatIsTooLargeIsRefusedAlone() throws IOException {
        var large = "{\"text\": \"" + "x".repeat(Submission.MAX_BYTES) + "\"}";
        var answer = sendBatch(article(1) + "\n" + large + "\n" + article(2));
        assertEquals(413, status(answer));
        assertEquals(List.of("201", "413", "201"), statuses(answer));
        assertEquals(2, archive.versions().size());
        assertEquals(List.of("Refused/article-too-large 1"), metrics.taken());
    }

    @Test
    void refusalsAreCountedByLine() throws IOException {
        send(article(1));
        archive.delete(archive.versions().getFirst().articleId());
        sendBatch(article(1) + "\n" + article(2) + "\n" + article(1));
        assertEquals(List.of("Refused/article-deleted 1", "Refused/article-deleted 1"), metrics.taken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-ndjson",
                "application/jsonl",
                "application/x-ndjson; charset=utf-8",
                "Application/JSONL",
                ""
            })
    void jsonLinesAreTakenByTheirType(String type) throws IOException {
        var request = batch(article(1));
        request.withObject("headers").put("content-type", type);
        assertEquals(200, status(call(handler(archive), request)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "application/x-www-form-urlencoded"})
    void aBodyOfAnotherTypeIsRefused(String type) throws IOException {
        var request = batch(article(1));
        request.withObject("headers").put("content-type", type);
        assertEquals(415, status(call(handler(archive), request)));
        assertEquals(List.of(), archive.versions());
    }

    @Test
    void aBodyWithoutATypeIsTakenAndACompressedOneIsNot() throws IOException {
        var request = batch(article(1));
        request.withObject("headers").remove("content-type");
        assertEquals(200, status(call(handler(archive), request)));
        request.withObject("headers").put("content-encoding", "gzip");
        assertEquals(415, status(call(handler(archive), request)));
    }

    @Test
    void aBodyInBase64IsTheSame() throws IOException {
        var lines = article(1) + "\n" + article(2);
        var request = batch(Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8)))
                .put("isBase64Encoded", true);
        assertEquals(200, status(call(handler(archive), request)));
        assertEquals(List.of("200", "200"), statuses(sendBatch(lines)));
    }

    @Test
    void anUnknownRouteIsNotFound() throws IOException {
        assertEquals(404, status(call(handler(archive), batch(article(1)).put("routeKey", "POST /articles/all"))));
        assertEquals(List.of(), archive.versions());
    }

    private IntakeHandler handler(FakeArchive archive) {
        var answers = new IntakeAnswers(
                new ArchiveArticle(READER, archive, archive::known),
                archive == this.archive ? metrics : new FakeMetrics(),
                clock);
        return new IntakeHandler(answers, new EmbeddedMetrics("parley", line -> {}, clock));
    }

    private void send(String article) throws IOException {
        assertEquals(201, status(call(handler(archive), single(article))));
    }

    private JsonNode sendBatch(String lines) throws IOException {
        return call(handler(archive), batch(lines));
    }

    private static JsonNode call(IntakeHandler handler, JsonNode request) throws IOException {
        var out = new ByteArrayOutputStream();
        handler.handleRequest(bytes(request), out, null);
        return Json.MAPPER.readTree(out.toByteArray());
    }

    private static ByteArrayInputStream bytes(JsonNode request) {
        return new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode single(String json) {
        return request("POST /articles", "application/json", json);
    }

    private static ObjectNode batch(String lines) {
        return request("POST /articles/batch", "application/x-ndjson", lines);
    }

    private static ObjectNode request(String route, String type, String body) {
        var request = Json.MAPPER.createObjectNode().put("routeKey", route).put("body", body);
        request.putObject("headers").put("content-type", type);
        return request;
    }

    private Article archived(VersionKey key) {
        return WarcFile.read(archive.get(key).orElseThrow()).article();
    }

    private Submission submission(String json) {
        return new Submission(json.getBytes(StandardCharsets.UTF_8), Optional.of("application/json"), clock.instant());
    }

    private static String article(int number) {
        return "{\"url\": \"https://outlet.example/%d\", \"text\": \"They met on day %d.\"}".formatted(number, number);
    }

    private static int status(JsonNode answer) {
        return answer.path("statusCode").asInt();
    }

    private static List<String> statuses(JsonNode answer) throws IOException {
        return body(answer).path("results").findValuesAsText("status");
    }

    private static JsonNode body(JsonNode answer) throws IOException {
        return Json.MAPPER.readTree(answer.path("body").asText());
    }

    private static List<JsonNode> list(JsonNode array) {
        return Arrays.asList(Json.MAPPER.convertValue(array, JsonNode[].class));
    }
}
