package dev.parley.collecting.fetching;

import static dev.parley.collecting.fetching.Fetching.AGENT;
import static dev.parley.collecting.fetching.Fetching.NOW;
import static dev.parley.collecting.fetching.Fetching.fetch;
import static dev.parley.collecting.fetching.Fetching.fetcher;
import static dev.parley.collecting.fetching.Fetching.refusal;
import static dev.parley.collecting.fetching.Fetching.text;
import static dev.parley.collecting.fetching.Fetching.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is sent, and what is kept of the answer. */
class WebFetcherTest {
    @Test
    void requestSaysWhoAsksAndSendsNoCookieThatItWasGiven() throws Exception {
        try (var server =
                RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: id=1; Path=/\r\nContent-Length: 2\r\n\r\nhi")) {
            try (var fetcher = fetcher(HostLookup.ofTheSystem(), FetchLimits.DEFAULT)) {
                var request = new FetchRequest(
                        WebAddress.of(server.at("/feed?a=1&utm_source=x")).orElseThrow(),
                        "application/rss+xml",
                        new Validators(Optional.of("\"v1\""), Optional.of("Mon, 02 Jun 2025 11:00:00 GMT")));
                fetcher.fetch(request, FetchGate.OPEN);
                fetcher.fetch(request, FetchGate.OPEN);
            }
            for (var head : server.requests) {
                assertTrue(head.startsWith("GET /feed?a=1&utm_source=x HTTP/1.1\r\n"), head);
                assertTrue(head.contains("User-Agent: " + AGENT + "\r\n"), head);
                assertTrue(head.contains("Host: 127.0.0.1:" + server.port() + "\r\n"), head);
                assertTrue(head.contains("Accept: application/rss+xml\r\n"), head);
                assertTrue(head.contains("If-None-Match: \"v1\"\r\n"), head);
                assertTrue(head.contains("If-Modified-Since: Mon, 02 Jun 2025 11:00:00 GMT\r\n"), head);
                assertFalse(head.contains("Cookie"), head);
                assertFalse(head.contains("Upgrade"), head);
            }
        }
    }

    @Test
    void exchangeIsKeptAsItWas() throws Exception {
        var zipped = gzip("<p>The talks began.</p>".getBytes(StandardCharsets.UTF_8));
        try (var server = new RawServer((head, out) -> {
            text(
                    out,
                    "HTTP/1.1 200 Fine\r\nDate: Mon, 02 Jun 2025 11:59:58 GMT\r\nContent-Type: text/html\r\n"
                            + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(zipped.length) + "\r\n");
            out.write(zipped);
            text(out, "\r\n0\r\n\r\n");
        })) {
            var fetched = fetch(server.at("/a"));
            assertEquals("<p>The talks began.</p>", new String(fetched.body(), StandardCharsets.UTF_8));
            var exchange = fetched.exchanges().getFirst();
            assertEquals(server.at("/a"), exchange.address());
            assertEquals("127.0.0.1", exchange.ip());
            assertEquals(NOW, exchange.requested());
            assertEquals(
                    server.requests.getFirst() + "\r\n", new String(exchange.request(), StandardCharsets.ISO_8859_1));
            assertEquals(
                    "HTTP/1.1 200 Fine\r\nDate: Mon, 02 Jun 2025 11:59:58 GMT\r\nContent-Type: text/html\r\n"
                            + "Content-Encoding: gzip\r\nX-Crawler-Transfer-Encoding: chunked\r\n\r\n",
                    new String(exchange.responseHead(), StandardCharsets.ISO_8859_1));
            assertArrayEquals(zipped, exchange.responseBody());
        }
    }

    @Test
    void everyStatusIsAnAnswer() throws Exception {
        for (var status : List.of("304 Not Modified", "404 Not Found", "410 Gone", "503 Later")) {
            try (var server =
                    RawServer.answering("HTTP/1.1 " + status + "\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n")) {
                var fetched = fetch(server.at("/"));
                assertEquals(Integer.parseInt(status.substring(0, 3)), fetched.status());
                assertEquals(
                        Optional.of(Duration.ofMinutes(2)), fetched.headers().retryAfter(NOW));
            }
        }
    }

    @Test
    void gateIsAskedBeforeEveryRequestAndToldAfterIt() throws Exception {
        var calls = new ArrayList<String>();
        var gate = new FetchGate() {
            @Override
            public void before(WebAddress address) {
                calls.add("before " + address.target());
            }

            @Override
            public void after(WebAddress address, int status, Headers headers) {
                calls.add("after " + address.target() + " " + status);
            }
        };
        try (var server = new RawServer((head, out) -> text(
                        out,
                        head.startsWith("GET /old ")
                                ? "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
                var fetcher = fetcher(HostLookup.ofTheSystem(), FetchLimits.DEFAULT)) {
            var fetched = fetcher.fetch(
                    FetchRequest.of(WebAddress.of(server.at("/old")).orElseThrow(), "*/*"), gate);
            assertFalse(fetched.moved());
        }
        assertEquals(List.of("before /old", "after /old 302", "before /new", "after /new 200"), calls);
    }

    @Test
    void brokenResponsesAreFailuresThatMayPass() throws Exception {
        for (var response : List.of(
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
                "")) {
            try (var server = RawServer.answering(response)) {
                assertTrue(
                        refusal(server.at("/"), within(Duration.ofSeconds(5))).mayPass(), response);
            }
        }
    }

    @Test
    void nobodyListensIsAFailureThatMayPass() throws Exception {
        String address;
        try (var server = RawServer.answering("")) {
            address = server.at("/");
        }
        assertEquals(Reason.CONNECTION, refusal(address, FetchLimits.DEFAULT));
        assertTrue(Reason.CONNECTION.mayPass());
    }

    @Test
    void unknownHostIsAFailureThatMayPass() throws Exception {
        HostLookup nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (var fetcher = fetcher(nothing, FetchLimits.DEFAULT)) {
            var failed = assertThrows(
                    FetchFailed.class,
                    () -> fetcher.fetch(
                            FetchRequest.of(
                                    WebAddress.of("http://nowhere.example/").orElseThrow(), "*/*"),
                            FetchGate.OPEN));
            assertEquals(Reason.UNKNOWN_HOST, failed.reason());
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
