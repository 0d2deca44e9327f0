package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article.State;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.Submissions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Senders' mistakes: the submission is archived, and the last note says what to change. */
class BadInputTest {
    private final ArticleReader reader = new ArticleReader();

    @Test
    void emptyBodyIsRefused() {
        var refused = assertThrows(RefusedSubmission.class, () -> reader.read(Submissions.json("")));
        assertEquals(RefusedSubmission.Reason.EMPTY, refused.reason());
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        var body = new byte[Submission.MAX_BYTES + 1];
        var refused = assertThrows(RefusedSubmission.class, () -> reader.read(Submissions.of(body, null)));
        assertEquals(RefusedSubmission.Reason.TOO_LARGE, refused.reason());
    }

    @Test
    void bodyOfExactlyTheLimitIsRead() {
        var body = new byte[Submission.MAX_BYTES];
        Arrays.fill(body, (byte) 'a');
        assertEquals(
                State.READABLE, reader.read(Submissions.of(body, "text/plain")).state());
    }

    @Test
    void invalidJsonIsReported() {
        assertUnparsed("{\"text\": \"The talks", "application/json", "is not valid JSON");
        assertUnparsed("The talks began.", "application/json", "is not valid JSON");
        assertUnparsed("{\"text\": \"a\"} and more", "application/json", "is not valid JSON");
    }

    @Test
    void jsonThatIsNotAnObjectIsReported() {
        assertUnparsed("[{\"text\": \"The talks began.\"}]", "application/json", "an array");
        assertUnparsed("null", "application/json", "not one article");
        assertUnparsed("17", "application/json", "a number");
    }

    @Test
    void textOfAWrongTypeIsReportedWithItsType() {
        assertUnparsed("{\"text\": 5}", "application/json", "\"text\" is a number");
        assertUnparsed("{\"text\": [\"The talks began.\"]}", "application/json", "\"text\" is an array");
        assertUnparsed("{\"html\": {\"p\": \"The talks began.\"}}", "application/json", "\"html\" is an object");
    }

    @Test
    void otherFieldsOfAWrongTypeAreIgnoredWithANote() {
        var article = reader.read(Submissions.json("{\"text\": \"The talks began.\", \"title\": [1], \"url\": 7}"));
        assertEquals(State.READABLE, article.state());
        assertEquals("", article.title());
        assertEquals(3, article.notes().size());
        assertTrue(article.notes().getFirst().startsWith("\"url\" is a number"), article.notes()::toString);
    }

    @Test
    void missingTextIsReportedWithWhatToSend() {
        assertUnparsed("{\"title\": \"Talks begin\"}", "application/json", "has no text");
        assertUnparsed("{\"text\": \"  \\n \"}", "application/json", "has no text");
        assertUnparsed("{\"text\": null}", "application/json", "has no text");
        assertUnparsed("{}", "application/json", "has no text");
        assertUnparsed(" \n\t ", "text/plain", "blank");
        assertUnparsed(
                "{\"headline\": \"Talks\", \"type\": \"picture\"}", "application/json", "ninjs item has no text");
    }

    @Test
    void unreadableArticleKeepsItsAddress() {
        var article = reader.read(Submissions.json("{\"url\": \"https://example.com/a\", \"text\": 5}"));
        assertEquals("https://example.com/a", article.url().orElseThrow());
    }

    @Test
    void pageNoiseAloneIsNotAnArticle() {
        assertUnparsed("Advertisement\n\nShare\n\nRead more", "text/plain", "Only page noise");
    }

    @Test
    void htmlWithoutAnArticleIsReported() {
        assertUnparsed(
                "<html><body><nav><a href='/'>Home</a></nav></body></html>", "text/html", "No article was found");
        assertUnparsed("<p>Not found.</p>", "text/html", "No article was found");
        var links = "<ul>" + "<li><a href='/x'>One of many headlines of the day. And more of it.</a></li>".repeat(9);
        assertUnparsed("<main>" + links + "</ul></main>", "text/html", "No article was found");
    }

    @Test
    void binaryContentIsReportedByItsKind() {
        assertUnparsed("%PDF-1.7 and so on", "application/json", "a PDF document");
        var noise = new byte[4000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 37 + i / 11);
        }
        var article = reader.read(Submissions.of(noise, "application/octet-stream"));
        assertEquals(State.UNPARSED, article.state());
        assertTrue(article.notes().getLast().contains("binary data"), article.notes()::toString);
    }

    @Test
    void wrongCharsetIsRepairedWithANote() {
        var latin = "The talks in São Tomé began on Monday.".getBytes(Charset.forName("windows-1252"));
        var article = reader.read(Submissions.of(latin, "text/plain; charset=utf-8"));
        assertEquals("The talks in São Tomé began on Monday.", article.text());
        assertFalse(article.notes().isEmpty());
        var utf8 = "The talks in São Tomé began on Monday.".getBytes(StandardCharsets.UTF_8);
        var mislabelled = reader.read(Submissions.of(utf8, "text/plain; charset=iso-8859-1"));
        assertEquals("The talks in São Tomé began on Monday.", mislabelled.text());
        assertTrue(mislabelled.notes().getFirst().startsWith("The bytes are UTF-8"));
    }

    @Test
    void unknownCharsetIsIgnoredWithANote() {
        var article = reader.read(Submissions.of("The talks began.", "text/plain; charset=klingon-8"));
        assertEquals("The talks began.", article.text());
        assertTrue(article.notes().getFirst().contains("klingon-8"));
    }

    @Test
    void controlCharactersAreRemovedWithANote() {
        var article = reader.read(Submissions.json("{\"text\": \"The \\u0000ta\\u0007lks \\u200bbe\\u202egan.\"}"));
        assertEquals("The talks began.", article.text());
        assertTrue(article.notes().getFirst().startsWith("Control characters"));
    }

    @Test
    void halfOfASurrogatePairIsReplaced() {
        var article = reader.read(Submissions.json("{\"text\": \"The talks \\ud83d began.\"}"));
        assertEquals("The talks \uFFFD began.", article.text());
    }

    @Test
    void dateInTheFarFutureIsIgnored() {
        var article = reader.read(Submissions.json("{\"text\": \"The talks began.\", \"published\": \"9999-12-31\"}"));
        assertEquals(Optional.empty(), article.published());
        assertEquals(LocalDate.parse("2025-06-02"), article.day());
        assertTrue(article.notes().getFirst().contains("future"), article.notes()::toString);
    }

    @Test
    void unreadableDateIsIgnored() {
        for (var date : new String[] {"\"soon\"", "\"2025-13-45\"", "1e400", "-5", "true", "\"+999999999-01-01\""}) {
            var article =
                    reader.read(Submissions.json("{\"text\": \"The talks began.\", \"published\": " + date + "}"));
            assertEquals(Optional.empty(), article.published(), date);
            assertEquals(2, article.notes().size(), date);
        }
    }

    @Test
    void anotherLanguageIsMarked() {
        var declared = reader.read(Submissions.json("{\"text\": \"The talks began.\", \"language\": \"fr-CA\"}"));
        assertEquals(State.OTHER_LANGUAGE, declared.state());
        assertEquals("fr", declared.language());
        var guessed =
                reader.read(Submissions.text("Die beiden Präsidenten haben am Mittwoch miteinander telefoniert, und"
                        + " sie wollen, dass die Verhandlungen über ein Ende des Krieges bald beginnen. Danach wird auch mit dem"
                        + " dritten Land gesprochen, wie es in der Erklärung hieß."));
        assertEquals("de", guessed.language());
    }

    @Test
    void deepNestingAndHugeNumbersAreNotValidJson() {
        assertUnparsed("[".repeat(200_000), "application/json", "is not valid JSON");
        assertUnparsed("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "application/json", "is not valid JSON");
        assertUnparsed("{\"text\": " + "9".repeat(100_000) + "}", "application/json", "");
        assertUnparsed("{\"text\": 1e999999999}", "application/json", "\"text\" is a number");
    }

    @Test
    void deeplyNestedPageIsRead() {
        var prose = "<p>" + "The two delegations met in the morning and again at night. ".repeat(4) + "</p>";
        var page = "<div>".repeat(50_000) + "<article>" + prose + "</article>" + "</div>".repeat(50_000);
        assertEquals(State.READABLE, reader.read(Submissions.html(page)).state());
        assertEquals(
                State.UNPARSED,
                reader.read(Submissions.html("<article><ul><li><b>".repeat(60_000)))
                        .state());
    }

    private void assertUnparsed(String body, String contentType, String saying) {
        var article = reader.read(Submissions.of(body, contentType));
        assertEquals(State.UNPARSED, article.state());
        assertEquals("", article.text());
        assertTrue(article.notes().getLast().contains(saying), article.notes()::toString);
        assertTrue(article.notes().getLast().contains("end"), article.notes()::toString);
    }
}
