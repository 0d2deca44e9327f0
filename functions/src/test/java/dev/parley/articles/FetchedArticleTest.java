package dev.parley.articles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.reading.ArticleReader;
import dev.parley.ids.Id;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;

class FetchedArticleTest {
    private static final String ADDRESS = "https://www.wire.example/world/1?id=7";
    private static final Instant REQUESTED = Instant.parse("2025-06-02T11:59:59Z");
    private static final String PAGE =
            "<html><body><article><h1>Talks began</h1><p>The talks in Geneva began on Monday, officials said.</p>"
                    + "<p>They are to last for two days, and both sides sent their ministers.</p></article></body></html>";

    private final ArticleReader reader = new ArticleReader();

    private static WebExchange exchange(String address, String head, byte[] body) {
        return new WebExchange(
                address,
                "192.0.2.7",
                REQUESTED,
                ascii("GET /world/1?id=7 HTTP/1.1\r\nHost: www.wire.example\r\n\r\n"),
                ascii(head),
                body);
    }

    private static Submission fetched(String page, String head, byte[] body, WebExchange... before) {
        var exchanges = new ArrayList<>(List.of(before));
        exchanges.add(exchange(ADDRESS, head, body));
        return new Submission(
                page.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                Submissions.ARRIVED,
                Optional.of(new WebOrigin(
                        Optional.of(ADDRESS), Optional.of(Instant.parse("2025-06-01T08:00:00Z")), exchanges)));
    }

    private static Submission fetched(String page) {
        var head =
                "HTTP/1.1 200 OK\r\nDate: Mon, 02 Jun 2025 11:59:58 GMT\r\nContent-Type: text/html; charset=utf-8\r\n"
                        + "Content-Encoding: gzip\r\n\r\n";
        return fetched(page, head, gzip(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void requestAndResponseAreKeptAndTheOriginalIsReadFromThem() throws IOException {
        var submission = fetched(PAGE);
        var article = reader.read(submission);
        var bytes = WarcFile.write(article, submission);
        var version = WarcFile.read(bytes);
        assertEquals(article, version.article());
        assertEquals(article.key(), version.contentKey());
        assertArrayEquals(submission.body(), version.original());
        assertEquals(Optional.of("text/html; charset=utf-8"), version.originalType());
        assertEquals(Id.sha256Hex(submission.body()), version.originalSha256());
        assertEquals(ADDRESS, version.originalTarget());
        assertArrayEquals(bytes, WarcFile.write(article, submission));

        var types = new ArrayList<String>();
        try (var warc = new WarcReader(new ByteArrayInputStream(bytes))) {
            WarcResponse response = null;
            for (WarcRecord record : warc) {
                types.add(record.type());
                switch (record) {
                    case WarcRequest request -> {
                        assertEquals("GET", request.http().method());
                        assertEquals("/world/1?id=7", request.http().target());
                    }
                    case WarcResponse found -> {
                        response = found;
                        assertEquals(200, found.http().status());
                        assertEquals(
                                Optional.of("Mon, 02 Jun 2025 11:59:58 GMT"),
                                found.http().headers().first("Date"));
                        assertEquals(REQUESTED, found.date());
                        assertEquals(Optional.of(InetAddress.ofLiteral("192.0.2.7")), found.ipAddress());
                        assertEquals(ADDRESS, found.target());
                    }
                    case WarcConversion conversion -> assertEquals(Optional.of(response.id()), conversion.refersTo());
                    default -> {}
                }
            }
        }
        assertEquals(List.of("warcinfo", "request", "response", "conversion"), types);
    }

    @Test
    void redirectsOnTheWayAreKept() throws IOException {
        var redirect = exchange(
                "http://wire.example/1", "HTTP/1.1 301 Moved\r\nLocation: " + ADDRESS + "\r\n\r\n", new byte[0]);
        var submission = fetched(PAGE, "HTTP/1.1 200 OK\r\n\r\n", PAGE.getBytes(StandardCharsets.UTF_8), redirect);
        var bytes = WarcFile.write(reader.read(submission), submission);
        assertArrayEquals(submission.body(), WarcFile.read(bytes).original());
        assertEquals(List.of("warcinfo", "request", "response", "request", "response", "conversion"), types(bytes));
    }

    @Test
    void itemOfAFeedKeepsItsOwnBytesBesideTheFeed() throws IOException {
        var item =
                "{\"url\": \"" + ADDRESS + "\", \"title\": \"Talks began\", \"text\": \"The talks began on Monday.\"}";
        var submission = fetched(item, "HTTP/1.1 200 OK\r\n\r\n", ascii("<rss/>"));
        var bytes = WarcFile.write(reader.read(submission), submission);
        assertArrayEquals(submission.body(), WarcFile.read(bytes).original());
        assertEquals(List.of("warcinfo", "request", "response", "resource", "conversion"), types(bytes));
    }

    @Test
    void changedResponseIsFoundByItsDigests() throws IOException {
        var page = PAGE.getBytes(StandardCharsets.UTF_8);
        var submission = fetched(PAGE, "HTTP/1.1 200 OK\r\nServer: a\r\n\r\n", page);
        var text = unpacked(WarcFile.write(reader.read(submission), submission));
        var head = assertThrows(
                DamagedArchive.class, () -> WarcFile.read(gzip(ascii(text.replace("Server: a", "Server: b")))));
        assertTrue(head.getMessage().contains("block digest of the response record"), head.getMessage());
        var request = assertThrows(
                DamagedArchive.class, () -> WarcFile.read(gzip(ascii(text.replace("Host: www", "Host: wwx")))));
        assertTrue(request.getMessage().contains("block digest of the request record"), request.getMessage());
    }

    @Test
    void noDamageOfAFetchedPageChangesWhatIsReadUnseen() {
        var submission = fetched(PAGE);
        var bytes = WarcFile.write(reader.read(submission), submission);
        DamagedBytes.assertDetectedOrHarmless(bytes);
    }

    @Test
    void pageWithoutAnAddressHasTheOneThatItWasFetchedFrom() {
        assertEquals(Optional.of(ADDRESS), reader.read(fetched(PAGE)).url());
        assertEquals(
                Optional.of(ADDRESS),
                reader.read(fetched("<html><body></body></html>")).url());
    }

    @Test
    void pageMayNameAnotherAddressOfItsOwnSiteAlone() {
        var own = PAGE.replace("<body>", "<head><link rel=canonical href='https://wire.example/a'></head><body>");
        assertEquals(
                Optional.of("https://wire.example/a"), reader.read(fetched(own)).url());
        var other = PAGE.replace("<body>", "<head><link rel=canonical href='https://ledger.example/a'></head><body>");
        var article = reader.read(fetched(other));
        assertEquals(Optional.of(ADDRESS), article.url());
        assertTrue(
                article.notes().getFirst().contains("another site"),
                article.notes().toString());
    }

    @Test
    void feedSaysTheDayOnlyWhereThePageDoesNot() {
        var silent = reader.read(fetched(PAGE));
        assertEquals(Optional.of(LocalDate.of(2025, 6, 1)), silent.published());
        assertEquals(Optional.of(DateSource.SUBMISSION), silent.publishedFrom());
        var dated = PAGE.replace(
                "<body>", "<head><meta property='article:published_time' content='2025-05-31T10:00:00Z'></head><body>");
        assertEquals(
                Optional.of(LocalDate.of(2025, 5, 31)),
                reader.read(fetched(dated)).published());
    }

    private static List<String> types(byte[] warc) throws IOException {
        var types = new ArrayList<String>();
        try (var reader = new WarcReader(new ByteArrayInputStream(warc))) {
            for (WarcRecord record : reader) {
                types.add(record.type());
            }
        }
        return types;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String unpacked(byte[] warc) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(warc))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
