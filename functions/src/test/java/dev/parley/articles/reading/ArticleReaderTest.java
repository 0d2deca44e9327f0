package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article.State;
import dev.parley.articles.Release;
import dev.parley.articles.Submissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArticleReaderTest {
    private static final String PROSE =
            "The two presidents spoke by telephone for an hour on Monday, and they agreed that"
                    + " their ministers would meet in Geneva before the end of the month to go on.";
    private final ArticleReader reader = new ArticleReader();

    @Test
    void ownJsonIsRead() {
        var article = reader.read(Submissions.json("""
                {"url": "https://example.com/a?utm_source=x", "title": "Presidents speak", "source": "Harbour Wire",
                 "published": "2025-06-02T09:30:00+02:00", "language": "en-GB",
                 "text": "By a staff writer\\n\\nGENEVA, June 2 (Harbour Wire) -- %s\\n\\nAdvertisement"}
                """.formatted(PROSE)));
        assertEquals(State.READABLE, article.state());
        assertEquals("https://example.com/a", article.url().orElseThrow());
        assertEquals("Presidents speak", article.title());
        assertEquals("Harbour Wire", article.source().orElseThrow());
        assertEquals("Harbour Wire", article.agency().orElseThrow());
        assertEquals("a staff writer", article.byline().orElseThrow());
        assertEquals("GENEVA", article.datelinePlace().orElseThrow());
        assertEquals(Optional.of(LocalDate.parse("2025-06-02")), article.published());
        assertEquals(
                Instant.parse("2025-06-02T07:30:00Z"), article.publishedAt().orElseThrow());
        assertEquals("en", article.language());
        assertEquals(PROSE, article.text());
        assertEquals(List.of(), article.notes());
    }

    @Test
    void headlineWithAnEmptyTextIsAnArticle() {
        var article = reader.read(Submissions.json(
                "{\"title\": \"The two presidents are to meet in Geneva on Monday\", \"text\": \"\"}"));
        assertEquals(State.READABLE, article.state());
        assertEquals("The two presidents are to meet in Geneva on Monday", article.title());
        assertEquals("", article.text());
    }

    @Test
    void htmlInsideJsonIsRead() {
        var article = reader.read(Submissions.json(
                "{\"html\": \"<p>GENEVA (AP) &mdash; The two spoke.</p><p>They <b>agreed</b>.</p>\"}"));
        assertEquals("The two spoke.\n\nThey agreed.", article.text());
        assertEquals("AP", article.source().orElseThrow());
    }

    @Test
    void markupInATextFieldIsRemoved() {
        var article = reader.read(Submissions.json("{\"text\": \"<p>The two spoke.</p><p>They agreed.</p>\"}"));
        assertEquals("The two spoke.\n\nThey agreed.", article.text());
    }

    @Test
    void ninjs1IsRead() {
        var article = reader.read(Submissions.json("""
                {"uri": "http://example.org/1", "type": "text", "headline": "Presidents speak", "byline": "By A Writer",
                 "versioncreated": "2025-06-02T07:30:00Z", "language": "en", "copyrightholder": "City Desk",
                 "body_xhtml": "<p>%s</p><p>They agreed.</p>"}
                """.formatted(PROSE)));
        assertEquals("http://example.org/1", article.url().orElseThrow());
        assertEquals("Presidents speak", article.title());
        assertEquals("A Writer", article.byline().orElseThrow());
        assertEquals("City Desk", article.source().orElseThrow());
        assertEquals(PROSE + "\n\nThey agreed.", article.text());
        assertEquals(
                Instant.parse("2025-06-02T07:30:00Z"), article.publishedAt().orElseThrow());
    }

    @Test
    void mainBodyAndHeadlineOfNinjs2AreRead() {
        var article = reader.read(Submissions.json("""
                {"uri": "urn:newsml:example.org:1", "type": "text", "firstCreated": "2025-06-01T22:00:00Z",
                 "headlines": [{"role": "short", "value": "Talk"}, {"role": "main", "value": "Presidents speak"}],
                 "bodies": [{"role": "summary", "contenttype": "text/plain", "value": "In short."},
                            {"role": "main", "contenttype": "text/plain", "value": "%s"}],
                 "infosources": [{"name": "City Desk"}]}
                """.formatted(PROSE)));
        assertEquals("Presidents speak", article.title());
        assertEquals(PROSE, article.text());
        assertEquals("City Desk", article.source().orElseThrow());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
        assertTrue(article.url().isEmpty());
        assertEquals(List.of(), article.notes());
        assertEquals(Optional.of("urn:newsml:example.org:1"), article.release().flatMap(Release::identifier));
    }

    @Test
    void pageIsReadFromItsJsonLdGraph() {
        var article = reader.read(Submissions.html("""
                <html lang="de"><head><link rel="canonical" href="/a"><script type="application/ld+json">
                {"@graph": [{"@type": "WebPage"}, {"@type": ["https://schema.org/ReportageNewsArticle"],
                 "headline": "Presidents &amp; telephones", "articleBody": "%s\nThey agreed.", "inLanguage": "en",
                 "datePublished": "2025-06-02T07:30:00Z", "author": [{"name": "By A Writer"}, {"name": "B Writer"}],
                 "publisher": {"name": "The Northern Ledger"}, "url": "https://example.com/a#x"},]}
                </script></head><body><p>Menu</p></body></html>
                """.formatted(PROSE)));
        assertEquals(State.READABLE, article.state());
        assertEquals(PROSE + "\n\nThey agreed.", article.text());
        assertEquals("https://example.com/a", article.url().orElseThrow());
        assertEquals("A Writer, B Writer", article.byline().orElseThrow());
        assertEquals("The Northern Ledger", article.source().orElseThrow());
        assertEquals("en", article.language());
    }

    @Test
    void pageWithoutJsonLdIsReadFromItsMarkup() {
        var article = reader.read(Submissions.html("""
                <html lang="en"><head><title>Presidents speak | The Ledger</title>
                <meta property="og:site_name" content="The Ledger"><meta property="og:url" content="https://example.com/a">
                <meta property="article:published_time" content="2025-06-02T07:30:00Z"></head>
                <body><nav><p>World news in one place. All day and night.</p></nav><article>
                <div class="share-bar">Share on all networks</div><p>GENEVA — %s</p>
                <figure><figcaption>The building in Geneva.</figcaption></figure>
                <p>They agreed.<br><br>They will<br>meet again.</p><p><a href="/b">Read how it came about.</a></p>
                </article></body></html>
                """.formatted(PROSE)));
        assertEquals(PROSE + "\n\nThey agreed.\n\nThey will\n\nmeet again.", article.text());
        assertEquals("Presidents speak", article.title());
        assertEquals("The Ledger", article.source().orElseThrow());
        assertEquals("GENEVA", article.datelinePlace().orElseThrow());
        assertEquals(Optional.of(LocalDate.parse("2025-06-02")), article.published());
    }

    @Test
    void pageWithoutArticleMarkupIsReadFromItsLargestBlock() {
        var article = reader.read(Submissions.html("<body><div><p>Short words of greeting.</p></div><div><p>" + PROSE
                + "</p><p>" + PROSE + "</p></div><div><p>Imprint.</p></div></body>"));
        assertEquals(PROSE + "\n\n" + PROSE, article.text());
    }

    @Test
    void classNamesOfTheBodyElementAreNotNoise() {
        var article =
                reader.read(Submissions.html("<body class='with-newsletter'><div class='social share'><p>Tell your"
                        + " friends about it. Now.</p></div><form><div class='ads-on'><article class='tags'><p>"
                        + PROSE + "</p><div class='related'><p>See what else there is. And more.</p></div></article>"));
        assertEquals(PROSE, article.text());
    }

    @Test
    void summaryIsUsedWithANoteWhenThePageHasNoText() {
        var article = reader.read(Submissions.html("<meta property='og:type' content='article'>"
                + "<meta property='og:title' content='Presidents speak'><meta property='og:description' content='"
                + PROSE
                + "'><p>Subscribe.</p>"));
        assertEquals(PROSE, article.text());
        assertTrue(article.notes().contains("The page has no article text; its summary was used."));
    }

    @Test
    void headlineBylineAndDatelineOfPlainTextAreRead() {
        var article = reader.read(Submissions.text("Presidents speak\nBy A WRITER\nGENEVA, June 2 (AP) - " + PROSE));
        assertEquals("Presidents speak", article.title());
        assertEquals("A WRITER", article.byline().orElseThrow());
        assertEquals("AP", article.agency().orElseThrow());
        assertEquals(PROSE, article.text());
    }

    @Test
    void formatIsDetectedWhenNoneIsDeclared() {
        assertEquals(
                "The two spoke.",
                reader.read(Submissions.of("{\"text\": \"The two spoke.\"}", null))
                        .text());
        assertEquals(
                PROSE,
                reader.read(Submissions.of("<!doctype html><article><p>" + PROSE, "application/x-www-form-urlencoded"))
                        .text());
        assertEquals(
                PROSE,
                reader.read(Submissions.of("[Geneva, 2 June] " + PROSE, null)).text());
    }

    @Test
    void otherTextAtTheSameAddressIsAnotherVersion() {
        var first = reader.read(Submissions.json("{\"url\": \"https://example.com/a\", \"text\": \"One.\"}"));
        var second = reader.read(Submissions.json("{\"url\": \"https://EXAMPLE.com/a?gclid=1\", \"text\": \"Two.\"}"));
        assertEquals(first.id(), second.id());
        assertNotEquals(first.version(), second.version());
    }

    @Test
    void otherAdvertisementsDoNotChangeTheVersion() {
        var first = reader.read(Submissions.json("{\"url\": \"https://example.com/a\", \"text\": \"" + PROSE + "\"}"));
        var second = reader.read(Submissions.json(
                "{\"url\": \"https://example.com/a\", \"text\": \"" + PROSE + " Advertisement\\n\\nShare\"}"));
        assertEquals(first.key(), second.key());
    }

    @Test
    void idOfAnArticleWithoutAddressComesFromItsText() {
        var first = reader.read(Submissions.text(PROSE));
        assertEquals(
                first.key(),
                reader.read(Submissions.json("{\"text\": \"" + PROSE + "\"}")).key());
        assertNotEquals(
                first.id(), reader.read(Submissions.text(PROSE + " Really.")).id());
    }

    @Test
    void readingDoesNotDependOnEarlierSubmissions() {
        var submission = Submissions.text("GENEVA, June 2 (AP) - " + PROSE);
        var before = reader.read(submission);
        reader.read(Submissions.html("<article><p>" + PROSE));
        reader.read(Submissions.json("{"));
        assertEquals(before, reader.read(submission));
        assertEquals(before, new ArticleReader().read(submission));
    }

    @Test
    void relativeAddressIsIgnoredWithANote() {
        var article = reader.read(Submissions.json("{\"url\": \"/a\", \"text\": \"The two spoke.\"}"));
        assertTrue(article.url().isEmpty());
        assertTrue(article.notes().getFirst().startsWith("The address "));
    }

    @Test
    void languageIsReadInEveryUsualForm() {
        for (var tag : List.of("en", "EN", "en-US", "en_GB", "eng", "English")) {
            assertEquals("en", LanguageDetection.declared(tag).orElseThrow(), tag);
        }
        assertEquals("zh", LanguageDetection.declared("zh-Hant-TW").orElseThrow());
        assertTrue(LanguageDetection.declared("und").isEmpty());
        assertTrue(LanguageDetection.declared("??").isEmpty());
        assertEquals("ru", LanguageDetection.of("Президенты поговорили по телефону в понедельник."));
        assertEquals(
                "uk",
                LanguageDetection.of("Президенти поговорили телефоном про мирні переговори і домовилися про це."));
        assertEquals("en", LanguageDetection.of(PROSE));
        assertEquals("en", LanguageDetection.of("Hola."));
    }
}
