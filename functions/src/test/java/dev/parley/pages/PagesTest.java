package dev.parley.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ReadArchive.FactView;
import dev.parley.articles.ArchivedVersion;
import dev.parley.articles.Article;
import dev.parley.articles.RecordHead;
import dev.parley.extraction.Evidence;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.names.KnownNames;
import dev.parley.facts.Fact;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Report;
import dev.parley.facts.SightingGroups;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import dev.parley.versions.CompareVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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
    private static final FactPage PAGE =
            new FactPage(new Labels(KnownNames.bundled()), new MistakeLink("desk@example.org"));

    @Test
    void factPageHasTheWordsOfAnAlertWithEvidenceAndTimesInUtc() {
        var page = fact(Report.by("Harbour Wire").lasting(90));
        assertTrue(page.startsWith("<!DOCTYPE html>"), page);
        assertTrue(page.contains("<p class=\"kicker\">NEW CALL: Trump-Putin, 12 Feb</p>"), page);
        assertTrue(
                page.contains("<h1><bdi>Donald Trump (USA) and Vladimir Putin (RUS) held a call,"
                        + " Wednesday 12 February 2025, for 90 minutes.</bdi></h1>"),
                page);
        assertTrue(page.contains("<blockquote dir=\"auto\">They spoke, says Harbour Wire.</blockquote>"), page);
        assertTrue(page.contains("<time datetime=\"2025-02-12T19:00:00Z\">12 February 2025 19:00 UTC</time>"), page);
        assertFalse(page.contains("unconfirmed"), page);
    }

    @Test
    void unconfirmedFactIsMarked() {
        var page = fact(Report.by("Harbour Wire").doubtful());
        assertTrue(page.contains("<p class=\"kicker\">UNCONFIRMED: NEW CALL: Trump-Putin, 12 Feb</p>"), page);
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
        var party = Participant.person("x", hostile, "USA", "President");
        var harmlessParty = Participant.person("x", "Ann", "USA", "President");
        assertEquals(
                shape(fact(Report.by("a").saying("b").says("c").in("d").between(harmlessParty, Report.PUTIN))),
                shape(fact(Report.by(hostile)
                        .saying(hostile)
                        .says(hostile)
                        .in(hostile)
                        .between(party, Report.PUTIN))));
        var harmless = version("A title", "A text.", "https://example.com/");
        var version = version(hostile, hostile, "https://example.com/" + hostile);
        assertEquals(
                shape(harmless).stream()
                        .filter(tag -> !tag.contains("nofollow"))
                        .toList(),
                shape(version).stream().filter(tag -> !tag.contains("nofollow")).toList(),
                version);
        assertEquals(tags(difference("a", "b c")), tags(difference("a", hostile.replaceAll("\\s", ""))));
        var problem = Page.problem(hostile, hostile);
        assertEquals(tags(Page.problem("a", "b")), tags(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<mark onmouseover=alert(1)>x</mark>",
                "<mark><script>alert(1)</script></mark>"
            })
    void passageOfAResultHoldsMarksAndNothingElse(String hostile) {
        for (var tag : tags(Passage.of("A " + hostile + " b").toString())) {
            assertTrue(tag.equals("<mark>") || tag.equals("</mark>"), tag);
        }
        assertEquals(
                "Talks &amp; <mark>calls</mark> &lt;b&gt;",
                Passage.of("Talks &amp; <mark>calls</mark> &lt;b&gt;").toString());
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
        assertTrue(Page.POLICY.startsWith("default-src 'none'; style-src 'self'; script-src 'self';"), Page.POLICY);
        assertFalse(Page.POLICY.contains("unsafe"), Page.POLICY);
        var page = fact(Report.by("Harbour Wire"));
        assertEquals(
                List.of("<script src=\"" + Asset.SCRIPT.address() + "\" defer=\"\">"),
                tags(page).stream().filter(tag -> tag.startsWith("<script")).toList());
        assertTrue(Asset.SCRIPT.address().startsWith("/assets/"));
        assertFalse(page.contains("<img") || page.contains("style=") || page.contains("url("));
    }

    @Test
    void tooLongTextIsLeftOut() {
        var page = ArticlePage.of(shown(article("A", "The text itself.", "https://example.com/"), Map.of()), false);
        assertFalse(page.contains("The text itself."));
        assertTrue(page.contains("too long for a page"));
    }

    @Test
    void sentencesThatReportFactsAreMarkedWithTheirNumbers() {
        var text = "They met. They spoke. Then they left.\n\nA second paragraph.";
        var first = mention("They met. They spoke.", 0);
        var second = mention("They spoke. Then they left.", 10);
        var elsewhere = mention("Not in this text.", 5);
        var marked = MarkedText.of(ordered(first, second, elsewhere), "text", text)
                .paragraphs(text)
                .toString();
        assertEquals(
                "<p dir=\"auto\"><mark>They met. </mark><mark>They spoke.</mark>"
                        + "<a class=\"ref\" id=\"mention-1\" href=\"/facts/f1\" aria-label=\"Fact 1\">1</a>"
                        + "<mark> Then they left.</mark>"
                        + "<a class=\"ref\" id=\"mention-2\" href=\"/facts/f2\" aria-label=\"Fact 2\">2</a></p>\n"
                        + "<p dir=\"auto\">A second paragraph.</p>\n",
                marked);
    }

    @Test
    void sentenceIsShownInItsParagraph() {
        var text = "First paragraph.\n\nBefore it. They spoke. After it.\n\nLast paragraph.";
        var archived = article("A", text, "https://example.com/").article();
        assertEquals(
                Optional.of(new EvidenceContext("Before it. ", "They spoke.", " After it.")),
                EvidenceContext.of(archived, mention("They spoke.", 29).evidence()));
        assertEquals(
                Optional.empty(),
                EvidenceContext.of(archived, mention("They spoke!", 29).evidence()));
        var far = "word ".repeat(200) + "They spoke. " + "word ".repeat(200);
        var context = EvidenceContext.of(
                        article("A", far, "https://example.com/").article(),
                        mention("They spoke.", 1000).evidence())
                .orElseThrow();
        assertTrue(context.before().startsWith("\u2026") && context.before().length() < 330, context.before());
        assertTrue(context.after().endsWith("\u2026") && context.after().length() < 330, context.after());
    }

    @Test
    void copiesOfOneReportAreOneGroup() {
        var first = Report.by("Harbour Wire").saying("They spoke on Monday.").sighting();
        var copy = Report.by("Ledger").saying("They spoke, on Monday").sighting();
        var own = Report.by("Meridian").saying("Both talked.").sighting();
        assertEquals(List.of(List.of(first, copy), List.of(own)), SightingGroups.of(List.of(first, own, copy)));
    }

    @Test
    void mistakesAreReportedByMailOrInATrackerWithTheFactNamed() {
        assertEquals(Optional.empty(), new MistakeLink("").to("A", "https://x.example/f"));
        assertEquals(
                Optional.of("mailto:desk@example.org?subject=A%20%26%20B&body=https%3A%2F%2Fx.example%2Ff"),
                new MistakeLink("desk@example.org").to("A & B", "https://x.example/f"));
        assertEquals(
                Optional.of("https://tracker.example/new?label=x&title=A&body=b"),
                new MistakeLink("https://tracker.example/new?label=x").to("A", "b"));
    }

    @Test
    void whatStayedIsFoldedInADifference() {
        var same = "word ".repeat(400);
        var page = difference(same + "one. " + same, same + "two. " + same);
        assertTrue(page.contains("<del>one</del><ins>two</ins>"), page);
        assertTrue(page.contains(" that stayed</summary>"), page);
    }

    private static Map<String, Mention> ordered(Mention... mentions) {
        var ordered = new LinkedHashMap<String, Mention>();
        for (int i = 0; i < mentions.length; i++) {
            ordered.put("f" + (i + 1), mentions[i]);
        }
        return ordered;
    }

    private static Mention mention(String sentence, int start) {
        var plain = Report.by("Harbour Wire").saying(sentence).mention();
        return new Mention(
                plain.event(),
                plain.claimedBy(),
                false,
                new Evidence(sentence, start, start + sentence.length(), "text"),
                plain.confidence(),
                plain.rule(),
                false);
    }

    private static String difference(String before, String after) {
        var diff = CompareVersions.bundled()
                .compare(
                        article("A", before, "https://example.com/").article(),
                        article("A", after, "https://example.com/").article(),
                        Optional.empty(),
                        Optional.empty());
        return DifferencePage.of(diff, List.of());
    }

    private static String fact(Report report) {
        var sighting = report.sighting();
        var fact = FactUpdate.founded(ID, sighting, Timing.TIMELY, Report.THRESHOLD)
                .after();
        return PAGE.of(new FactView(fact, List.of(sighting), List.of(), List.of()), Map.of(), Map.of(), BASE);
    }

    private static String version(String title, String text, String address) {
        return ArticlePage.of(
                shown(
                        article(title, text, address),
                        Map.of(ID, Report.by("Harbour Wire").saying(text).mention())),
                true);
    }

    private static ShownVersion shown(ArchivedVersion version, Map<String, Mention> mentions) {
        return new ShownVersion(
                version,
                List.of(),
                mentions,
                List.of(),
                List.of(Report.by(version.article().title()).sighting()),
                List.of(new RecordHead("resource", version.article().title())),
                true,
                Instant.parse("2025-02-12T20:00:00Z"));
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
                List.of(title));
        return new ArchivedVersion(article, new byte[0], Optional.empty(), "", "0".repeat(64), true);
    }

    /** The tags, whatever they lead to. */
    private static List<String> shape(String page) {
        return tags(page).stream()
                .map(tag -> tag.replaceAll("href=\"(/articles/|mailto:)[^\"]*\"", "href=\"$1\""))
                .toList();
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
