package dev.parley.collecting.fetching;

import static dev.parley.collecting.fetching.Fetching.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadersTest {
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
}
