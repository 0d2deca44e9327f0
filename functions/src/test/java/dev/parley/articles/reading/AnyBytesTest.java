package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.Submission;
import dev.parley.articles.Submissions;
import dev.parley.articles.WarcFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any submission gives an article that can be archived and read back. */
class AnyBytesTest {
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/html",
            "text/plain",
            "application/octet-stream",
            "text/html; charset=utf-16",
            "application/xml",
            "message/rfc822",
            "text/plain; charset=gbk");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"text\":",
            "\"url\":",
            "\"https://example.com/%zz?\"",
            "\"",
            ":",
            ",",
            "null",
            "1e9999",
            "<p>",
            "</p>",
            "<article>",
            "<script type=application/ld+json>",
            "</script>",
            "<!--",
            "&amp;",
            "<br>",
            "\n",
            "\n\n",
            " ",
            "Feb. 31 (UPI) -- ",
            "GENEVA, ",
            "/TASS/. ",
            "[Cairo, 5 June] ",
            "By ",
            "(",
            ")",
            "(AP Photo/",
            "Advertisement ",
            "1 of 3 | ",
            "Photo by ",
            "\u0301",
            "\u202e",
            "\uD83D",
            "\u0000",
            "—",
            "The talks began. ",
            "\"@graph\":",
            "\"@type\":\"NewsArticle\"",
            "\"headlines\":",
            "\"bodies\":",
            "Getty Images",
            "://",
            "charset=",
            "<nitf>",
            "<body.content>",
            "<newsItem guid='urn:a'>",
            "<inlineXML>",
            "<embargoed/>",
            "<![CDATA[",
            "<?xml version='1.0' encoding='koi8-r'?>",
            "\"pubstatus\":\"withheld\"",
            "\"embargoed\":\"2099-01-01\"",
            "\"body_xhtml\":",
            "MIME-Version: 1.0\r\n",
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n",
            "Content-Type: text/html\r\n\r\n",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "=\r\n",
            "=C3");

    private final ArticleReader reader = new ArticleReader();

    @Test
    void randomBytesAreReadAndArchived() {
        var random = new Random(20250212);
        for (int i = 0; i < 1500; i++) {
            var body = new byte[1 + random.nextInt(400)];
            random.nextBytes(body);
            survives(Submissions.of(body, TYPES.get(random.nextInt(TYPES.size()))));
        }
    }

    @Test
    void randomPiecesAreReadAndArchived() {
        var random = new Random(18032025);
        for (int i = 0; i < 4000; i++) {
            var body = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                body.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            survives(Submissions.of(body.toString(), TYPES.get(random.nextInt(TYPES.size()))));
        }
    }

    @Test
    void damagedArticlesAreReadAndArchived() {
        var random = new Random(11);
        var json =
                "{\"url\": \"https://example.com/a\", \"title\": \"T\", \"published\": \"2025-06-02\", \"text\": \"The"
                        + " talks began in S\u00e3o Tom\u00e9. (Reporting by A; Editing by B)\"}";
        for (int i = 0; i < 1500; i++) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            survives(Submissions.of(body, "application/json"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\n",
                "(",
                ")",
                "Advertisement ",
                "The talks began. ",
                "(AP Photo/",
                "a\u0301\u0316",
                "<p>",
                "<div>",
                "<a href=x>",
                "<article>",
                "<p>The talks began.</p>",
                "\"",
                "{\"a\":",
                "[",
                "-",
                "GENEVA, ",
                "1 of 3 | ",
                "Photo by A/UPI ",
                "Share\n\n",
                "% ",
                "&",
                "\\u0000",
                "<li>",
                "The talks (as of now) began.\n"
            })
    void repeatedPieceIsReadAndArchived(String piece) {
        for (var type : List.of("text/plain", "text/html", "application/json")) {
            survives(Submissions.of(piece.repeat(100_000 / piece.length()), type));
        }
    }

    @Test
    void fiveMegabytesOfTextAreRead() {
        for (var piece :
                List.of("The talks began. ", "The talks (as of now) began.\n", "<p>The talks began.</p>", "a (")) {
            var text = piece.repeat(Submission.MAX_BYTES / piece.length());
            for (var type : List.of("text/plain", "text/html")) {
                survives(Submissions.of(text, type));
            }
        }
        var json = "{\"text\": \"" + "The talks began. ".repeat(300_000) + "\"}";
        assertTrue(reader.read(Submissions.json(json)).text().length() > 5_000_000);
    }

    private void survives(Submission submission) {
        var article = reader.read(submission);
        var back = WarcFile.read(WarcFile.write(article, submission)).article();
        assertEquals(article, back);
        assertFalse(article.state() == Article.State.UNPARSED && article.notes().isEmpty());
    }
}
