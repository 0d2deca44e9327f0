package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WebFetcherTest {
    private static final Instant NOW = Instant.parse("2025-06-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String AGENT = "Parley (+https://archive.example; desk@archive.example)";

    private static WebFetcher fetcher(HostLookup lookup, FetchLimits limits) {
        return new WebFetcher(AGENT, lookup, AddressPolicy.publicAddressesAndLoopback(), limits, CLOCK);
    }

    private static Fetched fetch(String address) throws Exception {
        return fetch(address, FetchLimits.DEFAULT);
    }

    private static Fetched fetch(String address, FetchLimits limits) throws Exception {
        try (var fetcher = fetcher(HostLookup.ofTheSystem(), limits)) {
            return fetcher.fetch(FetchRequest.of(WebAddress.of(address).orElseThrow(), "text/html"), FetchGate.OPEN);
        }
    }

    private static Reason refusal(String address, FetchLimits limits) {
        return assertThrows(FetchFailed.class, () -> fetch(address, limits)).reason();
    }

    private static FetchLimits within(Duration whole) {
        return new FetchLimits(whole, whole, 1 << 20, 1 << 20, 100, 5);
    }

    @Test
    void requestSaysWhoAsksAndSendsNoCookieThatItWasGiven() throws Exception {
        try (var server =
                RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: id=1; Path=/\r\nContent-Length: 2\r\n\r\nhi")) {
            try (var fetcher = fetcher(HostLookup.ofTheSystem(), FetchLimits.DEFAULT)) {
                var request = new FetchRequest(
                        WebAddress.of(server.at("/feed?a=1&utm_source=x")).orElseThrow(),
                        "application/rss+xml",
                        Optional.of("\"v1\""),
                        Optional.of("Mon, 02 Jun 2025 11:00:00 GMT"));
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
    void nameThatIsBoundAgainConnectsToTheAddressThatWasChecked() throws Exception {
        var lookups = new AtomicInteger();
        HostLookup rebinding = host -> new InetAddress[] {
            lookups.incrementAndGet() == 1 ? InetAddress.ofLiteral("127.0.0.1") : InetAddress.ofLiteral("10.0.0.1")
        };
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                var fetcher = fetcher(rebinding, FetchLimits.DEFAULT)) {
            var address = WebAddress.of("http://rebinding.example:" + server.port() + "/")
                    .orElseThrow();
            assertEquals(
                    200,
                    fetcher.fetch(FetchRequest.of(address, "*/*"), FetchGate.OPEN)
                            .status());
            assertEquals(1, lookups.get());
            var second = assertThrows(
                    FetchFailed.class, () -> fetcher.fetch(FetchRequest.of(address, "*/*"), FetchGate.OPEN));
            assertEquals(Reason.REFUSED_ADDRESS, second.reason());
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void nameWithOneRefusedAddressAmongItsAddressesIsRefused() throws Exception {
        HostLookup mixed =
                host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("192.168.0.1")};
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                var fetcher = fetcher(mixed, FetchLimits.DEFAULT)) {
            var address =
                    WebAddress.of("http://mixed.example:" + server.port() + "/").orElseThrow();
            var refused = assertThrows(
                    FetchFailed.class, () -> fetcher.fetch(FetchRequest.of(address, "*/*"), FetchGate.OPEN));
            assertEquals(Reason.REFUSED_ADDRESS, refused.reason());
            assertEquals(List.of(), server.requests);
        }
    }

    @Test
    void redirectsAreFollowedFiveTimesAndNoMore() throws Exception {
        try (var server = new RawServer((head, out) -> {
            int step = Integer.parseInt(head.substring("GET /".length(), head.indexOf(" HTTP")));
            text(
                    out,
                    step == 0
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere"
                            : "HTTP/1.1 301 Moved\r\nLocation: " + (step - 1) + "\r\nContent-Length: 0\r\n\r\n");
        })) {
            var fetched = fetch(server.at("/5"));
            assertEquals("here", new String(fetched.body(), StandardCharsets.UTF_8));
            assertEquals(server.at("/0"), fetched.address().text());
            assertTrue(fetched.moved());
            assertEquals(6, fetched.exchanges().size());
            assertEquals(Reason.TOO_MANY_REDIRECTS, refusal(server.at("/6"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void redirectToARefusedAddressIsNotFollowed() throws Exception {
        for (var target : List.of(
                "http://169.254.169.254/latest/meta-data/",
                "//10.0.0.1/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "http://2852039166/",
                "javascript:alert(1)")) {
            try (var server = RawServer.answering(
                    "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n")) {
                assertEquals(Reason.REFUSED_ADDRESS, refusal(server.at("/"), FetchLimits.DEFAULT), target);
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
    void gzipBombOf200MegabytesEndsAtTheLimit() throws Exception {
        var bomb = gzipOfZeros(200);
        assertTrue(bomb.length < 1 << 20);
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            out.write(bomb);
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void bodyThatDecompressesSuspiciouslyWellIsRefusedBelowTheLimitOfBytes() throws Exception {
        var bomb = gzipOfZeros(3);
        var limits = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 5 << 20, 5 << 20, 100, 5);
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n");
            out.write(bomb);
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), limits));
        }
    }

    @Test
    void pageOfOneGigabyteEndsAtTheLimit() throws Exception {
        var sent = new AtomicLong();
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
            var block = new byte[64 * 1024];
            for (int i = 0; i < 16 * 1024; i++) {
                out.write(block);
                sent.addAndGet(block.length);
            }
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
            assertTrue(sent.get() < 64 << 20, "sent " + sent);
        }
    }

    @Test
    void endlessChunkedBodyEndsAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                text(out, "8\r\nnews for\r\n");
            }
        })) {
            assertEquals(Reason.TOO_LARGE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void endlessHeadersEndAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                text(out, "X-More: more\r\n");
            }
        })) {
            assertEquals(Reason.BROKEN_RESPONSE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void endlessHeaderLineEndsAtTheLimit() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            while (true) {
                text(out, "more and ");
            }
        })) {
            assertEquals(Reason.BROKEN_RESPONSE, refusal(server.at("/"), FetchLimits.DEFAULT));
        }
    }

    @Test
    void responseThatNeverComesEndsAtTheDeadline() throws Exception {
        try (var server = new RawServer((head, out) -> waitForever())) {
            assertEquals(Reason.TIMEOUT, refusal(server.at("/"), within(Duration.ofMillis(200))));
        }
    }

    @Test
    void bodyThatTricklesEndsAtTheDeadline() throws Exception {
        try (var server = new RawServer((head, out) -> {
            text(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                text(out, "x");
                out.flush();
                pause(20);
            }
        })) {
            assertEquals(Reason.TIMEOUT, refusal(server.at("/"), within(Duration.ofMillis(300))));
        }
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
            throw new java.net.UnknownHostException(host);
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

    @Test
    void addressesAreReadAsBrowsersReadThem() {
        var address = WebAddress.of("HTTP://user:secret@Example.COM:8080/a b/../c?q=ä&utm_source=x#top")
                .orElseThrow();
        assertEquals("http://example.com:8080/c?q=%C3%A4&utm_source=x", address.text());
        assertEquals("example.com", address.host());
        assertEquals(8080, address.port());
        assertEquals("http://example.com:8080", address.origin());
        assertEquals("/c?q=%C3%A4&utm_source=x", address.target());
        assertEquals(
                "https://example.com/x",
                address.resolve(" https://example.com/x ").orElseThrow().text());
        assertEquals(
                "http://example.com:8080/d", address.resolve("/d").orElseThrow().text());
        assertEquals(
                "http://other.example/d",
                address.resolve("//other.example/d").orElseThrow().text());
        assertEquals(Optional.empty(), address.resolve("mailto:desk@example.com"));
        var ipv6 = WebAddress.of("https://[2001:4860:4860::8888]:443/").orElseThrow();
        assertEquals("2001:4860:4860::8888", ipv6.host());
        assertEquals(443, ipv6.port());
    }

    @Test
    void pathThatLooksLikeAHostIsAPath() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            fetch(server.at("//10.0.0.1/x"));
            assertTrue(server.requests.getFirst().contains("Host: 127.0.0.1:" + server.port()));
            assertTrue(server.requests.getFirst().startsWith("GET //10.0.0.1/x "), server.requests.getFirst());
        }
    }

    @Test
    void freshnessAndWaitingTimesAreReadFromHeaders() {
        assertEquals(
                Optional.of(Duration.ofMinutes(10)),
                headers("Cache-Control", "public, max-age=600").maxAge());
        assertEquals(
                Optional.empty(),
                headers("Cache-Control", "no-store, s-maxage=600").maxAge());
        assertEquals(
                Optional.of(Duration.ofHours(1)),
                headers("Retry-After", "Mon, 2 Jun 2025 13:00:00 GMT").retryAfter(NOW));
        assertEquals(
                Optional.empty(),
                headers("Retry-After", "Mon, 2 Jun 2025 11:00:00 GMT").retryAfter(NOW));
        assertEquals(Optional.empty(), headers("Retry-After", "soon").retryAfter(NOW));
    }

    private static Headers headers(String name, String value) {
        return new Headers(List.of(new Headers.Header(name, value)));
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void waitForever() {
        pause(60_000);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] gzipOfZeros(int megabytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            var block = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                gzip.write(block);
            }
        }
        return out.toByteArray();
    }
}
