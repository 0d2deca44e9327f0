package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.articles.WarcFile;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import dev.parley.openapi.OpenApi;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of one article over HTTP. */
class ViewsIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FIRST = "2025-02-12T22:00:00Z";
    private static final String SECOND = "2025-02-13T08:30:00Z";
    private static final String THIRD = "2025-02-14T09:00:00Z";

    private static final SettableClock CLOCK = new SettableClock(FIRST);

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static String article;
    private static final List<String> versions = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        stack = Stacks.start(data, CLOCK);
        versions.add(post(FIRST, "Presidnet Trump spoke by phone with President Putin on Wednesday for 60 minutes."));
        versions.add(post(SECOND, "President Trump spoke by phone with President Putin on Wednesday for 60 minutes."));
        versions.add(post(THIRD, "President Trump spoke by phone with President Putin on Wednesday for 90 minutes."));
    }

    private static String post(String moment, String text) throws Exception {
        CLOCK.set(Instant.parse(moment));
        var answer = Stacks.json(Stacks.post(stack.api(), Stacks.article("views", "2025-02-12", text)));
        stack.awaitIdle();
        article = answer.path("id").asText();
        return answer.path("version").asText();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aDiffDistinguishesATypoFromAChangedFact() throws Exception {
        var typo = json("/diff?from=" + versions.get(0) + "&to=" + versions.get(1));
        assertEquals("typo", typo.path("kind").asText(), typo.toString());
        assertEquals("Presidnet", typo.path("text").path(0).path("text").asText());
        var facts = json("/diff");
        assertEquals("facts", facts.path("kind").asText());
        assertEquals(versions.get(1), facts.path("from").asText());
        var change = facts.path("facts").path("changed").path(0);
        assertEquals("durationMinutes", change.path("property").asText(), facts.toString());
        assertEquals("90", change.path("after").asText());
        var upper = versions.get(0).toUpperCase(Locale.ROOT);
        assertEquals(
                "same",
                json("/diff?from=" + upper + "&to=" + upper).path("kind").asText());
        assertEquals(400, get("/diff?from=nonsense").statusCode());
        assertEquals(404, get("/diff?from=" + Id.of("other", 16)).statusCode());
        assertEquals(
                404,
                Stacks.get(stack.api(), "/articles/" + Id.of("x", 16) + "/diff").statusCode());
    }

    @Test
    void aBrowserGetsTheSameResourcesAsPages() throws Exception {
        var fact = Stacks.json(Stacks.get(stack.api(), "/articles/" + article))
                .path("facts")
                .path(0)
                .path("id")
                .asText();
        var version = "/articles/" + article + "/versions/" + versions.getFirst();
        for (var path : List.of("/f/" + fact, "/facts/" + fact, "/articles/" + article, version)) {
            var page = page(path);
            assertEquals(200, page.statusCode(), path);
            assertEquals(
                    "text/html; charset=utf-8",
                    page.headers().firstValue("content-type").orElseThrow(),
                    path);
            assertEquals(
                    "nosniff",
                    page.headers().firstValue("x-content-type-options").orElseThrow(),
                    path);
            assertTrue(page.headers()
                    .firstValue("content-security-policy")
                    .orElseThrow()
                    .startsWith("default-src 'none'"));
            assertTrue(page.headers().firstValue("vary").orElseThrow().contains("accept"), path);
            assertTrue(page.body().startsWith("<!DOCTYPE html>"), path);
            var json = Stacks.get(stack.api(), path);
            assertEquals(
                    "application/json",
                    json.headers().firstValue("content-type").orElseThrow(),
                    path);
            assertTrue(json.headers().firstValue("vary").orElseThrow().contains("accept"), path);
        }
        for (var missing : List.of("/f/" + Id.of("none", 10), "/f/nonsense", "/articles/" + Id.of("none", 16))) {
            var page = page(missing);
            assertEquals(404, page.statusCode(), missing);
            assertTrue(page.body().contains("<h1>Not found</h1>"), page.body());
        }
    }

    private static HttpResponse<String> page(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.api() + path))
                        .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theArticleIsTheTimeGateOfItsVersions() throws Exception {
        assertEquals(versions.get(0), inForce("Mon, 01 Jan 2001 00:00:00 GMT"));
        assertEquals(versions.get(0), inForce("Wed, 12 Feb 2025 22:00:00 GMT"));
        assertEquals(versions.get(0), inForce("Thu, 13 Feb 2025 08:29:59 GMT"));
        assertEquals(versions.get(1), inForce("Thu, 13 Feb 2025 08:30:00 GMT"));
        assertEquals(versions.get(2), inForce("Tue, 01 Jan 2030 00:00:00 GMT"));
        for (var malformed : List.of("yesterday", "Mon, 12 Feb 2025 22:00:00 GMT", "2025-02-12T22:00:00Z", "")) {
            var answer = get("", "Accept-Datetime", malformed);
            assertEquals(400, answer.statusCode(), malformed);
            assertEquals(
                    "accept-datetime, accept",
                    answer.headers().firstValue("vary").orElseThrow());
        }
        var plain = get("");
        assertEquals(200, plain.statusCode());
        assertEquals(
                "accept-datetime, accept", plain.headers().firstValue("vary").orElseThrow());
        assertTrue(plain.headers().firstValue("memento-datetime").isEmpty());
        assertTrue(plain.headers().firstValue("link").orElseThrow().contains("rel=\"original timegate\""));
    }

    private static String inForce(String moment) throws Exception {
        var answer = get("", "Accept-Datetime", moment);
        assertEquals(302, answer.statusCode());
        assertTrue(answer.headers().firstValue("memento-datetime").isEmpty());
        var location = URI.create(answer.headers().firstValue("location").orElseThrow());
        var memento = HTTP.send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertTrue(memento.headers().firstValue("memento-datetime").isPresent());
        return Stacks.json(memento).path("version").asText();
    }

    @Test
    void aVersionHasItsDatetimeAndLinksToItsNeighbours() throws Exception {
        var answer = get("/versions/" + versions.get(1));
        assertEquals(
                "Thu, 13 Feb 2025 08:30:00 GMT",
                answer.headers().firstValue("memento-datetime").orElseThrow());
        var self = stack.api() + "/articles/" + article;
        assertEquals(
                "<" + self + ">; rel=\"original timegate\", <" + self
                        + "/timemap>; rel=\"timemap\"; type=\"application/link-format\";"
                        + " from=\"Wed, 12 Feb 2025 22:00:00 GMT\"; until=\"Fri, 14 Feb 2025 09:00:00 GMT\", "
                        + "<" + self + "/versions/" + versions.get(0)
                        + ">; rel=\"first prev memento\"; datetime=\"Wed, 12 Feb 2025 22:00:00 GMT\", "
                        + "<" + self + "/versions/" + versions.get(1)
                        + ">; rel=\"memento\"; datetime=\"Thu, 13 Feb 2025 08:30:00 GMT\", "
                        + "<" + self + "/versions/" + versions.get(2)
                        + ">; rel=\"next last memento\"; datetime=\"Fri, 14 Feb 2025 09:00:00 GMT\"",
                answer.headers().firstValue("link").orElseThrow());
        var map = get("/timemap");
        assertEquals(
                "application/link-format",
                map.headers().firstValue("content-type").orElseThrow());
        var lines = new String(map.body(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).contains("rel=\"self\""));
        assertTrue(lines.get(2).contains("rel=\"first memento\"; datetime=\"Wed, 12 Feb 2025 22:00:00 GMT\""));
    }

    @Test
    void theOffsetsOfEveryMentionMatchTheText() throws Exception {
        for (var version : versions) {
            var body = json("/versions/" + version);
            assertTrue(body.path("mentions").size() > 0);
            for (var mention : body.path("mentions")) {
                var evidence = mention.path("evidence");
                var in = body.path(evidence.path("in").asText()).asText();
                assertEquals(
                        evidence.path("text").asText(),
                        in.substring(
                                evidence.path("start").asInt(),
                                evidence.path("end").asInt()));
            }
            assertTrue(body.path("links").path("warc").asText().endsWith("/" + version + "/warc"));
        }
        var all = json("").path("versions");
        assertEquals(3, all.size());
        assertEquals(SECOND, all.path(1).path("arrived").asText());
        assertEquals(64, all.path(1).path("sha256").asText().length());
    }

    @Test
    void aVersionIsCitedInTheFormatGivenByNameOrMediaType() throws Exception {
        var path = "/versions/" + versions.get(2) + "/citation";
        assertTrue(type(get(path)).startsWith("application/vnd.citationstyles.csl+json"));
        assertTrue(type(get(path, "Accept", "application/x-bibtex")).startsWith("application/x-bibtex"));
        var ris = get(path + "?format=ris");
        assertTrue(type(ris).startsWith("application/x-research-info-systems"));
        assertTrue(new String(ris.body(), StandardCharsets.UTF_8).contains("Y2  - 2025/02/14\r\n"));
        assertEquals(400, get(path + "?format=word").statusCode());
        assertEquals(404, get("/versions/" + Id.of("other", 16) + "/citation").statusCode());
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("content-type").orElseThrow();
    }

    @Test
    void bytesAreServedCompletelyOrInARange() throws Exception {
        var warc = get("/versions/" + versions.get(0) + "/warc");
        assertEquals(200, warc.statusCode());
        assertEquals("application/warc", type(warc));
        assertEquals(versions.get(0), WarcFile.read(warc.body()).article().version());
        assertEquals(
                digest(warc.body()), warc.headers().firstValue("repr-digest").orElseThrow());
        var original = get("/versions/" + versions.get(0) + "/original").body();
        var part = get("/versions/" + versions.get(0) + "/original", "Range", "bytes=-10");
        assertEquals(206, part.statusCode());
        assertEquals(
                "bytes " + (original.length - 10) + "-" + (original.length - 1) + "/" + original.length,
                part.headers().firstValue("content-range").orElseThrow());
        assertEquals(digest(original), part.headers().firstValue("repr-digest").orElseThrow());
        var beyond = get("/versions/" + versions.get(0) + "/original", "Range", "bytes=999999-");
        assertEquals(416, beyond.statusCode());
        assertEquals(
                "bytes */" + original.length,
                beyond.headers().firstValue("content-range").orElseThrow());
    }

    @Test
    void whatIsTooLargeForOneAnswerComesInRangesAndFromS3() throws Exception {
        var bytes = new byte[5 * 1024 * 1024];
        new Random(1).nextBytes(bytes);
        var posted = Stacks.json(Stacks.post(stack.api(), "application/octet-stream", bytes));
        var version = "/articles/" + posted.path("id").asText() + "/versions/"
                + posted.path("version").asText();
        var refused = Stacks.get(stack.api(), version + "/original");
        assertEquals(400, refused.statusCode());
        assertTrue(Stacks.json(refused).path("detail").asText().contains("Range: bytes=0-4194303"));
        assertEquals(digest(bytes), refused.headers().firstValue("repr-digest").orElseThrow());

        var whole = new ByteArrayOutputStream();
        while (whole.size() < bytes.length) {
            var part = send(version + "/original", "Range", "bytes=" + whole.size() + "-");
            assertEquals(206, part.statusCode());
            assertTrue(part.body().length <= 4 * 1024 * 1024);
            whole.write(part.body());
        }
        assertArrayEquals(bytes, whole.toByteArray());

        var redirect = Stacks.get(stack.api(), version + "/warc");
        assertEquals(307, redirect.statusCode());
        var location = redirect.headers().firstValue("location").orElseThrow();
        assertTrue(location.contains("X-Amz-Expires=300"), location);
        assertEquals("no-store", redirect.headers().firstValue("cache-control").orElseThrow());
        var warc = HTTP.send(
                HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, warc.statusCode());
        assertEquals(
                digest(warc.body()),
                redirect.headers().firstValue("repr-digest").orElseThrow());
        assertArrayEquals(bytes, WarcFile.read(warc.body()).original());
    }

    @Test
    void aTooLargeArticleIsShownWithoutItsText() throws Exception {
        // Not in English, so that no facts are extracted.
        var sentence = "\"Der\" \"Minister\" und die \"Partei\" sind \"nicht\" mit dem \"Vertrag\".\n\n";
        var text = sentence.repeat(5_000_000 / sentence.length());
        var posted = Stacks.json(Stacks.post(stack.api(), "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        var path = "/articles/" + posted.path("id").asText();
        var version = Stacks.get(
                stack.api(), path + "/versions/" + posted.path("version").asText());
        assertEquals(200, version.statusCode());
        var body = new String(version.body(), StandardCharsets.UTF_8);
        assertTrue(Json.MAPPER.writeValueAsBytes(body).length < 6_200_000);
        assertEquals("", Stacks.json(version).path("text").asText());
        assertTrue(Stacks.json(version).path("textOmitted").asInt() > 4_000_000, body.substring(0, 500));
        assertEquals(
                List.of(),
                OpenApi.read(Stacks.PROJECT)
                        .faults(
                                "GET /articles/{id}/versions/{version}",
                                200,
                                version.headers().firstValue("content-type"),
                                version.body()));
        var diff = Stacks.get(stack.api(), path + "/diff");
        assertEquals("same", Stacks.json(diff).path("kind").asText());
        assertTrue(diff.body().length < 5_000_000);
    }

    private static String digest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Id.sha256Hex(bytes))) + ":";
    }

    private static JsonNode json(String path) throws Exception {
        return Stacks.json(get(path));
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("/articles/" + article + path, headers);
    }

    private static HttpResponse<byte[]> send(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.api() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
