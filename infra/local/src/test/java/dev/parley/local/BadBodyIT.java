package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Malformed bodies and invalid articles. */
class BadBodyIT extends BadInput {
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
                            answer.status() >= 400 && answer.status() < 500,
                            path + " " + excerpt(body) + answer.text());
                    refused(answer, path + " " + excerpt(body));
                    assertEquals(
                            List.of(),
                            DOCUMENT.faults(operation.route(), answer.status(), answer.contentType(), answer.body()),
                            path + " " + excerpt(body));
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
                assertTrue(answer.status() < 500, type + " " + excerpt(body) + answer.text());
                if (answer.status() >= 400) {
                    refused(answer, excerpt(body));
                }
                assertEquals(
                        List.of(),
                        DOCUMENT.faults("POST /articles", answer.status(), answer.contentType(), answer.body()),
                        type + " " + excerpt(body));
            }
        }
        stack.awaitIdle();
        assertEquals(List.of(), stack.messages("IndexFailures"));
    }
}
