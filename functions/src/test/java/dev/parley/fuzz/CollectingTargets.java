package dev.parley.fuzz;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.CanonicalUrl;
import dev.parley.collecting.feeds.BrokenFeed;
import dev.parley.collecting.feeds.FeedDiscovery;
import dev.parley.collecting.feeds.FeedParser;
import dev.parley.collecting.feeds.Opml;
import dev.parley.collecting.fetching.Headers;
import dev.parley.collecting.fetching.Headers.Header;
import dev.parley.collecting.fetching.WebAddress;
import dev.parley.collecting.robots.RobotRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What other people's servers answer. */
final class CollectingTargets {
    private static final WebAddress ADDRESS =
            WebAddress.of("https://wire.example/feeds/all.xml").orElseThrow();
    private static final Instant NOW = Instant.parse("2025-06-02T12:00:00Z");

    private static final String RSS = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
            <ttl>15</ttl><language>en</language><item><title>Talks &amp; more&nbsp;</title><link>/a</link>
            <guid isPermaLink="false">1</guid><pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate>
            <description>&lt;p&gt;The talks began.</description></item></channel></rss>""";
    private static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:x</id><entry><id>urn:1</id>
            <title type="html">Talks</title><link href="/a"/><published>2025-06-02T10:00:00Z</published>
            <updated>2025-06-02T11:00:00Z</updated><author><name>Anna Berg</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The talks began.</div></content></entry></feed>""";
    private static final String JSON_FEED = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [{"id": "1", "url": "/a",
             "title": "Talks", "date_published": "2025-06-02T10:00:00Z", "content_html": "<p>The talks began.</p>",
             "authors": [{"name": "Anna Berg"}]}]}""";
    private static final String SITEMAP = """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
             xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://wire.example/a</loc>
            <lastmod>2025-06-02</lastmod><news:news><news:title>Talks</news:title>
            <news:publication_date>2025-06-02T10:00:00Z</news:publication_date></news:news></url></urlset>""";
    private static final String OPML = """
            <opml version="2.0"><head><title>Feeds</title></head><body><outline text="News">
            <outline type="rss" text="Wire" xmlUrl="https://wire.example/feed"/></outline></body></opml>""";
    private static final String ROBOTS = """
            # robots
            User-agent: parley
            Disallow: /private/*.html$
            Allow: /
            Crawl-delay: 5

            User-agent: *
            Disallow: /
            Sitemap: https://wire.example/sitemap.xml
            """;
    private static final String PAGE =
            "<html><head><base href='/x/'><link rel=alternate type='application/rss+xml' href='feed'></head></html>";

    private CollectingTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                ofTexts("feed", List.of(RSS, ATOM, JSON_FEED, SITEMAP), CollectingTargets::feed),
                ofTexts("opml", List.of(OPML), CollectingTargets::opml),
                ofTexts("robots", List.of(ROBOTS), CollectingTargets::robots),
                ofTexts("feed-links", List.of(PAGE), page -> FeedDiscovery.candidates(page, Optional.empty(), ADDRESS)),
                ofTexts(
                        "response-headers",
                        List.of("max-age=600\n120\nMon, 02 Jun 2025 12:30:00 GMT\npublic, max-age=\"60\""),
                        input -> FuzzTarget.lines(input).forEach(CollectingTargets::header)),
                ofTexts(
                        "web-address",
                        List.of(
                                "https://user@WIRE.example:8443/a/../b?utm_source=x&b=%c3%a9#c\n../c",
                                "http://[2001:db8::1]/\nhttp://b\u00fccher.example/\u00fc\n//0x7f.1/"),
                        input -> FuzzTarget.lines(input).forEach(CollectingTargets::address)));
    }

    private static void feed(byte[] body) {
        try {
            FeedParser.parse(body, Optional.empty(), ADDRESS).items().forEach(item -> item.link()
                    .ifPresent(link -> assertTrue(WebAddress.of(link).isPresent())));
        } catch (BrokenFeed e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void opml(byte[] file) {
        try {
            Opml.addresses(file);
        } catch (BrokenFeed e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    private static void robots(byte[] body) {
        var rules = RobotRules.of(ADDRESS, 200, body);
        rules.allows(ADDRESS);
        rules.delay().ifPresent(delay -> assertTrue(delay.isPositive() && delay.toMinutes() <= 1));
    }

    private static void header(String value) {
        var headers = new Headers(Stream.of("Cache-Control", "Retry-After", "ETag", "Last-Modified")
                .map(name -> new Header(name, value))
                .toList());
        headers.maxAge().ifPresent(age -> assertFalse(age.isNegative()));
        headers.retryAfter(NOW).ifPresent(wait -> assertFalse(wait.isNegative()));
        headers.validators();
    }

    /** A canonical address is canonical, and every address has the parts that a request needs. */
    private static void address(String text) {
        CanonicalUrl.of(text).ifPresent(url -> assertEquals(Optional.of(url), CanonicalUrl.of(url)));
        for (var found : List.of(WebAddress.of(text), ADDRESS.resolve(text))) {
            found.ifPresent(address -> {
                assertEquals(found, WebAddress.of(address.text()));
                assertFalse(address.host().isBlank());
                assertTrue(address.port() >= 0 && address.port() <= 65_535);
                assertTrue(address.target().startsWith("/"));
            });
        }
    }
}
