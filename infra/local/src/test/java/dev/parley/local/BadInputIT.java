package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.openapi.OpenApi;
import dev.parley.openapi.OpenApi.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invalid requests are answered with a problem that says what to change, never with 500 or a dropped connection. */
class BadInputIT {
    private static final OpenApi DOCUMENT = OpenApi.read(Stacks.PROJECT);

    /** Hostile values for queries and paths. */
    private static final List<String> STRANGE = List.of(
            "",
            "%00",
            "a%00b",
            "%zz",
            "%",
            "%ff%fe",
            "%F0%9F%99%82",
            "'",
            "\"",
            "%22",
            "(((",
            "[]",
            "{}",
            "|\\^`<>",
            "-1",
            "9".repeat(40),
            "a".repeat(5_000),
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e",
            "..;",
            "%0d%0aSet-Cookie:%20a=b",
            "null",
            "${jndi:ldap://127.0.0.1/x}",
            "*",
            "*:*",
            "~",
            "AND%20OR%20NOT",
            "2025-02-30",
            "%E2%80%AE",
            "&&&==");

    @TempDir
    private static Path data;

    private static LocalStack stack;
    private static Archived archived;
    private static List<Operation> operations;

    @BeforeAll
    static void start() throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
        archived = Archived.in(stack);
        operations = DOCUMENT.operations();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void anyQueryIsAnsweredAsDocumented() throws Exception {
        for (var operation : operations) {
            if (operation.method().equals("GET")) {
                for (var parameter : operation.parameters("query")) {
                    for (var value : STRANGE) {
                        assertDocumented(
                                operation,
                                archived.filled(operation) + "?"
                                        + parameter.path("name").asText() + "=" + value);
                    }
                }
                for (var query : List.of("", "&", "=", "=&=", "a", "%00=%00", "%zz=%zz", "?", "q=1&q=2&q=3")) {
                    assertDocumented(operation, archived.filled(operation) + "?" + query);
                }
            }
        }
    }

    @Test
    void anyUnknownPathIsNotFound() throws Exception {
        for (var operation : operations) {
            for (var parameter : operation.parameters("path")) {
                for (var value : STRANGE) {
                    if (value.isEmpty() || value.contains("{") && !value.equals("{}")) {
                        continue;
                    }
                    var name = parameter.path("name").asText();
                    var others = Map.of("id", archived.idOf(operation), "version", archived.version(), "feed", "x");
                    var path = operation.path().replace("{" + name + "}", value);
                    for (var other : others.entrySet()) {
                        path = path.replace("{" + other.getKey() + "}", other.getValue());
                    }
                    var answer = RawHttp.send(
                            archived.api(), operation.method(), path, "{}".getBytes(StandardCharsets.UTF_8));
                    assertTrue(answer.status() >= 400 && answer.status() < 500, path + ": " + answer.status());
                    refused(answer, path);
                }
            }
        }
    }

    @Test
    void anInvalidParameterIsNamed() throws Exception {
        var days = List.of("from", "to", "publishedFrom", "publishedTo", "archivedFrom", "archivedTo");
        for (var path : List.of("/facts", "/articles", "/feeds/facts.atom")) {
            for (var day : days) {
                for (var value : List.of("yesterday", "2025-02-30", "12.02.2025", "2025-2-1", "20250212", "-1")) {
                    assertRefused(path, day, value);
                }
            }
            assertRefused(path, "type", "phonecall");
            assertRefused(path, "status", "happened,maybe");
            assertRefused(path, "country", "Atlantis");
            assertRefused(path, "language", "english%20please");
            assertRefused(path, "order", "random");
            assertRefused(path, "versions", "some");
            assertRefused(path, "q", "x".repeat(1_001));
            assertRefused(path, "person", "x".repeat(201));
            assertRefused(path, "person", "x,".repeat(9).concat("%00"));
        }
        for (var path : List.of("/facts", "/articles")) {
            for (var limit : List.of("0", "-1", "101", "1e3", "ten", "1.5", "9".repeat(30))) {
                assertRefused(path, "limit", limit);
            }
            assertRefused(path, "facets", "type,colour");
        }
        assertRefused("/names/unknown", "limit", "ten");
        assertRefused("/names/unknown", "limit", "0");
        assertRefused("/lookup", "url", "not-an-address");
        assertRefused("/lookup", "url", "ftp://example.org/x");
        assertRefused("/lookup", "url", "https://example.org/" + "x".repeat(2_100));
        assertRefused("/lookup", "sha256", "abc");
        assertRefused("/lookup", "sha256", "g".repeat(64));
    }

    @Test
    void reversedRangesAreRefused() throws Exception {
        for (var path : List.of("/facts", "/articles", "/feeds/facts.ics")) {
            for (var range : List.of("from to", "publishedFrom publishedTo", "archivedFrom archivedTo")) {
                var names = range.split(" ");
                var answer =
                        RawHttp.get(archived.api(), path + "?" + names[0] + "=2025-02-13&" + names[1] + "=2025-02-12");
                assertEquals(400, answer.status());
                assertEquals(names[0], refused(answer, path).path("parameter").asText());
            }
        }
    }

    @Test
    void anUnknownParameterIsRefusedAndNotIgnored() throws Exception {
        for (var path : List.of("/facts", "/articles", "/feeds/facts.json", "/lookup", "/names/unknown")) {
            for (var name : List.of("persn", "Person", "x".repeat(300), "%00", "q[]")) {
                var answer = RawHttp.get(archived.api(), path + "?" + name + "=x");
                assertEquals(400, answer.status(), path + name);
                assertTrue(refused(answer, path).path("detail").asText().contains("no parameter"), answer.text());
            }
        }
        assertEquals(400, RawHttp.get(archived.api(), "/lookup").status());
        assertEquals(
                400,
                RawHttp.get(archived.api(), "/lookup?url=https://a.example/&sha256=" + "0".repeat(64))
                        .status());
    }

    @Test
    void anAlteredCursorOrOneOfAnotherSearchIsRefused() throws Exception {
        var page = Json.MAPPER.readTree(
                RawHttp.get(archived.api(), "/facts?limit=1").body());
        var cursor = page.path("cursor").asText();
        assertTrue(cursor.length() > 5, page.toString());
        assertEquals(
                200,
                RawHttp.get(archived.api(), "/facts?limit=1&cursor=" + cursor).status());
        for (int i = 0; i < cursor.length(); i += 5) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("/facts?limit=1&", "cursor", cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
        assertRefused("/facts?limit=1&person=donald-trump&", "cursor", cursor);
        assertRefused("/facts?type=meeting&", "cursor", cursor);
        assertRefused("/facts", "cursor", cursor.substring(1));
        assertRefused("/facts", "cursor", "AAAA");
        assertRefused("/facts", "cursor", "x".repeat(2_001));
        for (var wrong : List.of("AAAA", "%00", "{}", "x".repeat(1_000))) {
            assertEquals(
                    400,
                    RawHttp.get(archived.api(), "/names/unknown?cursor=" + wrong)
                            .status());
        }
    }

    @Test
    void idsAreAcceptedInAnyCaseAndWithHyphens() throws Exception {
        var fact = archived.fact();
        for (var typed : typings(fact)) {
            for (var path : List.of("/facts/", "/f/")) {
                var answer = RawHttp.get(archived.api(), path + typed);
                assertEquals(200, answer.status(), typed);
                assertEquals(
                        fact, Json.MAPPER.readTree(answer.body()).path("id").asText());
            }
        }
        for (var article : typings(archived.article())) {
            assertEquals(
                    200, RawHttp.get(archived.api(), "/articles/" + article).status(), article);
            for (var version : typings(archived.version())) {
                var path = "/articles/" + article + "/versions/" + version;
                assertEquals(200, RawHttp.get(archived.api(), path).status(), path);
                assertEquals(
                        200, RawHttp.get(archived.api(), path + "/original").status(), path);
            }
        }
    }

    @Test
    void aMistypedIdIsAnsweredThatItsCheckCharacterIsWrong() throws Exception {
        var ids = Map.of(
                "/facts/",
                archived.fact(),
                "/f/",
                archived.fact(),
                "/articles/",
                archived.article(),
                "/articles/" + archived.article() + "/versions/",
                archived.version());
        for (var one : ids.entrySet()) {
            for (int i = 0; i < one.getValue().length(); i++) {
                var wrong = one.getValue().charAt(i) == '7' ? '8' : '7';
                var typed =
                        one.getValue().substring(0, i) + wrong + one.getValue().substring(i + 1);
                var answer = RawHttp.get(archived.api(), one.getKey() + typed);
                assertEquals(404, answer.status());
                var detail = refused(answer, typed).path("detail").asText();
                assertTrue(detail.contains("check character"), detail);
            }
            var answer =
                    RawHttp.get(archived.api(), one.getKey() + one.getValue().substring(1));
            assertTrue(refused(answer, "short").path("detail").asText().contains("characters"), answer.text());
        }
    }

    @Test
    void anUnsupportedMethodIsNotFound() throws Exception {
        var known = operations.stream().map(Operation::route).toList();
        for (var operation : operations) {
            for (var method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")) {
                if (!known.contains(method + " " + operation.path())) {
                    var answer = RawHttp.send(archived.api(), method, archived.filled(operation), new byte[0]);
                    assertTrue(List.of(400, 404, 405, 501).contains(answer.status()), method + answer.status());
                    if (!method.equals("HEAD")) {
                        refused(answer, method + " " + operation.path());
                    }
                }
            }
        }
    }

    @Test
    void anInvalidHeaderDoesNotFailTheRequest() throws Exception {
        for (var operation : operations) {
            if (operation.method().equals("GET")) {
                for (var header : List.of(
                        "Accept: application/xml",
                        "Accept: ;;q=x,,*/",
                        "Accept: \u0001",
                        "Accept-Datetime: yesterday",
                        "Range: bytes=9-1",
                        "Range: bytes=999999999999999999999-",
                        "If-None-Match: W/",
                        "If-None-Match: \"" + "x".repeat(3_000),
                        "X-Forwarded-Proto: javascript",
                        "Content-Type: \"",
                        "Authorization: Bearer x")) {
                    var path = archived.filled(operation)
                            + (operation.path().equals("/lookup") ? "?url=https://a.example" : "");
                    var answer = RawHttp.get(archived.api(), path, header);
                    assertTrue(answer.status() < 500, path + header + answer.status());
                    if (answer.status() >= 400) {
                        refused(answer, path);
                    }
                }
            }
        }
    }

    @Test
    void aQueryOfTenMegabytesIsTooLong() throws Exception {
        for (var path : List.of("/facts", "/articles", "/feeds/facts.atom", "/lookup", "/health", "/nothing")) {
            var answer = RawHttp.get(archived.api(), path + "?q=" + "a".repeat(10 * 1024 * 1024));
            assertEquals(414, answer.status());
            refused(answer, path);
        }
        assertEquals(
                431,
                RawHttp.get(archived.api(), "/health", "X: " + "a".repeat(11_000))
                        .status());
        assertEquals(
                431,
                RawHttp.get(archived.api(), "/health", "X: " + "a".repeat(1_000_000))
                        .status());
        // The function refuses what the gateway accepts.
        assertEquals(
                400,
                RawHttp.get(archived.api(), "/facts?q=" + "a".repeat(9_000)).status());
        assertEquals(
                413,
                RawHttp.send(archived.api(), "POST", "/subscriptions", new byte[11 * 1024 * 1024])
                        .status());
        assertEquals(200, RawHttp.get(archived.api(), "/health").status());
    }

    @Test
    void malformedBodiesAreRefused() throws Exception {
        var bodies = List.of(
                "",
                "{",
                "[]",
                "\"x\"",
                "7",
                "null",
                "{\"a\":",
                "\u0000",
                "{\"email\":\"a@b.example\",}",
                "{\"email\":7}",
                "{\"email\":\"ann@example.org\\u0000\"}",
                "{\"email\":{\"$ne\":1}}",
                "{\"of\":\"everything\",\"format\":\"csv\"}",
                "{\"of\":\"facts\",\"format\":\"exe\"}",
                "{\"of\":\"facts\",\"format\":\"csv\",\"search\":{\"persn\":\"x\"}}",
                "{\"of\":\"facts\",\"format\":\"csv\",\"search\":{\"from\":\"2025-02-13\",\"to\":\"2025-02-12\"}}",
                "{\"of\":\"facts\",\"format\":\"csv\",\"search\":[]}",
                "{\"code\":\"12345\"}",
                "{\"interests\":{\"people\":\"all\"}}",
                "{\"interests\":[]}",
                "{\"" + "x".repeat(40_000) + "\":1}",
                "[".repeat(100_000),
                "{\"interests\":".repeat(2_000));
        for (var operation : operations) {
            if (operation.body().isMissingNode() || operation.path().equals("/articles")) {
                continue;
            }
            for (var body : bodies) {
                for (var type : List.of("application/json", "text/plain", "application/octet-stream", "x")) {
                    var path = archived.filled(operation);
                    var answer = RawHttp.send(
                            archived.api(),
                            operation.method(),
                            path,
                            body.getBytes(StandardCharsets.UTF_8),
                            "Content-Type: " + type);
                    assertTrue(
                            answer.status() >= 400 && answer.status() < 500, path + " " + start(body) + answer.text());
                    refused(answer, path + " " + start(body));
                    assertEquals(
                            List.of(),
                            DOCUMENT.faults(operation.route(), answer.status(), answer.contentType(), answer.body()),
                            path + " " + start(body));
                }
            }
        }
    }

    @Test
    void anyInvalidArticleIsArchivedOrRefused() throws Exception {
        for (var body : List.of(
                "[".repeat(100_000),
                "{\"text\":".repeat(2_000),
                "{\"text\":\"" + "\\ud800".repeat(100) + "\"}",
                "{\"url\":\"" + "x".repeat(100_000) + "\",\"text\":\"x\"}",
                "{\"published\":1e999999999,\"text\":\"x\"}",
                "<".repeat(100_000),
                "<div>".repeat(20_000),
                "\u0000")) {
            for (var type : List.of("application/json", "text/html", "text/plain", "\"", "text/html; charset=none")) {
                var answer = RawHttp.send(
                        archived.api(),
                        "POST",
                        "/articles",
                        body.getBytes(StandardCharsets.UTF_8),
                        "Content-Type: " + type);
                assertTrue(answer.status() < 500, type + " " + start(body) + answer.text());
                if (answer.status() >= 400) {
                    refused(answer, start(body));
                }
                assertEquals(
                        List.of(),
                        DOCUMENT.faults("POST /articles", answer.status(), answer.contentType(), answer.body()),
                        type + " " + start(body));
            }
        }
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }

    @Test
    void malformedHttpIsAnswered() throws Exception {
        for (var request : List.of(
                "GET /facts?q=\u0000 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET /facts?q=a b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET mailto:x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET //health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET http://elsewhere.example/facts HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
                "GET /facts HTTP/1.1\r\nHost 127.0.0.1\r\nConnection: close\r\n\r\n",
                "GET /facts HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /facts HTTP/9.9\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                "POST /subscriptions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\nConnection: close\r\n\r\n",
                "POST /subscriptions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /subscriptions HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close"
                        + "\r\n\r\nzz\r\n")) {
            var answer = RawHttp.send(archived.api(), request.getBytes(StandardCharsets.UTF_8));
            assertTrue(answer.status() >= 400 && answer.status() <= 505, request + answer.status());
            assertTrue(answer.status() != 500, request);
            refused(answer, request);
        }
    }

    /** The answer is documented, and it is a problem if it is not a success. */
    private static void assertDocumented(Operation operation, String path) throws IOException {
        var answer = RawHttp.get(archived.api(), path);
        assertTrue(answer.status() < 500, start(path) + ": " + answer.status());
        if (answer.status() >= 400) {
            refused(answer, start(path));
        }
        assertEquals(
                List.of(),
                DOCUMENT.faults(operation.route(), answer.status(), answer.contentType(), answer.body()),
                start(path));
    }

    /** The request is refused with a problem that names the parameter. */
    private static void assertRefused(String path, String parameter, String value) throws IOException {
        var target = path + (path.endsWith("&") ? "" : "?") + parameter + "=" + value;
        var answer = RawHttp.get(archived.api(), target);
        assertEquals(400, answer.status(), start(target) + answer.text());
        assertEquals(parameter, refused(answer, start(target)).path("parameter").asText(), start(target));
    }

    /** A problem (RFC 9457) of a function, or a message of the gateway. */
    private static JsonNode refused(RawHttp.Answer answer, String what) throws IOException {
        var body = Json.MAPPER.readTree(answer.body());
        if (answer.contentType().equals(Optional.of("application/json"))) {
            assertTrue(body.path("message").isTextual(), what + answer.text());
            return body;
        }
        assertEquals(Optional.of("application/problem+json"), answer.contentType(), what);
        assertEquals(answer.status(), body.path("status").asInt(), what);
        assertTrue(body.path("title").asText().length() > 2, what + body);
        assertTrue(body.path("detail").asText().length() >= 20, what + body);
        assertTrue(body.path("type").isTextual(), what + body);
        return body;
    }

    private static List<String> typings(String id) {
        var typed = new ArrayList<>(List.of(
                id,
                id.toUpperCase(Locale.ROOT),
                id.substring(0, 4) + "-" + id.substring(4, 8) + "-" + id.substring(8),
                id.replace('0', 'o').replace('1', 'l')));
        typed.add(id.replace('0', 'O').replace('1', 'I'));
        return typed;
    }

    private static String start(String text) {
        return text.length() < 120 ? text : text.substring(0, 120) + "...";
    }
}
