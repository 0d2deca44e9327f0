package dev.parley.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "HTTPS://News.Example.COM/World/A, https://news.example.com/World/A",
        "https://example.com:443/a, https://example.com/a",
        "http://example.com:80/a, http://example.com/a",
        "http://example.com:8080/a, http://example.com:8080/a",
        "https://example.com/a#comments, https://example.com/a",
        "https://example.com/a?utm_source=x&id=7&fbclid=abc, https://example.com/a?id=7",
        "https://example.com/a?b=2&a=1, https://example.com/a?b=2&a=1",
        "https://example.com/a?utm_medium=x, https://example.com/a",
        "https://example.com./a, https://example.com/a",
        "https://example.com, https://example.com/",
        "https://example.com/a/, https://example.com/a/",
        "https://example.com/%7Euser/%c3%a9t%C3%A9, https://example.com/~user/%C3%A9t%C3%A9",
        "https://example.com/été, https://example.com/%C3%A9t%C3%A9",
        "https://example.com/a/./b/../c, https://example.com/a/c",
        "https://example.com/../a, https://example.com/a",
        "https://reader:secret@example.com/a, https://example.com/a",
        "https://example.com/100%, https://example.com/100%25",
        "https://exämple.com/a, https://xn--exmple-cua.com/a",
        "https://example.com/amp/story, https://example.com/amp/story"
    })
    void sameArticleHasOneAddress(String given, String canonical) {
        assertEquals(canonical, CanonicalUrl.of(given).orElseThrow());
        assertEquals(canonical, CanonicalUrl.of(canonical).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/world/a",
                "example.com/a",
                "//example.com/a",
                "ftp://example.com/a",
                "urn:newsml:example.com:1",
                "javascript:alert(1)",
                "https://",
                "https://..",
                "https://exa mple.com/",
                "",
                "tag:example.com,2025:a",
                "https://exam<ple.com/"
            })
    void relativeAndOtherAddressesArePassedOver(String given) {
        assertTrue(CanonicalUrl.of(given).isEmpty());
    }
}
