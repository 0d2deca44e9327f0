package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.articles.Submissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleBodyTest {
    private static final List<String> STORY = List.of(
            "The foreign ministers of the two countries met in Geneva on Monday for the first time in three years.",
            "They agreed to exchange lists of prisoners, according to a statement that both ministries published.",
            "Their deputies will meet again in a month, and a neutral country has offered a place for the talks.",
            "Diplomats from the region welcomed the news, but said that much would depend on the next two weeks.");
    private static final String TEXT = String.join("\n\n", STORY);
    private static final String HEAD = "<title>Ministers meet in Geneva | The Ledger</title>"
            + "<link rel=canonical href='https://ledger.example/ministers-meet'>";
    private static final String HEADLINE = "<h1>Ministers meet in Geneva</h1>";
    private static final String OTHER_STORY =
            "The parliament of another country voted on its budget on Sunday after a debate that took all night. ";
    private static final String COOKIES =
            "We and our partners use cookies to measure audiences and to show advertising that fits your interests.";

    private final ArticleReader reader = new ArticleReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layout-with-sidebar",
                "no-ads-here",
                "entry-read-more",
                "ad_body",
                "shareEnabled",
                "has-related-stories",
                "newsletter-layout",
                "comments-open",
                "sponsor-content-body",
                "cookie-wall",
                "widget",
                "author-page",
                "sidebar"
            })
    void bodyWithMostOfTheProseIsFoundDespiteItsClassName(String name) {
        assertEquals(TEXT, read("<article>" + HEADLINE + "<div class='" + name + "'>" + paragraphs("p") + "</div>"));
        assertEquals(TEXT, read("<div id='" + name + "'>" + HEADLINE + paragraphs("p") + "</div><p>Imprint"));
        assertEquals(TEXT, read("<body class='" + name + "'><main class='" + name + "'>" + paragraphs("p")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<aside>%s</aside>",
                "<figure>%s</figure>",
                "<label>%s</label>",
                "<div hidden>%s</div>",
                "<div aria-hidden=true>%s</div>",
                "<div style='display: none'>%s</div>",
                "<noscript>%s</noscript>",
                "<footer>%s</footer>",
                "<div role=complementary>%s</div>",
                "<table><tr><td>%s</td></tr></table>"
            })
    void articleIsFoundInElementsThatUsuallyHoldOtherContent(String around) {
        var notice = "<div class=x><p>" + COOKIES + "</p></div>";
        assertEquals(TEXT, read(around.formatted(HEADLINE + paragraphs("p")) + notice));
        assertEquals(TEXT, read("<article>" + HEADLINE + around.formatted(paragraphs("p")) + "</article>"));
    }

    @Test
    void paragraphsMayBeDivisionsSpansOrBreaks() {
        var lead = "<p>" + STORY.getFirst() + "</p>";
        var rest = STORY.subList(1, 4);
        var divisions = String.join(
                "", rest.stream().map(p -> "<div class=par>" + p + "</div>").toList());
        assertEquals(TEXT, read("<article>" + HEADLINE + lead + divisions));
        assertEquals(TEXT, read("<div>" + HEADLINE + lead + "<div>" + String.join("<br><br>", rest) + "</div></div>"));
        assertEquals(TEXT, read("<article>" + HEADLINE + lead + String.join("<br>", rest)));
        assertEquals(TEXT, read(HEADLINE + "<table><tr><td>" + String.join("<br>\n<br>", STORY) + "</table>"));
        assertEquals(TEXT, read("<main>" + HEADLINE + "<section>" + paragraphs("section") + "</section>"));
    }

    @Test
    void unclosedElementsAreOneText() {
        assertEquals(TEXT, read(HEADLINE + "<div>" + String.join("<div>", STORY)));
        assertEquals(TEXT, read(HEADLINE + "<article><p>" + String.join("<article><p>", STORY)));
    }

    @Test
    void bodyMayBeInSeveralContainers() {
        var first = "<p>" + STORY.get(0) + "</p><p>" + STORY.get(1) + "</p>";
        var second = "<p>" + STORY.get(2) + "</p><p>" + STORY.get(3) + "</p>";
        for (var container : List.of(
                "<div class=sec>%s</div>",
                "<section>%s</section>", "<div itemprop=articleBody>%s</div>", "<td>%s</td>")) {
            var parts = container.formatted(first) + container.formatted(second);
            parts = container.startsWith("<td") ? "<table><tr>" + parts + "</table>" : parts;
            assertEquals(TEXT, read(HEADLINE + "<div>" + parts + "</div>"), container);
        }
        assertEquals(TEXT, read("<div>" + HEADLINE + first + "</div><div class=ad></div><div>" + second + "</div>"));
        var lead = "<p>" + STORY.getFirst() + "</p>";
        var others = String.join(
                "", STORY.subList(1, 4).stream().map(p -> "<p>" + p + "</p>").toList());
        assertEquals(TEXT, read(HEADLINE + "<div class=lead>" + lead + "</div><div class=rest>" + others + "</div>"));
        assertEquals(TEXT, read("<header>" + HEADLINE + lead + "</header><div class=rest>" + others + "</div>"));
        assertEquals(TEXT, read("<div>" + HEADLINE + lead + "<div class=ad></div><div>" + others + "</div></div>"));
        assertEquals(TEXT, read(HEADLINE + "<div>" + lead + "<div class=unit><div>" + others + "</div></div></div>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<article class=card><p>%s</p></article>",
                "<article><h1>Parliament votes</h1><p>%s</p></article>",
                "<article><h2><a href='/parliament'>Parliament votes</a></h2><p>%s</p></article>",
                "<div class=related><h3>More</h3><p>%s</p></div>",
                "<aside><p>%s</p></aside>",
                "<div class=recirc><p>%s</p></div>"
            })
    void longerTextOfAnotherStoryIsExcluded(String other) {
        var teaser = other.formatted(OTHER_STORY.repeat(8));
        var own = "<article>" + HEADLINE + paragraphs("p") + "</article>";
        assertEquals(TEXT, read(own + teaser));
        assertEquals(TEXT, read(teaser + own));
        assertEquals(TEXT, read("<main>" + own + teaser + "</main>"));
    }

    @Test
    void otherStoryInsideTheArticleIsExcluded() {
        for (var other : List.of(
                "<aside><p>%s</p></aside>",
                "<div class=related><p>%s</p></div>", "<section><h1>Parliament votes</h1><p>%s</p></section>")) {
            var story = other.formatted(OTHER_STORY.repeat(8));
            assertEquals(TEXT, read("<article>" + HEADLINE + paragraphs("p") + story + "</article>"), other);
        }
    }

    @Test
    void cardsWithMoreTextThanTheArticleAreExcluded() {
        var cards = ("<article class=card><p>" + OTHER_STORY + "</p></article>").repeat(9);
        assertEquals(TEXT, read("<article>" + HEADLINE + paragraphs("p") + "</article>" + cards));
        assertEquals(TEXT, read(cards + "<article>" + HEADLINE + paragraphs("p") + "</article>"));
        assertEquals(TEXT, read("<div class=story>" + HEADLINE + paragraphs("p") + "</div>" + cards));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This site uses cookies to measure audiences, and you can change your choices at any time below.",
                "By continuing to browse, you agree to our use of cookies and of similar technologies on this site.",
                "Our website and our partners set cookies to give you a better experience of what we have to offer.",
                "We, The Ledger, store necessary cookies on your device, as this page could not work without them."
            })
    void cookieNoticeWithoutAClassNameIsExcluded(String notice) {
        var div = "<div class=x><p>" + notice + "</p></div>";
        assertEquals(TEXT, read(div + HEADLINE + "<div>" + paragraphs("p") + "</div>"));
        assertEquals(TEXT, read("<nav>" + paragraphs("p") + "</nav>" + div));
    }

    @Test
    void sentenceAboutCookiesIsKept() {
        var sentence = "The regulator said that the company uses cookies without consent, and it fined the company.";
        assertEquals(TEXT + "\n\n" + sentence, read("<article>" + paragraphs("p") + "<p>" + sentence + "</p>"));
    }

    @Test
    void teasersNextToTheArticleAreExcluded() {
        var teasers = ("<div class=q><h3><a href='/budget'>Parliament votes</a></h3><p>" + OTHER_STORY + "</p></div>")
                .repeat(6);
        assertEquals(TEXT, read("<div class=page>" + HEADLINE + paragraphs("p") + teasers + "</div>"));
        assertEquals(
                TEXT,
                read("<div class=page>" + HEADLINE + paragraphs("p") + "<ul>"
                        + ("<li><a href='/budget'>" + OTHER_STORY + "</a></li>").repeat(9) + "</ul></div>"));
    }

    @Test
    void everyPostOfALiveBlogIsRead() {
        for (var post : List.of(
                "<article class=post><time>15:00</time><p>%s</p></article>",
                "<article><h2>Update</h2><p>%s</p></article>",
                "<section><p>%s</p></section>",
                "<div itemprop=liveBlogUpdate><p>%s</p></div>",
                "<div class=post><h3><a href='#p1'>15:00</a></h3><p>%s</p></div>",
                "<li class=entry><p>%s</p></li>")) {
            var posts = String.join("", STORY.stream().map(post::formatted).toList());
            var text = read("<main>" + HEADLINE + "<div>" + posts + "</div></main>");
            STORY.forEach(paragraph -> assertEquals(true, text.contains(paragraph), post));
            var uneven =
                    post.formatted(STORY.get(0)) + post.formatted(STORY.get(1).repeat(5));
            assertEquals(true, read("<main><div>" + uneven + "</div></main>").contains(STORY.get(0)), post);
        }
    }

    @Test
    void commentsAreExcluded() {
        var comment = "<p><b>Reader</b></p><p>3 hours ago</p><p>" + OTHER_STORY + "</p><p><a href=#>Reply</a></p>";
        for (var around : List.of(
                "<div id=comments>%s</div>",
                "<ol class=comment-list>%s</ol>", "<section class=leserkommentare>%s</section>")) {
            var comments = around.formatted(("<div class=x>" + comment + "</div>").repeat(4));
            assertEquals(TEXT, read("<div class=page>" + HEADLINE + "<div>" + paragraphs("p") + "</div>" + comments));
        }
        var unnamed = "<section class=q>" + ("<div class=x>" + comment + "</div>").repeat(2) + "</section>";
        assertEquals(TEXT, read("<div class=page>" + HEADLINE + "<div>" + paragraphs("p") + "</div>" + unnamed));
        var many = "<div id=comments>" + ("<div class=comment>" + comment + "</div>").repeat(40) + "</div>";
        assertEquals(TEXT, read("<div class=page>" + HEADLINE + "<div>" + paragraphs("p") + "</div>" + many));
    }

    @Test
    void noticesBeforeAndAfterTheArticleAreExcluded() {
        var body = "<div class=body>" + paragraphs("p") + "</div>";
        assertEquals(TEXT, read("<div class=x><p>" + COOKIES + "</p></div><div>" + HEADLINE + body + "</div>"));
        assertEquals(TEXT, read("<div>" + HEADLINE + body + "</div><div class=x><p>" + COOKIES + "</p></div>"));
    }

    @Test
    void subheadingsListsQuotationsAndRowsBelongToTheArticle() {
        var text = read("<article>" + HEADLINE + paragraphs("p")
                + "<h2>What comes next</h2><ul><li>A meeting of deputies in April.</li><li>A list.</li></ul>"
                + "<blockquote>“We will see,” one said.</blockquote><table><tr><th>Side</th><th>Names</th></tr>"
                + "<tr><td>North</td><td>40</td></tr></table><h2>More from The Ledger</h2></article>");
        assertEquals(
                TEXT + "\n\nWhat comes next\n\nA meeting of deputies in April.\n\nA list.\n\n“We will see,” one said."
                        + "\n\nSide | Names\n\nNorth | 40",
                text);
    }

    @Test
    void lineEndsOfPreformattedTextAreKept() {
        var text = read("<article>" + HEADLINE + "<pre>" + String.join("\n", STORY) + "</pre></article>");
        assertEquals(TEXT, text);
    }

    @Test
    void textsWithoutFullStopsAreRead() {
        var thai = "รัฐมนตรีต่างประเทศของสองประเทศพบกันที่เจนีวาเมื่อวันจันทร์เป็นครั้งแรกในรอบสามปี".repeat(2);
        var chinese = "两国外长周一在日内瓦举行三年来的首次会晤。".repeat(4);
        assertEquals(thai + "\n\n" + thai, read("<article><p>" + thai + "</p><p>" + thai + "</p></article>"));
        assertEquals(chinese, read("<article><p>" + chinese + "</p></article>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<strong>Read more: <a href=/x>Parliament votes on Sunday</a></strong>",
                "<a href=/x>READ MORE: Parliament votes on Sunday</a>",
                "<b>READ ALSO:</b> <a href=/x>Parliament votes on Sunday</a>",
                "(Read also: <a href=/x>Parliament votes on Sunday</a>)",
                "<em>Related story: <a href=/x>Parliament votes on Sunday</a></em>",
                "<span>SEE ALSO | <a href=/x>Parliament votes on Sunday</a></span>",
                "<strong>Don't miss: Parliament votes on Sunday</strong>",
                "Read more here: <a href=/x>Parliament votes on Sunday</a>.",
                "<a href=/x>Continue reading</a>"
            })
    void crossReferenceInsideAParagraphIsRemoved(String pointer) {
        var text = read("<article>" + HEADLINE + "<p>" + STORY.get(0) + " " + pointer + " " + STORY.get(1) + "</p><p>"
                + STORY.get(2) + "</p></article>");
        assertEquals(STORY.get(0) + " " + STORY.get(1) + "\n\n" + STORY.get(2), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He told her to read more about <a href=/x>the budget</a> and went on.",
                "More <a href=/x>than forty names</a> were on the list.",
                "Related <a href=/x>companies</a> were named, too.",
                "“Watch <a href=/x>what they do</a>,” she said.",
                "The <strong>two: Ann and Bob</strong> were there."
            })
    void linkInASentenceIsKept(String sentence) {
        var plain = sentence.replaceAll("<[^>]+>", "");
        assertEquals(TEXT + "\n\n" + plain, read("<article>" + paragraphs("p") + "<p>" + sentence + "</p></article>"));
    }

    @Test
    void allTextOfAShortFragmentIsRead() {
        var article = reader.read(
                Submissions.json(
                        "{\"html\": \"<p>They met.</p><div>They spoke.</div><table><tr><td>a<td>1</table><script>x()</script>\"}"));
        assertEquals("They met.\n\nThey spoke.\n\na | 1", article.text());
    }

    @Test
    void listOfTimesIsNotAnArticle() {
        var rows = "<p>10:16 Uhr</p><p><a href=/x>Parliament votes on Sunday</a></p>".repeat(60);
        assertFalse(read("<main>" + rows + "</main>").contains("Uhr"));
    }

    private String read(String body) {
        return reader.read(
                        Submissions.html("<html lang=en>" + HEAD + (body.startsWith("<body") ? "" : "<body>") + body))
                .text();
    }

    private static String paragraphs(String tag) {
        return String.join(
                "",
                STORY.stream().map(p -> "<" + tag + ">" + p + "</" + tag + ">").toList());
    }
}
