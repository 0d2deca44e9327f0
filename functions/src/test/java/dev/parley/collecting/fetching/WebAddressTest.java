package dev.parley.collecting.fetching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebAddressTest {
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
}
