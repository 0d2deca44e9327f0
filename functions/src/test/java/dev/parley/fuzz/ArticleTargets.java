package dev.parley.fuzz;

import static dev.parley.fuzz.FuzzTarget.ofTexts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.DamagedArchive;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bodies of articles, and the archive files that are made of them. */
final class ArticleTargets {
    private static final Instant ARRIVED = Instant.parse("2025-06-02T12:00:00Z");
    private static final ArticleReader READER = new ArticleReader();

    private static final String JSON = """
            {"url": "https://wire.example/a?utm_source=x", "title": "Ministers agree", "published": "2025-06-02T10:00:00+02:00",
             "language": "en", "source": "The Harbour Wire", "byline": "By Anna Berg",
             "text": "GENEVA, June 2 (AP) -- The ministers agreed on Monday. (Reporting by A; Editing by B)"}""";
    private static final String NINJS = """
            {"uri": "urn:wire:1", "type": "text", "pubstatus": "usable", "versioncreated": "2025-06-02T10:00:00Z",
             "headlines": [{"role": "main", "value": "Ministers agree"}], "by": "Anna Berg", "embargoed": "2025-06-02T11:00:00Z",
             "bodies": [{"contenttype": "text/html", "value": "<p>The ministers agreed on Monday.</p>"}]}""";
    private static final String PAGE = """
            <html lang="en"><head><title>Ministers agree - The Wire</title>
            <link rel="canonical" href="https://wire.example/2025/06/02/a"><meta property="article:published_time" content="2025-06-02">
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ministers agree",
            "datePublished": "2025-06-02", "author": {"name": "Anna Berg"}}]}</script></head>
            <body><nav><a href="/">Home</a></nav><article><h1>Ministers agree</h1><time datetime="2025-06-02">2 June</time>
            <p>GENEVA (AP) &mdash; The two ministers agreed on a timetable for their talks on Monday, officials said.</p>
            <p>They are to last for two days, and both sides sent their envoys.</p></article></body></html>""";
    private static final String TEXT = """
            Ministers agree
            By Anna Berg
            Published: 2 June 2025

            GENEVA, June 2 (AP) -- The two ministers agreed on a timetable for their talks on Monday, officials said.

            They are to last for two days. (Reporting by A; Editing by B)
            """;
    private static final String NITF = """
            <?xml version="1.0" encoding="UTF-8"?>
            <nitf><head><title>Talks</title><docdata management-status="usable"><doc-id id-string="urn:wire:1"/>
            <date.issue norm="20250601T181500Z"/></docdata></head><body><body.head><hedline><hl1>Ministers agree</hl1></hedline>
            <byline>By <person>Anna Berg</person></byline><dateline><location>GENEVA</location></dateline></body.head>
            <body.content><block><p>The ministers agreed on Monday.</p></block></body.content></body></nitf>""";
    private static final String NEWSML = """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:1" version="2" xml:lang="en">
            <itemMeta><versionCreated>2025-06-01T18:15:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
            <contentMeta><headline>Ministers agree</headline><by>Anna Berg</by></contentMeta>
            <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The ministers agreed.</p></body></html>
            </inlineXML></contentSet></newsItem>""";
    private static final String MAIL = """
            From: desk@wire.example\r
            Subject: =?utf-8?Q?Ministers_agree?=\r
            Date: Mon, 02 Jun 2025 10:00:00 +0200\r
            MIME-Version: 1.0\r
            Content-Type: multipart/related; boundary=b\r
            \r
            --b\r
            Content-Type: text/html; charset=utf-8\r
            Content-Transfer-Encoding: quoted-printable\r
            Content-Location: https://wire.example/a\r
            \r
            <article><p>The ministers agreed in S=C3=A3o Tom=C3=A9 on Monday, officials said.</p></article>=\r
            --b--\r
            """;

    private ArticleTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                body("article-json", "application/json", JSON, NINJS),
                body("article-html", "text/html", PAGE),
                body("article-text", "text/plain", TEXT, "---\ndate: 2025-06-02\ntitle: Ministers agree\n---\n" + TEXT),
                body("article-xml", "application/xml", NITF, NEWSML),
                body("article-mail", "message/rfc822", MAIL),
                body("article-any", "application/octet-stream", JSON, PAGE, TEXT, NITF, MAIL),
                new FuzzTarget("archive-file", List.of(archived(JSON), archived(PAGE)), ArticleTargets::archive));
    }

    private static FuzzTarget body(String name, String type, String... seeds) {
        return ofTexts(name, List.of(seeds), body -> read(body, type));
    }

    /** Every submission becomes an article that can be archived and read back, and an article without text says why. */
    private static void read(byte[] body, String type) {
        var submission = new Submission(body, Optional.of(type), ARRIVED);
        Article article;
        try {
            article = READER.read(submission);
        } catch (RefusedSubmission e) {
            assertEquals(RefusedSubmission.Reason.EMPTY, e.reason());
            return;
        }
        assertEquals(article, WarcFile.read(WarcFile.write(article, submission)).article());
        assertFalse(article.state() == Article.State.UNPARSED && article.notes().isEmpty());
    }

    /** Any file is an archive file that can be written again, or is refused as damaged. */
    private static void archive(byte[] warc) {
        ArchivedVersion version;
        try {
            WarcFile.heads(warc);
            version = WarcFile.read(warc);
        } catch (DamagedArchive e) {
            assertFalse(e.getMessage().isBlank());
            return;
        }
        assertFalse(version.originalTarget().isBlank());
    }

    /** An archive file as this project writes it. */
    static byte[] archived(String body) {
        var submission = new Submission(body.getBytes(StandardCharsets.UTF_8), Optional.empty(), ARRIVED);
        return WarcFile.write(READER.read(submission), submission);
    }
}
