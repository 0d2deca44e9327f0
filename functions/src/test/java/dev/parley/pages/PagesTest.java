package dev.parley.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ReadArchive.ArticleView;
import dev.parley.application.ReadArchive.FactView;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Report;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String BASE = "https://parley.example";
    private static final String ID = Id.of("fact", Fact.ID_LENGTH);

    @Test
    void factPageHasTheWordsOfAnAlertWithEvidenceAndTimesInUtc() {
        var page = fact(Report.by("Harbour Wire").lasting(90));
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertTrue(page.contains("<h1>NEW CALL: Trump-Putin, 12 Feb</h1>"), page);
        assertTrue(page.contains("<blockquote dir=\"auto\">They spoke, says Harbour Wire.</blockquote>"), page);
        assertTrue(page.contains("<time datetime=\"2025-02-12T19:00:00Z\">12 February 2025 19:00 UTC</time>"), page);
        assertFalse(page.contains("unconfirmed"), page);
    }

    @Test
    void unconfirmedFactIsMarked() {
        var page = fact(Report.by("Harbour Wire").doubtful());
        assertTrue(page.contains("<h1>UNCONFIRMED: NEW CALL: Trump-Putin, 12 Feb</h1>"), page);
        assertTrue(page.contains("Unconfirmed: no second source bears this out yet."), page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</blockquote></main><iframe src=//evil.example>",
                "</style><style>*{display:none}",
                "</title><script src=//evil.example></script>",
                "&lt;script&gt; &amp; <!-- -->",
                "]]><svg onload=alert(1)>",
                "\u0000<\u0000script>\u0007",
                "\ud800<b>\udc00"
            })
    void textOfAnArticleNeverBecomesATag(String hostile) {
        var plain = tags(fact(Report.by("Harbour Wire")));
        var party = Participant.person("x", hostile, "USA", "President");
        var page = fact(
                Report.by(hostile).saying(hostile).says(hostile).in(hostile).between(party, Report.PUTIN));
        tags(page)
                .forEach(tag -> assertTrue(
                        plain.contains(tag)
                                || tag.matches("</?(?:p|bdi)>|<a href=\"" + BASE + "/articles/\\w+/versions/\\w+\">"),
                        tag + " in " + page));
        var harmless = version("A title", "A text.", "https://example.com/");
        var version = version(hostile, hostile, "https://example.com/" + hostile);
        assertEquals(
                tags(harmless).stream().filter(tag -> !tag.contains("href")).toList(),
                tags(version).stream().filter(tag -> !tag.contains("href")).toList(),
                version);
        var article = ArticlePage.of(
                new ArticleView(
                        ID,
                        Optional.of(hostile),
                        hostile,
                        Optional.of(hostile),
                        List.of(),
                        List.of(),
                        Optional.empty()),
                BASE);
        assertFalse(article.contains("<script") || article.contains("<img") || article.contains("<svg"), article);
        var problem = Page.problem(hostile, hostile);
        assertEquals(tags(Page.problem("a", "b")), tags(problem));
    }

    @Test
    void onlyHttpAddressesAreLinked() {
        for (var address :
                List.of("javascript:alert(1)", "data:text/html,x", " https://example.com", "//example.com")) {
            assertFalse(version("A", "B", address).contains("nofollow"), address);
        }
        assertTrue(version("A", "B", "https://example.com/?a=1&b=\"")
                .contains("href=\"https://example.com/?a=1&amp;b=&quot;\""));
    }

    @Test
    void pageLoadsAndRunsNothing() {
        assertTrue(Page.POLICY.startsWith("default-src 'none'; style-src 'sha256-"), Page.POLICY);
        assertFalse(Page.POLICY.contains("unsafe"), Page.POLICY);
        var page = fact(Report.by("Harbour Wire"));
        assertFalse(
                page.contains("<script") || page.contains("<img") || page.contains("style=") || page.contains("url("));
    }

    @Test
    void tooLongTextIsLeftOut() {
        var whole = article("A", "The text itself.", "https://example.com/");
        var page = ArticlePage.of(whole, Map.of(), BASE, false);
        assertFalse(page.contains("The text itself."));
        assertTrue(page.contains("too long for a page"));
    }

    private static String fact(Report report) {
        var sighting = report.sighting();
        var fact = FactUpdate.founded(ID, sighting, Timing.TIMELY, Report.THRESHOLD)
                .after();
        return FactPage.of(new FactView(fact, List.of(sighting), List.of(), List.of()), BASE);
    }

    private static String version(String title, String text, String address) {
        return ArticlePage.of(
                article(title, text, address),
                Map.of(ID, Report.by("Harbour Wire").saying(text).mention()),
                BASE,
                true);
    }

    private static ArchivedVersion article(String title, String text, String address) {
        var article = new Article(
                Id.of("a", Article.ID_LENGTH),
                Id.of("v", Article.VERSION_LENGTH),
                Article.State.READABLE,
                Optional.of(address),
                title,
                text,
                Optional.of(title),
                Optional.of(title),
                Optional.of(title),
                Optional.empty(),
                Optional.of(LocalDate.parse("2025-02-12")),
                Optional.empty(),
                Optional.empty(),
                "en",
                Instant.parse("2025-02-12T18:00:00Z"),
                Optional.empty(),
                List.of());
        return new ArchivedVersion(article, new byte[0], Optional.empty(), "", "0".repeat(64), true);
    }

    /** All tags as a browser finds them. */
    private static List<String> tags(String page) {
        return Pattern.compile("<[^>]*>")
                .matcher(page)
                .results()
                .map(found -> found.group())
                .toList();
    }
}
