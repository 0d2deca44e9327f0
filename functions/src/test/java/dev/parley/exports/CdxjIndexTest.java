package dev.parley.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import dev.parley.articles.WarcFile;
import dev.parley.articles.WebExchange;
import dev.parley.articles.WebOrigin;
import dev.parley.articles.reading.ArticleReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CdxjIndexTest {
    @Test
    void fetchedPageIsFoundByTheAddressThatItWasFetchedFrom() throws IOException {
        var address = "https://wire.example/1?utm_source=rss";
        var page =
                "<article><h1>Talks</h1><p>The talks in Geneva began on Monday, officials of both sides said.</p></article>"
                        .getBytes(StandardCharsets.UTF_8);
        var exchange = new WebExchange(
                address,
                "192.0.2.7",
                Instant.parse("2025-06-02T12:00:00Z"),
                "GET /1?utm_source=rss HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                page);
        var submission = new Submission(
                page,
                Optional.of("text/html"),
                Instant.parse("2025-06-02T12:00:00Z"),
                Optional.of(new WebOrigin(Optional.of(address), Optional.empty(), List.of(exchange))));
        var article = new ArticleReader().read(submission);
        assertEquals(Optional.of("https://wire.example/1"), article.url());
        var warc = WarcFile.write(article, submission);
        var version = new ExportedVersion(WarcFile.read(warc), warc, new LinkedHashMap<>());
        assertEquals(address, version.archived().originalTarget());

        var index = new CdxjIndex("data.warc.gz", "index.cdx.gz");
        index.add(version, 100);
        var blocks = new ByteArrayOutputStream();
        index.write(blocks, new ByteArrayOutputStream());
        String lines;
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(blocks.toByteArray()))) {
            lines = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(1, lines.lines().count(), lines);
        for (var part : List.of("\"url\":\"" + address + "\"", "\"status\":\"200\"", "\"mime\":\"text/html\"")) {
            assertTrue(lines.replace(": ", ":").contains(part), lines);
        }
    }
}
