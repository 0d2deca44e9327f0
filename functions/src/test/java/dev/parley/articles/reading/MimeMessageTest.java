package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.Article.State;
import dev.parley.articles.Submissions;
import dev.parley.articles.WarcFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMessageTest {
    private static final String SENTENCE =
            "Finland's President Alexander Stubb spoke by phone with Norwegian Prime Minister"
                    + " Jonas Gahr Støre on Sunday for 40 minutes, and the two agreed to meet in Oslo, officials said.";
    private static final String PAGE =
            "<html lang=en><head><title>Stubb and Støre speak</title></head><body><article><p>" + SENTENCE
                    + "</p><p>More was to follow on Monday, the officials said after the call.</p></article></body></html>";

    private final ArticleReader reader = new ArticleReader();

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/related", "message/rfc822", "application/octet-stream", "text/plain", "text/html"})
    void savedPageIsDecodedRegardlessOfItsDeclaredType(String type) {
        var article =
                reader.read(Submissions.of(saved("quoted-printable", quotedPrintable(PAGE), "; charset=utf-8"), type));
        assertPage(article);
        assertEquals(Optional.of("https://news.example/stubb"), article.url());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
    }

    @Test
    void everyTransferEncodingIsDecoded() {
        var base64 = Base64.getMimeEncoder().encodeToString(PAGE.getBytes(StandardCharsets.UTF_8));
        assertPage(reader.read(Submissions.of(saved("base64", base64, ""), null)));
        assertPage(reader.read(Submissions.of(saved("8bit", PAGE, ""), null)));
        assertPage(reader.read(Submissions.of(saved("binary", PAGE, "; charset=\"utf-8\""), null)));
    }

    @Test
    void partIsReadInItsOwnCharset() {
        for (var charset : List.of("windows-1252", "iso-8859-1", "utf-8")) {
            var bytes = PAGE.getBytes(Charset.forName(charset));
            var base64 = Base64.getMimeEncoder().encodeToString(bytes);
            assertPage(reader.read(Submissions.of(saved("base64", base64, "; charset=" + charset), null)));
            assertPage(reader.read(Submissions.of(saved("base64", base64, ""), null)));
        }
    }

    @Test
    void htmlOfAMailIsPreferredAndAttachmentsAreIgnored() {
        var mail = """
                Received: from a by b; Sun, 1 Jun 2025 18:20:00 +0000
                From: =?utf-8?q?Harbour_Wire?= <desk@wire.example>
                Subject: =?utf-8?b?U3R1YmIgYW5kIFN0w7hyZSBzcGVhaw==?=
                Date: Sun, 1 Jun 2025 18:15:00 +0000
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=OUTER

                --OUTER
                Content-Type: text/html
                Content-Disposition: attachment; filename=old.html

                <p>An attachment of no account.</p>
                --OUTER
                Content-Type: multipart/alternative; boundary="INNER"

                --INNER
                Content-Type: text/plain; charset=utf-8

                The plain part.
                --INNER
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                %s
                --INNER--
                --OUTER--
                """.formatted(quotedPrintable(PAGE)).replace("\n", "\r\n");
        assertPage(reader.read(Submissions.of(mail, "message/rfc822")));
        var plain = mail.replaceAll("(?s)--INNER\r\nContent-Type: text/html.*?--INNER--", "--INNER--");
        var article = reader.read(Submissions.of(plain, "message/rfc822"));
        assertEquals("The plain part.", article.text());
        assertEquals("Stubb and Støre speak", article.title());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
    }

    @Test
    void messageWithoutTextIsRefused() {
        var picture = saved("base64", "AAAA", "").replace("text/html", "image/png");
        var article = reader.read(Submissions.of(picture, null));
        assertEquals(State.UNPARSED, article.state());
        assertEquals(Optional.of("https://news.example/stubb"), article.url());
        assertTrue(article.notes().getLast().contains("no text part"), article.notes()::toString);
    }

    @Test
    void textThatBeginsLikeAHeaderIsNotAMessage() {
        var text = "Subject: the talks\nFrom: our desk\n\nThe talks began on Sunday. They are to go on.";
        assertTrue(reader.read(Submissions.text(text)).text().contains("our desk"));
        var quoted = "Note: see below.\n\nMIME-Version: 1.0 is a header, the expert said.";
        assertTrue(reader.read(Submissions.text(quoted)).text().contains("the expert said"));
        var noted =
                "Subject: the talks\nDate: 1 June 2025\nPlace: Oslo\n\nThe talks began on Sunday. They are to go on.";
        assertTrue(reader.read(Submissions.text(noted)).text().contains("Oslo"));
    }

    @Test
    void mailInTheTextOfAJsonArticleIsRead() {
        var mail = "From: Harbour Wire <desk@wire.example>\\nSubject: Stubb and Støre speak\\n"
                + "Date: Sun, 1 Jun 2025 18:15:00 +0000\\n\\n" + SENTENCE;
        var article = reader.read(Submissions.json("{\"text\": \"" + mail + "\"}"));
        assertPage(article);
        assertEquals(Optional.of("Harbour Wire"), article.source());
        assertEquals(Optional.of(LocalDate.parse("2025-06-01")), article.published());
    }

    @Test
    void damagedMessagesAreRead() {
        var random = new Random(662);
        var whole = saved("quoted-printable", quotedPrintable(PAGE), "; charset=utf-8");
        for (int i = 0; i < 1500; i++) {
            var bytes = whole.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(8); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) "=-:;\n\r \u0000\"é".charAt(random.nextInt(10));
            }
            var submission = Submissions.of(
                    Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)), i % 2 == 0 ? "message/rfc822" : null);
            var article = reader.read(submission);
            assertEquals(
                    article, WarcFile.read(WarcFile.write(article, submission)).article());
            assertFalse(article.state() == State.UNPARSED && article.notes().isEmpty());
        }
    }

    @Test
    void deepAndLongMessagesAreRead() {
        for (var piece : List.of(
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n",
                "Content-Type: message/rfc822\r\n\r\n",
                "X: y\r\n",
                "X:\r\n y\r\n",
                "--a\r\n",
                "Subject: =?utf-8?q?=\r\n",
                "MIME-Version: 1.0\r\n")) {
            var text = "MIME-Version: 1.0\r\n" + piece.repeat(200_000 / piece.length());
            assertFalse(reader.read(Submissions.of(text, "message/rfc822")).id().isEmpty());
        }
    }

    private void assertPage(Article article) {
        assertEquals(State.READABLE, article.state(), article.notes()::toString);
        assertTrue(article.text().startsWith(SENTENCE), article.text());
        assertEquals("Stubb and Støre speak", article.title());
    }

    private static String saved(String encoding, String body, String charset) {
        return """
                From: <Saved by Blink>
                Snapshot-Content-Location: https://news.example/stubb
                Subject: Stubb speaks
                Date: Sun, 1 Jun 2025 18:15:00 -0000
                MIME-Version: 1.0
                Content-Type: multipart/related;
                	type="text/html";
                	boundary="----Multipart--B"


                ------Multipart--B
                Content-Type: text/html%s
                Content-ID: <frame@mhtml.blink>
                Content-Transfer-Encoding: %s
                Content-Location: https://news.example/stubb

                %s
                ------Multipart--B
                Content-Type: text/html
                Content-Location: https://ads.example/frame

                <p>Buy it now. Buy it soon. Buy it often.</p>
                ------Multipart--B--
                """.replace("\n", "\r\n").formatted(charset, encoding, body);
    }

    private static String quotedPrintable(String text) {
        var out = new StringBuilder();
        int column = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            var piece = b == '=' || b < ' ' || b > '~' ? "=%02X".formatted(b & 0xFF) : String.valueOf((char) b);
            if (column + piece.length() > 75) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
        return out.toString();
    }
}
