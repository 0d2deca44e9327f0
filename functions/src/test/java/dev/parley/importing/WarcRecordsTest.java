package dev.parley.importing;

import static dev.parley.importing.ImportReaderTest.read;
import static dev.parley.importing.ImportReaderTest.reason;
import static dev.parley.importing.ImportReaderTest.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** WARC files of others, as crawlers write them. */
class WarcRecordsTest {
    private static final Instant CAPTURED = Instant.parse("2019-03-04T05:06:07Z");
    private static final String ADDRESS = "https://outlet.example/story";
    private static final String PAGE =
            "<html><head><title>Talks</title></head><body><article><p>They met in Riyadh on Tuesday"
                    + " for talks on the harbour, which lasted more than four hours, an official said.</p><p>The ministers agreed"
                    + " to meet again within a month, and to name envoys who prepare the next round of talks until then.</p>"
                    + "</article></body></html>";
    private static final String REQUEST = "GET /story HTTP/1.1\r\nHost: outlet.example\r\n\r\n";

    @Test
    void aPageIsAnArticleWithItsRequestBeforeOrAfterIt() throws IOException {
        for (var order : List.of(List.of(request(), response(PAGE)), List.of(response(PAGE), request()))) {
            var found = read("crawl.warc.gz", warc(order));
            assertEquals(1, found.size());
            assertEquals(PAGE, text(found.getFirst()));
            var origin = ((ImportRecord.Sent) found.getFirst()).origin().orElseThrow();
            assertEquals(Optional.of(ADDRESS), origin.address());
            var exchange = origin.exchanges().getFirst();
            assertEquals(CAPTURED, exchange.requested());
            assertEquals("192.0.2.7", exchange.ip());
            assertEquals(REQUEST, new String(exchange.request(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void theArchiveFileKeepsTheCaptureAndIsSound() throws IOException {
        for (var records : List.of(List.of(request(), response(PAGE)), List.of(response(PAGE)))) {
            var sent = (ImportRecord.Sent) read("crawl.warc.gz", warc(records)).getFirst();
            var submission = new Submission(sent.body(), sent.contentType(), Instant.EPOCH, sent.origin());
            var archived = WarcFile.read(WarcFile.write(new ArticleReader().read(submission), submission));
            assertEquals(PAGE, new String(archived.original(), StandardCharsets.UTF_8));
            assertEquals(Optional.of(ADDRESS), archived.article().url());
            assertTrue(
                    archived.article().text().contains("They met in Riyadh"),
                    archived.article().text());
        }
    }

    @Test
    void aBodyInChunksOrCompressedIsRead() throws IOException {
        var size = Integer.toHexString(PAGE.length());
        var chunked = answer(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
                (size + "\r\n" + PAGE + "\r\n0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        var compressed = answer(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n",
                ImportReaderTest.gzip(PAGE));
        var found = read("crawl.warc.gz", warc(List.of(chunked, compressed)));
        assertEquals(
                List.of(PAGE, PAGE), found.stream().map(ImportReaderTest::text).toList());
        assertEquals(
                List.of("record 1", "record 2"),
                found.stream().map(ImportRecord::place).toList());
    }

    @Test
    void aPageThatCannotBeDecompressedIsRefusedAndTheNextOneIsRead() throws IOException {
        var broken = answer(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n",
                "no gzip".getBytes(StandardCharsets.UTF_8));
        var found = read("crawl.warc.gz", warc(List.of(broken, response(PAGE))));
        assertTrue(reason(found.getFirst()).startsWith("The page cannot be decompressed"), reason(found.getFirst()));
        assertEquals(PAGE, text(found.getLast()));
    }

    @Test
    void picturesRedirectsAndErrorsAreSkipped() throws IOException {
        var found = read(
                "crawl.warc.gz",
                warc(List.of(
                        answer("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", new byte[] {1}),
                        answer("HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n", new byte[0]),
                        answer("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", new byte[] {1}))));
        assertEquals(3, found.size());
        found.forEach(one -> assertInstanceOf(ImportRecord.Skipped.class, one));
    }

    @Test
    void aResourceIsAnArticle() throws IOException {
        var resource = new WarcResource.Builder(URI.create(ADDRESS))
                .date(CAPTURED)
                .body(MediaType.parse("text/html"), PAGE.getBytes(StandardCharsets.UTF_8))
                .build();
        assertEquals(PAGE, text(read("crawl.warc", warc(List.of(resource))).getFirst()));
    }

    @Test
    void aFileThatBreaksOffGivesThePagesBeforeTheBreak() throws IOException {
        var whole = warc(List.of(response(PAGE), response(PAGE + " ".repeat(1000))));
        var found = read("crawl.warc.gz", Arrays.copyOf(whole, whole.length - 60));
        assertEquals(PAGE, text(found.getFirst()));
        assertTrue(reason(found.getLast()).contains("damaged"), reason(found.getLast()));
    }

    @Test
    void aWaczFileIsReadByItsWarcFiles() throws IOException {
        var found = read(
                "crawl.wacz",
                ImportReaderTest.zip(Map.of(
                        "archive/data.warc.gz", warc(List.of(response(PAGE))),
                        "pages/pages.jsonl", "{\"format\": \"json-pages-1.0\"}\n".getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                List.of("archive/data.warc.gz record 1"),
                found.stream().map(ImportRecord::place).toList());
    }

    @Test
    void theArchiveFileOfAVersionStaysAsItIs() throws IOException {
        var submission = new Submission(
                "{\"text\": \"They met in Riyadh.\"}".getBytes(StandardCharsets.UTF_8),
                Optional.of("application/json"),
                CAPTURED);
        var own = WarcFile.write(new ArticleReader().read(submission), submission);
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                warc(List.of(new Warcinfo.Builder().filename("crawl.warc.gz").build(), response(PAGE))));
        out.writeBytes(own);
        out.writeBytes(own);
        var found = read("mixed.warc.gz", out.toByteArray());
        assertEquals(3, found.size());
        assertArrayEquals(own, ((ImportRecord.Archived) found.get(1)).warc());
        assertArrayEquals(own, ((ImportRecord.Archived) found.get(2)).warc());
    }

    private static WarcRecord response(String page) {
        return answer(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nDate: Mon, 04 Mar 2019 05:06:07 GMT\r\n\r\n",
                page.getBytes(StandardCharsets.UTF_8));
    }

    private static WarcRecord answer(String head, byte[] body) {
        var block = new ByteArrayOutputStream();
        block.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        block.writeBytes(body);
        return new WarcResponse.Builder(URI.create(ADDRESS))
                .date(CAPTURED)
                .ipAddress(InetAddress.ofLiteral("192.0.2.7"))
                .body(MediaType.HTTP_RESPONSE, block.toByteArray())
                .build();
    }

    private static WarcRecord request() {
        return new WarcRequest.Builder(URI.create(ADDRESS))
                .date(CAPTURED)
                .body(MediaType.HTTP_REQUEST, REQUEST.getBytes(StandardCharsets.ISO_8859_1))
                .build();
    }

    private static byte[] warc(List<? extends WarcRecord> records) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            for (var one : records) {
                writer.write(one);
            }
        }
        return out.toByteArray();
    }
}
