package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of other sites may not write through somebody's browser, and every answer tells browsers how to treat it. */
class OtherSitesIT {
    private static final byte[] EMAIL = "{\"email\":\"ann@example.org\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path data;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stacks.start(data, Stacks.FEBRUARY_12);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void writesOfOtherSitesAreRefused() throws Exception {
        for (var header : List.of(
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site")) {
            for (var method : List.of("POST", "PATCH", "DELETE")) {
                var path = method.equals("POST") ? "/subscriptions" : "/subscriptions/x";
                var answer = RawHttp.send(stack.api(), method, path, EMAIL, "Content-Type: application/json", header);
                assertEquals(403, answer.status(), method + " " + header);
            }
        }
    }

    @Test
    void pagesOfTheApiItselfAndProgramsMayWrite() throws Exception {
        for (var headers : List.of(
                List.of("Content-Type: application/json"),
                List.of("Content-Type: application/json", "Origin: " + stack.api(), "Sec-Fetch-Site: same-origin"),
                List.of("Content-Type: application/json", "Sec-Fetch-Site: none"))) {
            var answer = RawHttp.send(stack.api(), "POST", "/subscriptions", EMAIL, headers.toArray(String[]::new));
            assertEquals(202, answer.status(), headers + answer.text());
        }
    }

    @Test
    void otherSitesMayLinkHere() throws Exception {
        assertEquals(
                200,
                RawHttp.get(stack.api(), "/facts", "Sec-Fetch-Site: cross-site", "Accept: text/html")
                        .status());
    }

    @Test
    void errorsOfTheGatewayAreNoPages() throws Exception {
        for (var path : List.of("/nothing", "/health")) {
            var headers = RawHttp.get(stack.api(), path).headers();
            assertEquals("nosniff", headers.get("x-content-type-options"), path);
            assertEquals("same-origin", headers.get("referrer-policy"), path);
            assertTrue(headers.get("content-security-policy").contains("frame-ancestors 'none'"), path);
        }
    }
}
