package dev.parley.collecting.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.collecting.fetching.WebAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedParserTest {
    private static final WebAddress ADDRESS =
            WebAddress.of("https://wire.example/world/feed.xml").orElseThrow();

    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour Wire</title><link>https://wire.example/</link><description>News</description>
            <language>en-gb</language><ttl>15</ttl>
            <item><title>Talks &amp; calls</title><link>/world/1?utm_source=rss</link><guid isPermaLink="false">w-1</guid>
              <pubDate>Mon, 02 Jun 2025 11:30:00 +0200</pubDate><dc:creator>Ada Field</dc:creator>
              <description>Short.</description>
              <content:encoded><![CDATA[<p>The two leaders spoke by phone.</p>]]></content:encoded></item>
            <item><title>Second</title><link>https://wire.example/world/2</link></item>
            <item><title>Second again</title><link>https://wire.example/world/2</link></item>
            <item><description>A text without page or title.</description></item>
            </channel></rss>
            """;

    private static ParsedFeed parse(String text) throws BrokenFeed {
        return FeedParser.parse(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), ADDRESS);
    }

    @Test
    void anAttributeWithoutANameIsABrokenFeed() {
        assertThrows(BrokenFeed.class, () -> parse("<rss version=\"2.0\"><channel :=\"x\"></channel></rss>"));
    }

    @Test
    void rssIsRead() throws BrokenFeed {
        var feed = parse(RSS);
        assertEquals(FeedType.RSS, feed.type());
        assertEquals("Harbour Wire", feed.title());
        assertEquals(Optional.of("en-gb"), feed.language());
        assertEquals(Optional.of(Duration.ofMinutes(15)), feed.timeToLive());
        assertEquals(3, feed.items().size());
        var first = feed.items().getFirst();
        assertEquals("w-1", first.id());
        assertEquals(Optional.of("https://wire.example/world/1?utm_source=rss"), first.link());
        assertEquals("Talks & calls", first.title());
        assertEquals(Optional.of(Instant.parse("2025-06-02T09:30:00Z")), first.published());
        assertEquals(Optional.of("Ada Field"), first.author());
        assertEquals("<p>The two leaders spoke by phone.</p>", first.content());
        assertEquals(Optional.empty(), feed.items().get(2).link());
        assertEquals("A text without page or title.", feed.items().get(2).content());
    }

    @Test
    void atomIsRead() throws BrokenFeed {
        var feed = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Meridian</title><id>urn:m</id>
                <updated>2025-06-02T12:00:00Z</updated>
                <entry><title type="html">Envoy &amp;amp; talks</title><id>urn:m:1</id>
                  <link rel="alternate" href="../story/1"/><published>2025-06-02T10:00:00Z</published>
                  <updated>2025-06-02T11:00:00Z</updated><author><name>Ben Hill</name></author>
                  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>An envoy was named.</p></div></content>
                </entry></feed>""");
        assertEquals(FeedType.ATOM, feed.type());
        var item = feed.items().getFirst();
        assertEquals("urn:m:1", item.id());
        assertEquals(Optional.of("https://wire.example/story/1"), item.link());
        assertEquals(Optional.of(Instant.parse("2025-06-02T11:00:00Z")), item.updated());
        assertTrue(item.content().contains("An envoy was named."), item.content());
    }

    @Test
    void jsonFeedIsRead() throws BrokenFeed {
        var feed = parse("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Ledger", "language": "de", "items": [
                 {"id": 7, "url": "/a", "title": "One", "content_text": "A < B\\n\\nNext.",
                  "date_published": "2025-06-02T10:00:00+02:00", "authors": [{"name": "Cy"}]},
                 "junk", {"content_html": "<p>No page</p>"}]}""");
        assertEquals(FeedType.JSON_FEED, feed.type());
        assertEquals(Optional.of("de"), feed.language());
        var item = feed.items().getFirst();
        assertEquals("7", item.id());
        assertEquals(Optional.of("https://wire.example/a"), item.link());
        assertEquals("<p>A &lt; B</p><p>Next.</p>", item.content());
        assertEquals(Optional.of(Instant.parse("2025-06-02T08:00:00Z")), item.published());
        assertEquals(2, feed.items().size());
    }

    @Test
    void newsSitemapIsRead() throws BrokenFeed {
        var feed = parse("""
                <?xml version="1.0"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
                <url><loc>https://wire.example/about</loc></url>
                <url><loc>https://wire.example/n/1</loc><lastmod>2025-06-02</lastmod>
                 <news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language></news:publication>
                 <news:publication_date>2025-06-02T09:00:00+00:00</news:publication_date>
                 <news:title>A ceasefire holds</news:title></news:news></url></urlset>""");
        assertEquals(FeedType.NEWS_SITEMAP, feed.type());
        assertEquals(Optional.of("en"), feed.language());
        assertEquals(1, feed.items().size());
        assertEquals("A ceasefire holds", feed.items().getFirst().title());
        assertEquals(
                Optional.of(Instant.parse("2025-06-02T00:00:00Z")),
                feed.items().getFirst().updated());
    }

    @Test
    void brokenXmlIsRepaired() throws BrokenFeed {
        var feed = parse("\n\u0000"
                + RSS.replace("Talks &amp; calls", "Talks & calls&nbsp;\u0007here")
                        .replace("</item>\n<item><description>", "<item><description>")
                        .replace("</channel>", ""));
        assertEquals("Harbour Wire", feed.title());
        assertEquals("Talks & calls here", feed.items().getFirst().title());
        assertEquals(
                Optional.of("https://wire.example/world/1?utm_source=rss"),
                feed.items().getFirst().link());
        assertEquals(
                "<p>The two leaders spoke by phone.</p>",
                feed.items().getFirst().content());
    }

    @Test
    void wrongCharsetIsRecognised() throws BrokenFeed {
        var text = RSS.replace("Talks &amp; calls", "Gespräche in Genève").replace("UTF-8", "ISO-8859-1");
        var utf8 = FeedParser.parse(
                text.getBytes(StandardCharsets.UTF_8), Optional.of("text/xml; charset=iso-8859-1"), ADDRESS);
        assertEquals("Gespräche in Genève", utf8.items().getFirst().title());
        var latin = FeedParser.parse(
                text.getBytes(Charset.forName("windows-1252")), Optional.of("text/xml; charset=utf-8"), ADDRESS);
        assertEquals("Gespräche in Genève", latin.items().getFirst().title());
    }

    @Test
    void billionLaughsAreNotExpanded() {
        var refused = assertThrows(BrokenFeed.class, () -> parse(BillionLaughs.feed()));
        assertEquals("The feed has a DOCTYPE, which is not read.", refused.getMessage());
    }

    @Test
    void externalEntitiesAreNotFetched() {
        for (var doctype : List.of(
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE rss SYSTEM \"http://169.254.169.254/latest\">",
                "<!doctype rss [<!ENTITY % x SYSTEM \"http://127.0.0.1/\"> %x;]>")) {
            assertThrows(
                    BrokenFeed.class,
                    () -> parse(doctype + "<rss version=\"2.0\"><channel><title>&x;</title></channel></rss>"),
                    doctype);
        }
    }

    @Test
    void deepNestingEndsQuietly() {
        for (var ending : List.of("", "</a>".repeat(100_000))) {
            assertThrows(
                    BrokenFeed.class,
                    () -> parse("<rss version=\"2.0\"><channel>" + "<a>".repeat(100_000) + ending
                            + (ending.isEmpty() ? "" : "</channel></rss>")));
        }
    }

    @Test
    void aThousandItemsAreReadAndNoMore() throws BrokenFeed {
        var many = new StringBuilder("<rss version=\"2.0\"><channel><title>t</title>");
        for (int i = 0; i < 3000; i++) {
            many.append("<item><title>")
                    .append(i)
                    .append("</title><guid>")
                    .append(i)
                    .append("</guid></item>");
        }
        assertEquals(1000, parse(many + "</channel></rss>").items().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "{\"version\": \"https://jsonfeed.org/version/1\"}",
                "{\"version\"",
                "[1]",
                "<html><body>Not here</body></html>",
                "<!DOCTYPE html><html><body>Not here</body></html>",
                "<svg/>",
                "<rss",
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://a.example/</loc></url></urlset>"
            })
    void whatIsNoFeedIsSaidToBeNone(String body) {
        assertTrue(
                assertThrows(BrokenFeed.class, () -> parse(body)).getMessage().endsWith("."));
    }

    @Test
    void linksThatAreNoWebAddressesAreNoLinks() throws BrokenFeed {
        var feed = parse(RSS.replace("/world/1?utm_source=rss", "javascript:alert(1)"));
        assertEquals(Optional.empty(), feed.items().getFirst().link());
    }

    @Test
    void keyStaysAndFingerprintChangesWhenAnItemIsEdited() throws BrokenFeed {
        var before = parse(RSS).items().getFirst();
        var after = parse(RSS.replace("spoke by phone", "met")).items().getFirst();
        assertEquals(before.key(), after.key());
        assertNotEquals(before.fingerprint(), after.fingerprint());
    }

    @Test
    void feedsOfAPageAreFound() {
        var page = """
                <html><head><link rel="stylesheet" href="/a.css">
                <link rel="ALTERNATE" type="application/rss+xml" href="/news/rss">
                <link rel="alternate" type="application/atom+xml" href="https://feeds.example/atom">
                <link rel="alternate" hreflang="de" href="/de/"></head>
                <body><a href="world.rss">World</a> <a href="/x">RSS</a> <a href="/about">About</a></body></html>""";
        var found = FeedDiscovery.candidates(
                page.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html"),
                WebAddress.of("https://wire.example/world/").orElseThrow());
        assertEquals(
                List.of(
                        "https://wire.example/news/rss",
                        "https://feeds.example/atom",
                        "https://wire.example/world/world.rss",
                        "https://wire.example/x",
                        "https://wire.example/feed/",
                        "https://wire.example/rss.xml",
                        "https://wire.example/atom.xml",
                        "https://wire.example/feed.json"),
                found.stream().map(WebAddress::text).toList());
    }

    @Test
    void opmlIsRead() throws BrokenFeed {
        var opml = """
                <?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="World"><outline type="rss" text="A" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
                <outline type="rss" text="A again" xmlUrl="https://a.example/feed?x=1&amp;y=2"/></outline>
                <outline type="rss" text="B" XMLURL="HTTPS://B.example"/><outline text="no feed" xmlUrl="ftp://c/"/>
                </body></opml>""";
        assertEquals(
                List.of("https://a.example/feed?x=1&y=2", "https://b.example/"),
                Opml.addresses(opml.getBytes(StandardCharsets.UTF_8)).stream()
                        .map(WebAddress::text)
                        .toList());
        assertThrows(BrokenFeed.class, () -> Opml.addresses("<rss/>".getBytes(StandardCharsets.UTF_8)));
        assertThrows(
                BrokenFeed.class,
                () -> Opml.addresses("<!DOCTYPE opml [<!ENTITY a \"b\">]><opml/>".getBytes(StandardCharsets.UTF_8)));
    }
}
