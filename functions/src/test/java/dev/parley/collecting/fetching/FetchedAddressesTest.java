package dev.parley.collecting.fetching;

import static dev.parley.collecting.fetching.Fetching.fetch;
import static dev.parley.collecting.fetching.Fetching.fetcher;
import static dev.parley.collecting.fetching.Fetching.refusal;
import static dev.parley.collecting.fetching.Fetching.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where a fetch may lead: redirects, and names whose addresses are refused. */
class FetchedAddressesTest {
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
    void pathThatLooksLikeAHostIsAPath() throws Exception {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
            fetch(server.at("//10.0.0.1/x"));
            assertTrue(server.requests.getFirst().contains("Host: 127.0.0.1:" + server.port()));
            assertTrue(server.requests.getFirst().startsWith("GET //10.0.0.1/x "), server.requests.getFirst());
        }
    }
}
