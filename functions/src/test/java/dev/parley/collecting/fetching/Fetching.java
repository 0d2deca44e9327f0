package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.collecting.fetching.FetchFailed.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Fetches from servers on this machine. */
final class Fetching {
    static final Instant NOW = Instant.parse("2025-06-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String AGENT = "Parley (+https://archive.example; desk@archive.example)";

    private Fetching() {}

    static WebFetcher fetcher(HostLookup lookup, FetchLimits limits) {
        return new WebFetcher(AGENT, lookup, AddressPolicy.publicAddressesAndLoopback(), limits, CLOCK);
    }

    static Fetched fetch(String address) throws Exception {
        return fetch(address, FetchLimits.DEFAULT);
    }

    static Fetched fetch(String address, FetchLimits limits) throws Exception {
        try (var fetcher = fetcher(HostLookup.ofTheSystem(), limits)) {
            return fetcher.fetch(FetchRequest.of(WebAddress.of(address).orElseThrow(), "text/html"), FetchGate.OPEN);
        }
    }

    static Reason refusal(String address, FetchLimits limits) {
        return assertThrows(FetchFailed.class, () -> fetch(address, limits)).reason();
    }

    static FetchLimits within(Duration whole) {
        return new FetchLimits(whole, whole, 1 << 20, 1 << 20, 100, 5);
    }

    static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
