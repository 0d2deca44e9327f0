package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.DateSource;
import dev.parley.articles.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDatesTest {
    private static final Instant ARRIVED = Instant.parse("2026-11-23T10:00:00Z");
    private static final String BODY = """
            <h1>Ministers agree on a timetable</h1>%s
            <p>The ministers of two countries agreed on a timetable for their talks, both governments said in the evening.</p>
            <p>The first round is to be held in a third country, which has offered to send a mediator to the meeting.</p>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "META | <meta name='article:published_time' content='2025-02-12T15:00:00Z'>",
                "META | <meta property='og:article:published_time' content='2025-02-12 15:00'>",
                "META | <meta itemprop='datePublished dateCreated' content='2025-02-12'>",
                "META | <META NAME='DC.Date.Issued' CONTENT='12.02.2025 11:43'>",
                "META | <meta name='Publication_Date' content='20250212T110235Z'>",
                "META | <meta name='sailthru.date' content='Wed, 12 Feb 2025 15:00:00 +0000'>",
                "CREATED | <meta name='date' content='February 12, 2025'>",
                "CREATED | <meta http-equiv='date' content='Wed, 12 Feb 2025 15:00:00 GMT'>",
                "JSON_LD | <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-02-12T15:00:00Z\"}</script>",
                "SCRIPT | <script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2025-02-12T15:00:00Z\"}</script>",
                "SCRIPT | <script>var page = {\"publishedAt\": \"2025-02-12T15:00:00Z\"};</script>",
                "ADDRESS | <link rel='canonical' href='https://news.example/2025/02/12/talks'>",
                "ADDRESS | <link rel='canonical' href='https://news.example/world/2025/feb/12/talks'>",
                "ADDRESS | <link rel='canonical' href='https://news.example/talks-2025-02-12.html'>",
                "ADDRESS | <link rel='canonical' href='https://news.example/a/20250212-talks'>",
                "ADDRESS | <meta property='og:url' content='https://news.example/~12-02-2025-talks'><html lang='de'>",
                "TITLE | <title>Ministers agree on a timetable, 12.02.2025, News</title>",
                "MODIFIED | <meta property='article:modified_time' content='2025-02-12T15:00:00Z'>"
            })
    void dateIsReadFromTheHeadOfThePage(DateSource source, String head) {
        assertFound("2025-02-12", source, read(head, BODY.formatted("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MARKUP | <span itemprop='datePublished' content='2025-02-12'>yesterday</span>",
                "MARKUP | <span property='schema:datePublished'>12 February 2025</span>",
                "TIME | <time datetime='2025-02-12T15:00:00+01:00'>an hour ago</time>",
                "TIME | <time>Feb 12, 2025</time>",
                "TIME | <time pubdate datetime='2025-02-12'>12 Feb</time>",
                "STATED | <p>Published: February 12, 2025</p>",
                "STATED | <div>Veröffentlicht am <b>12.02.2025</b></div>",
                "STATED | <p>Publié le 12 février 2025 à 18h00</p>",
                "STATED | <p>Опубликовано 12 февраля 2025</p>",
                "STATED | <h5>Datum:</h5><p>12.02.2025</p>",
                "STATED | <div>By A Reporter ¦ Published 3:00 p.m. ET, Feb. 12, 2025 ¦ Updated 4:00 p.m. ET, Feb. 14, 2025</div>",
                "CLASS | <abbr class='published' title='2025-02-12T15:00:00Z'>3 PM</abbr>",
                "CLASS | <div class='entry-meta'>A Reporter, 12 Feb 2025</div>",
                "CLASS | <span class='article__date'>12 février 2025</span>",
                "CLASS | <p class='postInfo'>2025年2月12日</p>",
                "HEADLINE | <p>12.02.2025</p>",
                "HEADLINE | <p><em>Wednesday 12 February 2025</em></p>",
                "MODIFIED | <p>Last updated: 12 February 2025</p>"
            })
    void dateIsReadFromTheLinesBelowTheHeadline(DateSource source, String line) {
        assertFound("2025-02-12", source, read("", BODY.formatted(line)));
    }

    @Test
    void moreTrustedSourceWinsRegardlessOfItsPosition() {
        var article = read(
                "<meta property='article:modified_time' content='2025-02-14'><meta name='date' content='2025-02-13'>"
                        + "<meta property='article:published_time' content='2025-02-12'>",
                BODY.formatted("<time datetime='2025-02-15'></time>"));
        assertFound("2025-02-12", DateSource.META, article);
    }

    @Test
    void datesOfCommentsTeasersCaptionsAndQuotationsAreIgnored() {
        for (var other : new String[] {
            "<div class='comments'><p>1</p><p>2</p><p>3</p><span class='date'>11 Jan 2025</span></div>",
            "<aside><time datetime='2025-01-11'>11 Jan</time></aside>",
            "<figure><figcaption>Photo of 11 January 2025</figcaption></figure>",
            "<blockquote><a class='date'>January 11, 2025</a></blockquote>",
            "</article><footer>11 January 2025</footer>",
            "<p>© 11.01.2025 The Example</p>"
        }) {
            var article = read("", BODY.formatted("") + other);
            assertEquals(Optional.empty(), article.published(), other);
        }
    }

    @Test
    void localDayOfAMomentInUtcComesFromTheAddress() {
        var head = "<meta property='article:published_time' content='%s'>"
                + "<link rel='canonical' href='https://news.example/2025/02/12/talks'>";
        assertFound("2025-02-12", DateSource.META, read(head.formatted("2025-02-13T01:30:00Z"), BODY.formatted("")));
        assertFound("2025-02-12", DateSource.META, read(head.formatted("2025-02-11T23:30:00Z"), BODY.formatted("")));
        // At noon in UTC, it is the previous day nowhere on earth.
        assertFound("2025-02-13", DateSource.META, read(head.formatted("2025-02-13T12:00:00Z"), BODY.formatted("")));
        assertFound(
                "2025-02-13", DateSource.META, read(head.formatted("2025-02-13T01:30:00+02:00"), BODY.formatted("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<html lang='en-US'> | 2025-02-12",
                "<html lang='en-GB'> | 2025-12-02",
                "<html lang='de'> | 2025-12-02",
                "<html><link rel='canonical' href='https://news.example.co.uk/talks'> | 2025-12-02",
                "<html><link rel='canonical' href='https://news.example.gov/talks'> | 2025-02-12",
                "<html lang='de'><link rel='canonical' href='https://news.example/2025/02/12/talks'> | 2025-02-12",
                "<html lang='en'><meta property='article:modified_time' content='2025-02-13'> | 2025-02-12",
                "<html lang='en'><meta property='article:modified_time' content='2/25/2024'> | 2025-02-12",
                "<html lang='en'><meta property='article:modified_time' content='25/2/2024'> | 2025-12-02"
            })
    void ambiguousDateIsResolvedByThePage(String head, String day) {
        var article = read(head + "<meta name='pubdate' content='02/12/2025'>", BODY.formatted(""));
        assertFound(day, DateSource.META, article);
    }

    @Test
    void unresolvedAmbiguousDateIsIgnoredWithANote() {
        var article = read("<html lang='en'><meta name='pubdate' content='02/12/2025'>", BODY.formatted(""));
        assertEquals(Optional.empty(), article.published());
        assertEquals(Optional.empty(), article.publishedFrom());
        assertTrue(
                article.notes().contains("The date “02/12/2025” can be 2025-12-02 or 2025-02-12 and was ignored."),
                article.notes().toString());
        assertTrue(
                article.notes().getLast().startsWith("No day of publication was found"),
                article.notes().toString());
    }

    @Test
    void readingInTheFutureIsRejected() {
        var article = read("<html lang='en'><meta name='pubdate' content='11/12/2026'>", BODY.formatted(""));
        assertFound("2026-11-12", DateSource.META, article);
    }

    @Test
    void weekdayInTheTextResolvesAnAmbiguousDate() {
        var page =
                BODY.formatted("") + "<p>They had met in the capital on Wednesday, a spokeswoman of one side said.</p>";
        assertFound(
                "2025-02-12",
                DateSource.META,
                read("<html lang='en'><meta name='pubdate' content='02/12/2025'>", page));
    }

    @Test
    void pageWithoutAnArticleStillHasADay() {
        var article = read("<meta property='article:published_time' content='2025-02-12'>", "<h1>Video</h1>");
        assertEquals(Article.State.UNPARSED, article.state());
        assertEquals(Optional.of(LocalDate.of(2025, 2, 12)), article.published());
    }

    private static void assertFound(String day, DateSource source, Article article) {
        assertEquals(
                Optional.of(LocalDate.parse(day)),
                article.published(),
                article.notes().toString());
        assertEquals(Optional.of(source), article.publishedFrom());
    }

    private static Article read(String head, String body) {
        var html = head.contains("<html") ? head : "<html lang='en'>" + head;
        var page = html + "</head><body><article>" + body + "</article></body></html>";
        return new ArticleReader()
                .read(new Submission(page.getBytes(StandardCharsets.UTF_8), Optional.of("text/html"), ARRIVED));
    }
}
