package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.openapi.OpenApi;
import dev.parley.openapi.OpenApi.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stack for invalid requests. They are answered with a problem that says what to change, never with 500 or a dropped
 * connection.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BadInput {
    static final OpenApi DOCUMENT = OpenApi.read(Stacks.PROJECT);

    /** Hostile values for queries and paths. */
    static final List<String> STRANGE = List.of(
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

    LocalStack stack;
    Archived archived;
    List<Operation> operations;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
        archived = Archived.in(stack);
        operations = DOCUMENT.operations();
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
    }

    /** The answer is documented, and it is a problem if it is not a success. */
    void assertDocumented(Operation operation, String path) throws IOException {
        var answer = RawHttp.get(archived.api(), path);
        assertTrue(answer.status() < 500, excerpt(path) + ": " + answer.status());
        if (answer.status() >= 400) {
            refused(answer, excerpt(path));
        }
        assertEquals(
                List.of(),
                DOCUMENT.faults(operation.route(), answer.status(), answer.contentType(), answer.body()),
                excerpt(path));
    }

    /** The request is refused with a problem that names the parameter. */
    void assertRefused(String path, String parameter, String value) throws IOException {
        var target = path + (path.endsWith("&") ? "" : "?") + parameter + "=" + value;
        var answer = RawHttp.get(archived.api(), target);
        assertEquals(400, answer.status(), excerpt(target) + answer.text());
        assertEquals(
                parameter, refused(answer, excerpt(target)).path("parameter").asText(), excerpt(target));
    }

    /** A problem (RFC 9457) of a function, or a message of the gateway. */
    static JsonNode refused(RawHttp.Answer answer, String what) throws IOException {
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

    static String excerpt(String text) {
        return text.length() < 120 ? text : text.substring(0, 120) + "...";
    }
}
