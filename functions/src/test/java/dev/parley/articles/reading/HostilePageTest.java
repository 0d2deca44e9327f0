package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submissions;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made to be expensive: the work, counted in steps, is linear in their size, and nothing throws. */
class HostilePageTest {
    private static final int SMALL = 500;
    private static final int TIMES = 4;

    /** Counts the queries on a page. */
    private static final class CountingOutline extends PageOutline {
        private long steps;

        CountingOutline(Element root) {
            super(root);
        }

        @Override
        Element element(int number) {
            steps++;
            return super.element(number);
        }

        @Override
        int parent(int number) {
            steps++;
            return super.parent(number);
        }

        @Override
        int end(int number) {
            steps++;
            return super.end(number);
        }

        @Override
        int owner(HtmlText.Block block) {
            steps++;
            return super.owner(block);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Talks.</p>",
                "<p>The two ministers met in Geneva on Monday.</p>",
                "<div>",
                "<div>The two ministers met in Geneva on Monday.",
                "<div class='share related'><p>The two ministers met in Geneva on Monday.</p>",
                "<article><h1>Talks</h1><p>The two ministers met in Geneva on Monday.</p>",
                "<section class=q><p>The two ministers met in Geneva on Monday for an hour of talks, they said.</p></section>",
                "<p><b>Talks go on",
                "<b><h3><a href=/x>Talks</a></h3>",
                "<div><h3><a href=/x>Talks</a></h3><p>The two ministers met in Geneva on Monday.</p></div>",
                "<div><p>The two ministers met in Geneva on Monday.</p><h3><a href=/x>Talks</a></h3>",
                "<h1><div>",
                "<table><tr><td>a<td>b",
                "<a href=/x><div>Read more: talks</div></a>",
                "<ul><li>The two ministers met in Geneva on Monday."
            })
    void workIsLinearInTheSizeOfThePage(String piece) {
        long small = steps(piece.repeat(SMALL));
        long large = steps(piece.repeat(SMALL * TIMES));
        assertTrue(large <= small * TIMES * 3 / 2, small + " steps become " + large);
    }

    private static long steps(String html) {
        var page = Jsoup.parse(html);
        var outline = new CountingOutline(page.body());
        ArticleBody.of(outline, PageMetadata.of(page));
        return outline.steps;
    }

    @Test
    void paragraphsAfterTheFirstTenThousandAreUnchanged() {
        var cleaned = Normaliser.bundled().clean(java.util.Collections.nCopies(10_005, "Advertisement"));
        assertEquals(5, cleaned.size());
    }

    @Test
    void randomPiecesOfMarkupAreRead() {
        var pieces = List.of(
                "<div class=ad>",
                "</div>",
                "<p>",
                "</p>",
                "<article>",
                "</article>",
                "<h1>",
                "</h1>",
                "<a href='http://['>",
                "</a>",
                "<table><tr><td>",
                "</table>",
                "<pre>",
                "</pre>",
                "<br>",
                "Read more: ",
                "Talks began on Monday. ",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"url\":\"::\"}</script>",
                "<script type='application/ld+json'>[{\"@type\":[1,null]},\"a\" \"]</script>",
                "<link rel=canonical href='http://[x'>",
                "<meta property='og:url' content=' '>",
                "<meta property='og:title' content='&amp;#xFFFFFF;&#0;'>",
                "\0",
                "&#55296;",
                "<frameset>",
                "<body hidden>",
                "<label>",
                "<svg>",
                "<math><mi>",
                "<template>",
                "<select><option>",
                "<li>",
                "<h3>");
        var random = new Random(12);
        var reader = new ArticleReader();
        for (int page = 0; page < 2000; page++) {
            var html = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                html.append(pieces.get(random.nextInt(pieces.size())));
            }
            var article = reader.read(Submissions.html(html.toString()));
            assertEquals(
                    article.key(),
                    reader.read(Submissions.html(html.toString())).key());
        }
    }
}
