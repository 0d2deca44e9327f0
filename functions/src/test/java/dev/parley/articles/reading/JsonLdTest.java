package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Submissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdTest {
    private static final String PROSE =
            "The foreign ministers of the two countries met in Geneva on Monday for the first time in three years.";
    private static final String BODY =
            "<article><h1>Ministers meet in Geneva</h1><p>" + PROSE + "</p><p>" + PROSE + "</p></article>";
    private static final String TEXT = PROSE + "\n\n" + PROSE;
    private static final String HEAD =
            "<title>Ministers meet in Geneva</title>" + "<link rel=canonical href='https://ledger.example/ministers'>";
    private static final String OWN = "{\"@type\": \"NewsArticle\", \"url\": \"https://ledger.example/ministers\","
            + " \"headline\": \"Ministers meet\", \"author\": {\"name\": \"A Writer\"}}";
    private static final String OTHER = "{\"@type\": \"NewsArticle\", \"url\": \"https://ledger.example/budget\","
            + " \"headline\": \"Parliament votes\", \"author\": {\"name\": \"B Writer\"}, \"articleBody\": \""
            + "The parliament of another country voted on its budget on Sunday. ".repeat(20) + "\"}";
    private final ArticleReader reader = new ArticleReader();

    @Test
    void articleOfThisPageIsFoundAnywhereInTheJsonLd() {
        for (var blocks : List.of(
                script(OTHER) + script(OWN),
                script("[" + OTHER + "," + OWN + "]"),
                script("{\"@graph\": [" + OTHER + ", {\"@type\": \"WebPage\"}, " + OWN + "]}"),
                script("{\"@type\": \"CollectionPage\", \"mainEntity\": " + OTHER + "}") + script(OWN),
                script(OTHER + OWN),
                script(OTHER) + script("{\"@type\": \"WebPage\", \"mainEntity\": " + OWN + "}"))) {
            var article = reader.read(Submissions.html(HEAD + blocks + BODY));
            assertEquals("Ministers meet", article.title(), blocks);
            assertEquals("A Writer", article.byline().orElseThrow(), blocks);
            assertEquals("https://ledger.example/ministers", article.url().orElseThrow(), blocks);
            assertEquals(TEXT, article.text(), blocks);
        }
    }

    @Test
    void addressOfThisPageIsRecognisedInEveryForm() {
        for (var address : List.of(
                "\"url\": \"http://www.ledger.example/ministers/\"",
                "\"url\": \"/ministers\"",
                "\"mainEntityOfPage\": \"https://ledger.example/ministers?utm_source=x\"",
                "\"mainEntityOfPage\": {\"@type\": \"WebPage\", \"@id\": \"https://ledger.example/ministers\"}",
                "\"@id\": \"https://ledger.example/ministers#article\"")) {
            var own = "{\"@type\": \"Article\", \"headline\": \"An entirely different wording\", " + address + "}";
            var article = reader.read(Submissions.html(HEAD + script(OTHER) + script(own) + BODY));
            assertEquals("An entirely different wording", article.title(), address);
        }
    }

    @Test
    void otherArticlesAreNeverUsed() {
        var unnamed = OTHER.replace("\"url\": \"https://ledger.example/budget\",", "");
        for (var blocks : List.of(
                script(OTHER),
                script("[" + OTHER + "," + OTHER + "]"),
                script(unnamed),
                script("{\"@type\": \"ItemList\", \"mainEntity\": " + OTHER + "}"))) {
            var article = reader.read(Submissions.html(HEAD + blocks + BODY));
            assertEquals("Ministers meet in Geneva", article.title(), blocks);
            assertEquals("https://ledger.example/ministers", article.url().orElseThrow(), blocks);
            assertEquals(TEXT, article.text(), blocks);
        }
    }

    @Test
    void titleIdentifiesTheArticleWhenThePageHasNoAddress() {
        var own = "{\"@type\": \"NewsArticle\", \"headline\": \"Ministers meet in Geneva\", \"creditText\": \"x\","
                + " \"author\": \"A Writer\"}";
        var article = reader.read(
                Submissions.html("<title>Ministers meet in Geneva</title>" + script(OTHER) + script(own) + BODY));
        assertEquals("A Writer", article.byline().orElseThrow());
        assertEquals(TEXT, article.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//<![CDATA[\n%s\n//]]>",
                "/*<![CDATA[*/ %s /*]]>*/",
                "<!-- %s -->",
                "/* made by a plugin */ %s",
                "// made by a plugin\n%s",
                "%s;",
                "%s {\"@type\": \"Organization\"}",
                "[%s,]",
                "{\"@type\": \"WebSite\", \"name\": \"It\\'s\"}%s",
                "[{\"@type\": \"WebSite\", \"name\": \"The \"best\" ledger\"}, %s]",
                "[{\"@type\": \"WebSite\", \"name\": \"two\nlines\"}, %s]",
                "[{'@type': 'WebSite'}, %s]"
            })
    void usualMistakesInJsonLdAreTolerated(String around) {
        var article = reader.read(Submissions.html(HEAD + script(around.formatted(OWN)) + BODY));
        assertEquals("Ministers meet", article.title());
        assertEquals("A Writer", article.byline().orElseThrow());
    }

    @Test
    void quotesInsideStringsAndQuotesAsEntitiesAreRead() {
        var quoted = OWN.replace("Ministers meet", "Ministers \"meet\" in Geneva");
        assertEquals(
                "Ministers \"meet\" in Geneva",
                reader.read(Submissions.html(HEAD + script(quoted) + BODY)).title());
        var escaped = OWN.replace("\"", "&quot;");
        assertEquals(
                "Ministers meet",
                reader.read(Submissions.html(HEAD + script(escaped) + BODY)).title());
    }

    @Test
    void blockThatIsNotJsonIsNoted() {
        var dated = "<meta property='article:published_time' content='2025-06-01T10:00:00Z'>";
        for (var block : List.of("not JSON", "{\"@type\": ", "{\"a\": \"" + "\" ".repeat(50), "[".repeat(5000))) {
            var article = reader.read(Submissions.html(HEAD + dated + script(block) + BODY));
            assertEquals(TEXT, article.text(), block);
            assertEquals(1, article.notes().size(), block);
        }
    }

    @Test
    void entitiesAreDecodedInTitleOutletBylineAndBody() {
        for (var level : List.of("&", "&amp;", "&amp;amp;")) {
            var json = """
                    {"@type": "NewsArticle", "headline": "Ministers %1$samp; deputies %1$s#8211; again",
                     "author": {"name": "By Ann O%1$srsquo;Hara"}, "publisher": {"name": "News %1$samp; Co."},
                     "articleBody": "%1$slt;p%1$sgt;%2$s%1$slt;/p%1$sgt;%1$slt;p%1$sgt;They %1$squot;agreed%1$squot;.%1$slt;/p%1$sgt;"}
                    """.formatted(level, PROSE);
            var article = reader.read(Submissions.html(script(json) + "<article></article>"));
            assertEquals("Ministers & deputies – again", article.title(), level);
            assertEquals("Ann O’Hara", article.byline().orElseThrow(), level);
            assertEquals("News & Co.", article.source().orElseThrow(), level);
            assertEquals(PROSE + "\n\nThey \"agreed\".", article.text(), level);
        }
    }

    @Test
    void markupAndEntitiesInMetaElementsAreDecoded() {
        var article = reader.read(
                Submissions.html("<meta property='og:title' content='Ministers &amp;amp; &lt;i&gt;deputies&lt;/i&gt;'>"
                        + "<meta property='og:site_name' content='News &amp;amp;amp; Co.'>"
                        + "<meta name=author content='Ann O&amp;#39;Hara'>" + BODY));
        assertEquals("Ministers & deputies", article.title());
        assertEquals("News & Co.", article.source().orElseThrow());
        assertEquals("Ann O'Hara", article.byline().orElseThrow());
    }

    @Test
    void authorNameEndsBeforeADate() {
        for (var after : List.of(" | Published 3:00 p.m. ET", " • 12 February 2025", " Updated Feb. 14", " 09:30")) {
            assertEquals("Ann Author", Byline.ofField("By Ann Author" + after).orElseThrow(), after);
        }
    }

    @Test
    void jsonLdBodyIsUsedWhenTheMarkupHasLess() {
        var whole = (PROSE + " They agreed to exchange lists of prisoners in April. ")
                .repeat(6)
                .strip();
        var own = OWN.replace("\"headline\"", "\"articleBody\": \"" + whole + "\", \"headline\"");
        assertEquals(
                whole,
                reader.read(Submissions.html(HEAD + script(own) + BODY.replace("<p>" + PROSE + "</p></article>", "")))
                        .text());
        var clipped = OWN.replace("\"headline\"", "\"articleBody\": \"" + PROSE + " …\", \"headline\"");
        assertEquals(
                TEXT,
                reader.read(Submissions.html(HEAD + script(clipped) + BODY)).text());
    }

    private static String script(String json) {
        return "<script type='application/ld+json'>" + json + "</script>";
    }
}
