package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invalid headers, oversized requests and malformed HTTP. */
class BadHttpIT extends BadInput {
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
}
