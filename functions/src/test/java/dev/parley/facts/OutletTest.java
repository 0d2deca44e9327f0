package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutletTest {
    @Test
    void readableNamesStayUnchanged() {
        for (var name : List.of("UPI", "The Northern Ledger", "Agence France-Presse", "U.S. News", "Известия")) {
            assertEquals(Optional.of(name), Outlet.tidy(name));
        }
    }

    @Test
    void addressesHandlesAndCollectorsBecomeNames() {
        Map.of(
                        "https://www.northern-ledger.example/world/rss.xml", "Northern Ledger",
                        "www.gazette.co.uk", "Gazette",
                        "harbour-wire", "Harbour Wire",
                        "Collector:tass", "TASS",
                        "Collector:http://rss.cnn.com/rss/edition.rss", "CNN",
                        "whitehouse.gov (public domain)", "Whitehouse",
                        "Harbour  Wire\u202e\n", "Harbour Wire",
                        "afp", "AFP")
                .forEach((source, name) -> assertEquals(Optional.of(name), Outlet.tidy(source), source));
    }

    @Test
    void aSourceWithoutANameHasNone() {
        for (var source : List.of("", " \u200b", "---", "Collector:2026/01/entries.json")) {
            assertEquals(Optional.empty(), Outlet.tidy(source), source);
        }
    }

    @Test
    void aLongNameIsCut() {
        assertTrue(Outlet.tidy("🙂a".repeat(5_000)).orElseThrow().length() <= 2 * Outlet.LONGEST);
    }

    @Test
    void anArticleWithoutASourceIsNamedByItsAgencyOrItsAddress() {
        var article = Report.by("x").asArticle();
        assertEquals("UPI", Outlet.of(of(article, Optional.of("UPI"), Optional.of("https://a.example/1"))));
        assertEquals(
                "Northern Ledger",
                Outlet.of(of(article, Optional.empty(), Optional.of("https://www.northern-ledger.example/1"))));
        assertEquals(Outlet.UNNAMED, Outlet.of(of(article, Optional.empty(), Optional.empty())));
    }

    @Test
    void theWriterIsTheAgencyThatAnArticleCredits() {
        var article = Report.by("x").asArticle();
        var address = Optional.of("https://www.northern-ledger.example/1");
        assertEquals("UPI", Outlet.origin(of(article, Optional.of("UPI"), address)));
        assertEquals("Northern Ledger", Outlet.origin(of(article, Optional.empty(), address)));
        assertEquals("Northern Ledger", Outlet.origin(of(article, Optional.of("---"), address)));
    }

    @Test
    void anIndexedArticleIsNamedByItsSourceOrItsAddress() {
        var report = Report.by("Harbour Wire");
        var seen = report.sighting().seen();
        assertEquals("Harbour Wire", Outlet.of(IndexedArticle.of(report.asArticle(), "00", seen)));
        var unsigned = of(report.asArticle(), Optional.of("UPI"), Optional.of("https://www.northern-ledger.example/1"));
        assertEquals("Northern Ledger", Outlet.of(IndexedArticle.of(unsigned, "00", seen)));
        var nameless = of(report.asArticle(), Optional.empty(), Optional.empty());
        assertEquals(Outlet.UNNAMED, Outlet.of(IndexedArticle.of(nameless, "00", seen)));
    }

    @Test
    void aSlashOrADotDoesNotMakeANameAFile() {
        for (var name : List.of("News/Feed", "A.B/C", "feed.xml/", "news/feed.", "/feed.xml", "news/feed.x\u00e9")) {
            assertTrue(Outlet.tidy(name).isPresent(), name);
        }
        for (var file : List.of("news/feed.xml", "a/b.c", "Wire a/b.7")) {
            assertEquals(Optional.empty(), Outlet.tidy(file), file);
        }
    }

    @Test
    void aHandleIsWrittenAsAName() {
        assertEquals(Optional.of("BBC Wire"), Outlet.tidy("bbc-wire"));
        assertEquals(Optional.of("Gulf NWS"), Outlet.tidy("gulf_nws"));
        assertEquals(Optional.of("Wire"), Outlet.tidy("wire.co.uk"));
    }

    private static Article of(Article article, Optional<String> agency, Optional<String> url) {
        return new Article(
                article.id(),
                article.version(),
                article.state(),
                url,
                article.title(),
                article.text(),
                Optional.empty(),
                agency,
                Optional.empty(),
                Optional.empty(),
                article.published(),
                article.publishedFrom(),
                Optional.empty(),
                "en",
                article.arrived(),
                Optional.empty(),
                List.of());
    }
}
