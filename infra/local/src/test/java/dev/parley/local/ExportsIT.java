package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.exports.ExportFormat;
import dev.parley.ids.Id;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports from the request to the link, through the functions of the template. */
class ExportsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private LocalStack stack;
    private URI api;

    @BeforeEach
    void start() throws Exception {
        stack = Stacks.start(data, clock);
        api = stack.api();
        Stacks.post(
                api,
                Stacks.article(
                        "harbour-wire",
                        "2025-02-12",
                        "U.S. President Donald Trump spoke by telephone with Russian President Vladimir Putin on"
                                + " Wednesday, the White House said."));
        Stacks.post(
                api,
                Stacks.article(
                        "meridian",
                        "2025-02-12",
                        "Marco Rubio met Russian Foreign Minister Sergei Lavrov in Riyadh on Tuesday."));
        stack.awaitIdle();
    }

    @AfterEach
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void everyFormatIsExportedAsOneFileWithItsDigest() throws Exception {
        for (var of : List.of("facts", "articles")) {
            for (var format : ExportFormat.values()) {
                var asked = ask("{\"of\": \"" + of + "\", \"format\": \"" + format.label() + "\"}");
                assertEquals(202, asked.statusCode(), () -> text(asked));
                var location = asked.headers().firstValue("location").orElseThrow();
                assertEquals("waiting", Stacks.json(asked).path("state").asText());
                stack.awaitIdle();

                var done = Stacks.json(Stacks.get(api, location));
                assertEquals("done", done.path("state").asText(), done::toString);
                assertEquals(2, done.path("total").asInt());
                assertEquals(done.path("total"), done.path("done"));
                var file = get(done.path("download"));
                assertEquals(done.path("sha256").asText(), Id.sha256Hex(file.body()));
                assertEquals(done.path("bytes").asLong(), file.body().length);
                assertTrue(file.headers()
                        .firstValue("content-disposition")
                        .orElse("")
                        .contains("." + format.extension()));
                var manifest = Stacks.json(get(done.path("manifest")));
                assertEquals(2, manifest.path("count").asInt());
                assertEquals(2, manifest.path("entries").size());
            }
        }
    }

    @Test
    void anExportHasTheResultsOfItsSearch() throws Exception {
        var asked = ask("{\"of\": \"facts\", \"format\": \"jsonl\", \"search\": {\"person\": \"Sergey Lavrov\"}}");
        assertEquals(
                "sergei-lavrov",
                Stacks.json(asked).path("search").path("person").asText());
        stack.awaitIdle();
        var done = Stacks.json(
                Stacks.get(api, asked.headers().firstValue("location").orElseThrow()));
        assertEquals(1, done.path("written").asInt());
        assertTrue(text(get(done.path("download"))).contains("\"Sergei Lavrov\""));
    }

    @Test
    void anInvalidRequestIsAnsweredWithAProblemThatNamesTheField() throws Exception {
        refused("", "body");
        refused("[]", "body");
        refused("{\"of\":", "body");
        refused("{\"of\": \"facts\", \"format\": \"csv\", \"limit\": 3}", "body");
        refused("{\"format\": \"csv\"}", "of");
        refused("{\"of\": \"people\", \"format\": \"csv\"}", "of");
        refused("{\"of\": \"facts\", \"format\": \"pdf\"}", "format");
        refused("{\"of\": \"facts\", \"format\": [\"csv\"]}", "format");
        refused("{\"of\": \"facts\", \"format\": \"csv\", \"search\": \"Trump\"}", "search");
        refused("{\"of\": \"facts\", \"format\": \"csv\", \"search\": {\"person\": 3}}", "search");
        refused("{\"of\": \"facts\", \"format\": \"csv\", \"search\": {\"persn\": \"x\"}}", "persn");
        refused("{\"of\": \"facts\", \"format\": \"csv\", \"search\": {\"limit\": \"3\"}}", "limit");
        refused(
                "{\"of\": \"facts\", \"format\": \"csv\", \"search\": {\"from\": \"2025-02-02\", \"to\": \"2025-01-01\"}}",
                "from");
        refused(
                "{\"of\": \"facts\", \"format\": \"csv\", \"search\": {\"q\": \"" + "a".repeat(100_000) + "\"}}",
                "body");
    }

    private void refused(String body, String parameter) throws Exception {
        var answer = ask(body);
        assertEquals(400, answer.statusCode(), body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElseThrow());
        assertEquals(parameter, Stacks.json(answer).path("parameter").asText(), body);
    }

    @Test
    void eachRequestGetsANewLinkAndAnExportExpiresAfterAWeek() throws Exception {
        var location = ask("{\"of\": \"articles\", \"format\": \"warc\"}")
                .headers()
                .firstValue("location")
                .orElseThrow();
        stack.awaitIdle();
        var first = Stacks.json(Stacks.get(api, location)).path("download").asText();
        assertTrue(first.contains("X-Amz-Expires=300"), first);
        clock.set(clock.instant().plus(Duration.ofDays(7)).plusSeconds(1));
        var gone = Stacks.get(api, location);
        assertEquals(410, gone.statusCode());
        assertEquals("warc", Stacks.json(gone).path("format").asText());
        for (var unknown : List.of("/exports/00000000000000000000", "/exports/x", "/exports/..%2F..%2Fetc")) {
            assertEquals(404, Stacks.get(api, unknown).statusCode(), unknown);
        }
        assertNotEquals("", first);
    }

    @Test
    void anInvalidObjectIsMovedToTheFailureQueueAndReported() throws Exception {
        var asked = ask("{\"of\": \"articles\", \"format\": \"warc\"}");
        stack.awaitIdle();
        stack.send(
                "ExportQueue", "poison", "{\"Records\": [{\"s3\": {\"object\": {\"key\": \"exports/elsewhere\"}}}]}");
        stack.awaitIdle();
        assertEquals(1, stack.messages("ExportFailures").size());
        assertEquals(202, asked.statusCode());
    }

    private HttpResponse<byte[]> ask(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(api + "/exports"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> get(JsonNode link) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(link.asText())).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), () -> text(answer));
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
