package dev.parley.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
    void addressesOfOneArticleHaveOneCanonicalForm(String given, String canonical) {
        assertEquals(canonical, CanonicalUrl.of(given).orElseThrow());
        assertEquals(canonical, CanonicalUrl.of(canonical).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a@b@example.com/x, https://example.com/x",
        "https://a:b@c:d@example.com:444/x, https://example.com:444/x",
        "https://@example.com/x, https://example.com/x",
        "https://me@news.example@example.com/x?y=@z, https://example.com/x?y=@z",
        "https://example.com/@desk/x, https://example.com/@desk/x",
        "https:/example.com/x, https://example.com/x",
        "https:example.com/x, https://example.com/x",
        "https:\\\\example.com\\a\\b, https://example.com/a/b",
        "https://ex%61mple.com/x, https://example.com/x",
        "https://example.com:/x, https://example.com/x",
        "https://example.com:00443/x, https://example.com/x",
        "https://127.0.0.1/x, https://127.0.0.1/x"
    })
    void addressIsParsedAsBrowsersParseIt(String given, String canonical) {
        assertEquals(canonical, CanonicalUrl.of(given).orElseThrow());
        assertEquals(canonical, CanonicalUrl.of(canonical).orElseThrow());
    }

    /** Expected values from Firefox and Chrome (UTS 46 without transitional processing) and RFC 3492, section 7.1. */
    @ParameterizedTest
    @CsvSource({
        "straße.de, xn--strae-oqa.de",
        "STRAẞE.de, xn--strae-oqa.de",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "EXÄMPLE.com, xn--exmple-cua.com",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "президент.рф, xn--d1abbgf6aiiy.xn--p1ai",
        "他们为什么不说中文.example, xn--ihqwcrb4cv8a8dqg056pqjye.example",
        "日本語。jp, xn--wgv71a119e.jp",
        "ｅｘａｍｐｌｅ．com, example.com",
        "ex\u00ADample.com, example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "%C3%A9t%C3%A9.example, xn--t-9fab.example",
        "i\u2764\uFE0F.ws, xn--i-7iq.ws"
    })
    void internationalNamesAreThoseOfIdna2008(String host, String ascii) {
        assertEquals(
                "https://" + ascii + "/", CanonicalUrl.of("https://" + host).orElseThrow());
        assertEquals(
                "https://" + ascii + "/",
                CanonicalUrl.of("https://" + ascii + "/").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "[2001:DB8:0:0:0:0:0:1], [2001:db8::1]",
        "[::1], [::1]",
        "[::], [::]",
        "[2001:db8:0:1:1:1:1:1], [2001:db8:0:1:1:1:1:1]",
        "[1:0:0:2:0:0:0:3], [1:0:0:2::3]",
        "[::ffff:192.0.2.1], [::ffff:c000:201]",
        "[0:0:0:0:0:ffff:192.0.2.1], [::ffff:c000:201]",
        "[64:ff9b::192.0.2.33], [64:ff9b::c000:221]"
    })
    void anIpv6AddressHasItsShortestForm(String host, String canonical) {
        assertEquals(
                "http://" + canonical + "/a",
                CanonicalUrl.of("http://" + host + "/a").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[",
                "http://[]/",
                "http://[:::::]/a",
                "http://[1:2:3]/a",
                "http://[2001:db8::1/a",
                "http://[::1]x/a",
                "http://[1::2::3]/a",
                "http://[12345::]/a",
                "http://[::1%25eth0]/a",
                "http://[::ffff:1.2.3.4.5]/",
                "http://[::ffff:]/",
                "http://[1.2.3.4]/",
                "http://2001:db8::1/a",
                "http://[fe80::1]]/",
                "http://example.com:65536/",
                "http://example.com:99999/",
                "http://256.1.1.1/",
                "http://1.2.3.4.5/",
                "http://example..com/",
                "http://%ff.example/",
                "http://a%2Fb.example/",
                "http://a%00b.example/",
                "https://user@/x"
            })
    void invalidAddressHasNoCanonicalForm(String given) {
        assertTrue(CanonicalUrl.of(given).isEmpty(), given);
    }

    /** Every canonical form is valid in a WARC header and is its own canonical form. */
    @Test
    void canonicalAddressIsAUriAndItsOwnCanonicalForm() {
        var random = new Random(12);
        var pieces = List.of(
                "http",
                "https",
                "://",
                ":",
                "/",
                "@",
                "[",
                "]",
                "::",
                "1",
                "ffff",
                ".",
                "例",
                "ß",
                "%",
                "%41",
                "%zz",
                "?",
                "&",
                "=",
                "#",
                "\\",
                "|",
                "^",
                " ",
                "\u0000",
                "\uD83D",
                "example.com",
                "xn--",
                "utm_source=",
                "{",
                "}",
                "\"");
        for (int i = 0; i < 20_000; i++) {
            var address = new StringBuilder(random.nextBoolean() ? "https://" : "");
            for (int n = random.nextInt(9); n >= 0; n--) {
                address.append(pieces.get(random.nextInt(pieces.size())));
            }
            CanonicalUrl.of(address.toString()).ifPresent(canonical -> {
                assertTrue(URI.create(canonical).isAbsolute(), canonical);
                assertEquals(canonical, CanonicalUrl.of(canonical).orElseThrow(), address.toString());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkt_tok=a",
                "srsltid=a",
                "gad_source=1",
                "ysclid=a",
                "mibextid=a",
                "vero_id=a",
                "xtor=RSS-1",
                "_kx=a",
                "__hstc=1",
                "oly_enc_id=a",
                "guccounter=1",
                "itm_source=a",
                "matomo_campaign=a",
                "WT.mc_id=a",
                "tblci=a"
            })
    void trackingParametersAreRemoved(String parameter) {
        assertEquals(
                "https://example.com/a?id=1",
                CanonicalUrl.of("https://example.com/a?" + parameter + "&id=1").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=1", "p=2", "page=2", "ref=a", "source=b", "story=c", "nl=1", "ns=2", "s=3"})
    void parametersThatMayIdentifyThePageAreKept(String parameter) {
        assertEquals(
                "https://example.com/a?" + parameter,
                CanonicalUrl.of("https://example.com/a?" + parameter).orElseThrow());
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
    void relativeAndOtherAddressesHaveNoCanonicalForm(String given) {
        assertTrue(CanonicalUrl.of(given).isEmpty());
    }
}
