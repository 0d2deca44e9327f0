package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article.Standing;
import dev.parley.articles.Article.State;
import dev.parley.articles.Release;
import dev.parley.articles.Submissions;
import dev.parley.articles.WarcFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NITF and NewsML-G2 as sent by agencies, and XML that is not an article. */
class WireXmlTest {
    private static final String DECLARED = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NITF = DECLARED
            + "<!DOCTYPE nitf SYSTEM \"http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd\">\n"
            + """
            <nitf xml:lang="en-GB" version="-//IPTC//DTD NITF 3.4//EN">
              <head>
                <title>Finland-Norway</title>
                <meta name="slug" content="BC-Finland-Norway"/>
                <docdata management-status="usable">
                  <doc-id regsrc="HW" id-string="urn:harbour-wire:20250601:0042"/>
                  <date.issue norm="20250601T181500Z"/>
                  <doc.copyright year="2025" holder="Harbour Wire"/>
                </docdata>
                <pubdata type="web" name="The Harbour Wire" ex-ref="https://wire.example/finland-norway"/>
              </head>
              <body>
                <body.head>
                  <hedline><hl1>Stubb, Støre speak &amp; agree</hl1><hl2>Second call in a week</hl2></hedline>
                  <byline>By <person>Anna Berg</person><byttl>Harbour Wire Writer</byttl></byline>
                  <distributor><org>Harbour Wire</org></distributor>
                  <dateline><location>HELSINKI</location>, <story.date norm="20250601">June 1</story.date> (AP)</dateline>
                </body.head>
                <body.content>
                  <media media-type="image"><media-caption><p>A file picture.</p></media-caption></media>
                  <block>
                    <p>President <person>Alexander Stubb</person> spoke by phone with Prime Minister <person>Jonas
                      Gahr Støre</person> on Sunday.</p>
                    <hl2>What was said</hl2>
                    <p>Both sides said that the talks would go on.</p>
                    <note><body.content><p>Editors: to be updated.</p></body.content></note>
                  </block>
                </body.content>
                <body.end><tagline>Reporting by a desk.</tagline></body.end>
              </body>
            </nitf>
            """;

    private static final String NEWSML = DECLARED + """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:wire.example,2025:newsml_K42" version="3"
                standard="NewsML-G2" standardversion="2.33" xml:lang="en">
              <rightsInfo><copyrightHolder literal="Meridian"/></rightsInfo>
              <itemMeta>
                <itemClass qcode="ninat:text"/>
                <provider qcode="nprov:MER"><name>Meridian News</name></provider>
                <versionCreated>2025-06-02T08:00:00Z</versionCreated>
                <firstCreated>2025-06-01T18:00:00Z</firstCreated>
                %s
                <title>Finland-Norway</title>
              </itemMeta>
              <contentMeta>
                <contentCreated>2025-06-01T17:50:00Z</contentCreated>
                <located qcode="city:helsinki"><name>Helsinki</name></located>
                <by>By Anna Berg</by>
                <headline>Stubb and Støre speak</headline>
                <language tag="en-GB"/>
                <dateline>HELSINKI, June 1 (Reuters) -</dateline>
              </contentMeta>
              <contentSet>%s</contentSet>
            </newsItem>
            """;

    private static final String PROSE =
            "President Alexander Stubb spoke by phone with Prime Minister Jonas Gahr Støre on"
                    + " Sunday.\n\nBoth sides said that the talks would go on.";
    private static final String XHTML = "<inlineXML contenttype=\"application/xhtml+xml\"><html"
            + " xmlns=\"http://www.w3.org/1999/xhtml\"><head><title></title></head><body><p>President Alexander Stubb"
            + " spoke by phone with Prime Minister Jonas Gahr Støre on Sunday.</p><p>Both sides said that the talks would"
            + " go on.</p></body></html></inlineXML>";

    private final ArticleReader reader = new ArticleReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/xml; charset=utf-8",
                "application/nitf+xml",
                "application/octet-stream",
                "text/plain",
                "text/html"
            })
    void nitfIsReadRegardlessOfItsDeclaredType(String type) {
        var article = reader.read(Submissions.of(NITF, type));
        assertEquals(State.READABLE, article.state(), article.notes()::toString);
        assertEquals("Stubb, Støre speak & agree", article.title());
        assertEquals(
                "President Alexander Stubb spoke by phone with Prime Minister Jonas Gahr Støre on Sunday.\n\n"
                        + "What was said\n\nBoth sides said that the talks would go on.",
                article.text());
        assertEquals(Optional.of("Anna Berg"), article.byline());
        assertEquals(Optional.of("The Harbour Wire"), article.source());
        assertEquals(Optional.of("AP"), article.agency());
        assertEquals(Optional.of("HELSINKI"), article.datelinePlace());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
        assertEquals(Optional.of(Instant.parse("2025-06-01T18:15:00Z")), article.publishedAt());
        assertEquals(Optional.of("https://wire.example/finland-norway"), article.url());
        assertEquals("en", article.language());
        assertEquals(List.of(), article.notes());
    }

    @Test
    void nitfWithoutParagraphsIsSplitAtBlankLines() {
        var content = NITF.substring(NITF.indexOf("<body.content>"), NITF.indexOf("<body.end>"));
        var article = reader.read(Submissions.of(
                NITF.replace(
                        content,
                        "<body.content><block>The talks began on\nSunday.\n\nThey are to go on.</block></body.content>"),
                "application/xml"));
        assertTrue(article.text().endsWith("\n\nThey are to go on."), article.text());
    }

    @Test
    void newsItemWithXhtmlIsRead() {
        assertNewsItem(XHTML);
    }

    @Test
    void newsItemWithNitfIsRead() {
        assertNewsItem("<inlineXML contenttype=\"application/nitf+xml\"><nitf xmlns=\"\"><body><body.content><p>"
                + PROSE.replace("\n\n", "</p><p>") + "</p></body.content></body></nitf></inlineXML>");
    }

    @Test
    void newsItemWithPlainTextIsRead() {
        assertNewsItem("<inlineData contenttype=\"text/plain\">" + PROSE + "</inlineData>");
        assertNewsItem(
                "<inlineData contenttype=\"text/plain\" encoding=\"http://cv.iptc.org/newscodes/encoding/base64\">"
                        + Base64.getEncoder().encodeToString(PROSE.getBytes(StandardCharsets.UTF_8))
                        + "</inlineData>");
    }

    @Test
    void newsItemWithPrefixesIsRead() {
        var item = NEWSML.formatted("<pubStatus qcode=\"stat:usable\"/>", XHTML)
                .replaceAll("<(/?)(?=[a-zA-Z])", "<$1nar:")
                .replace("xmlns=\"http://iptc", "xmlns:nar=\"http://iptc");
        var article = reader.read(Submissions.of(item, "application/xml"));
        assertEquals(PROSE, article.text());
        assertEquals("Stubb and Støre speak", article.title());
    }

    @Test
    void singleNewsItemOfAMessageIsRead() {
        var item = NEWSML.formatted("", XHTML).substring(DECLARED.length());
        var picture = item.replace(XHTML, "<remoteContent href=\"a.jpg\" contenttype=\"image/jpeg\"/>");
        var message =
                "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header><sent>2025-06-02T08:00:00Z</sent>"
                        + "</header><itemSet>%s</itemSet></newsMessage>";
        var read = reader.read(Submissions.of(message.formatted(picture + item), "application/xml"));
        assertEquals(PROSE, read.text());
        assertRefused(message.formatted(item + item), "has 2 articles");
        assertRefused(message.formatted(picture), "has no text");
        assertRefused(message.formatted(""), "has no newsItem");
    }

    private void assertNewsItem(String content) {
        var article = reader.read(
                Submissions.of(NEWSML.formatted("<pubStatus qcode=\"stat:usable\"/>", content), "application/xml"));
        assertEquals(State.READABLE, article.state(), article.notes()::toString);
        assertEquals(PROSE, article.text().replaceAll("^HELSINKI, June 1 \\(Reuters\\) - ", ""));
        assertEquals("Stubb and Støre speak", article.title());
        assertEquals(Optional.of("Meridian News"), article.source());
        assertEquals(Optional.of("Anna Berg"), article.byline());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
        assertEquals("en", article.language());
        assertEquals(Standing.USABLE, article.standing());
        assertEquals(
                Optional.of("tag:wire.example,2025:newsml_K42"),
                article.release().flatMap(Release::identifier));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<pubStatus qcode='stat:canceled'/>|CANCELED",
                "<pubStatus qcode='stat:withheld'/>|HELD",
                "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/>|HELD",
                "<embargoed>2099-01-01T00:00:00Z</embargoed>|HELD",
                "<embargoed/>|HELD",
                "<embargoed>2025-06-02T11:59:59Z</embargoed><pubStatus qcode='stat:usable'/>|USABLE"
            })
    void standingOfANewsItemFollowsItsStatus(String status, Standing standing) {
        assertEquals(
                standing,
                reader.read(Submissions.of(NEWSML.formatted(status, XHTML), "application/xml"))
                        .standing());
    }

    @ParameterizedTest
    @CsvSource({
        "management-status=\"usable\", management-status=\"withheld\", HELD",
        "management-status=\"usable\", management-status=\"embargoed\", HELD",
        "management-status=\"usable\", management-status=\"canceled\", CANCELED",
        "<date.issue norm=\"20250601T181500Z\"/>, <date.release norm=\"20991231T000000Z\"/>, HELD",
        "<date.issue norm=\"20250601T181500Z\"/>, <date.release norm=\"20250601T181500Z\"/>, USABLE"
    })
    void standingOfNitfFollowsItsStatus(String usable, String other, Standing standing) {
        assertEquals(
                standing,
                reader.read(Submissions.of(NITF.replace(usable, other), "application/xml"))
                        .standing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<rss version='2.0'><channel><item><title>A</title></item></channel></rss>|an RSS feed",
                "<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/'><item/></rdf:RDF>|an RSS feed",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content>Talks.</content></entry></feed>|an Atom feed",
                "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'/>|an Atom feed",
                "<!-- made by a tool --><opml version='2.0'><body/></opml>|a list of feeds",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url/></urlset>|a sitemap"
            })
    void feedIsRefusedWithAdvice(String feed, String kind) {
        for (var type :
                List.of("application/xml", "application/rss+xml", "text/html", "text/plain", "application/json")) {
            var article = reader.read(Submissions.of(feed, type));
            assertEquals(State.UNPARSED, article.state());
            assertTrue(article.notes().getLast().startsWith("The body is " + kind), article.notes()::toString);
            assertTrue(article.notes().getLast().contains("To add a feed, send each article separately"));
        }
    }

    @Test
    void otherXmlIsRefusedWithTheNameOfItsRoot() {
        assertRefused("<invoice><line/></invoice>", "“invoice”");
        assertRefused("<NewsML><NewsItem/></NewsML>", "NewsML 1");
        assertRefused("<packageItem/>", "packageItem");
        assertRefused("no element", "no XML element");
        assertRefused("<nitf><body><body.content/></body></nitf>", "has no text");
    }

    /** The parser ignores document types, so external entities are not fetched and entities are not expanded. */
    @Test
    void entitiesOfADocumentTypeAreNotExpanded() {
        var bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM"
                        + " \"file:///etc/hostname\">]><nitf><body><body.content><p>The talks began &b;&x; today.</p></body.content>"
                        + "</body></nitf>";
        var article = reader.read(Submissions.of(bomb, "application/xml"));
        assertEquals("The talks began &b;&x; today.", article.text());
    }

    @Test
    void damagedDocumentsAreRead() {
        var random = new Random(20250601);
        var documents = List.of(
                NITF, NEWSML.formatted("<embargoed/>", XHTML), NEWSML.formatted("", "<inlineData>a</inlineData>"));
        for (int i = 0; i < 1500; i++) {
            var text = new StringBuilder(documents.get(i % documents.size()));
            for (int n = random.nextInt(6); n >= 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, "<>&\"'/\u0000é".charAt(random.nextInt(8)));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
                }
            }
            var submission = Submissions.of(text.toString(), "application/xml");
            var article = reader.read(submission);
            assertEquals(
                    article, WarcFile.read(WarcFile.write(article, submission)).article());
            assertFalse(article.state() == State.UNPARSED && article.notes().isEmpty());
        }
    }

    @Test
    void deepAndLongDocumentsAreRead() {
        for (var piece :
                List.of("<block>", "<p>The talks began.", "<!-- -->", "<?x?>", "<nitf:p>", "<hl1>", "&b;", "<a b=\"")) {
            var text = "<nitf><body><body.content>" + piece.repeat(200_000 / piece.length());
            assertFalse(
                    reader.read(Submissions.of(text, "application/xml")).id().isEmpty());
            assertFalse(reader.read(Submissions.of(piece.repeat(200_000 / piece.length()), "application/xml"))
                    .id()
                    .isEmpty());
        }
    }

    private void assertRefused(String xml, String saying) {
        var article = reader.read(Submissions.of(xml, "application/xml"));
        assertEquals(State.UNPARSED, article.state());
        assertTrue(article.notes().getLast().contains(saying), article.notes()::toString);
        assertTrue(article.notes().getLast().matches("(?s).*[Ss]end.*"), article.notes()::toString);
    }
}
