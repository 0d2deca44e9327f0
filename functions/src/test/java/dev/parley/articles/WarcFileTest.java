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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;

class WarcFileTest {
    private final ArticleReader reader = new ArticleReader();
    private final Submission submission = Submissions.json(
            "{\"url\": \"https://example.com/a\", \"text\": \"The talks in S\\u00e3o Tom\\u00e9 began.\"}");
    private final Article article = reader.read(submission);

    @Test
    void writtenVersionIsReadBack() {
        var version = WarcFile.read(WarcFile.write(article, submission));
        assertEquals(article, version.article());
        assertArrayEquals(submission.body(), version.original());
        assertEquals(Optional.of("application/json"), version.originalType());
        assertEquals(Id.sha256Hex(submission.body()), version.originalSha256());
    }

    @Test
    void sameSubmissionGivesTheSameBytes() {
        assertArrayEquals(
                WarcFile.write(article, submission), WarcFile.write(new ArticleReader().read(submission), submission));
    }

    @Test
    void recordsConformToWarc() throws IOException {
        var types = new ArrayList<String>();
        try (var warc = new WarcReader(new ByteArrayInputStream(WarcFile.write(article, submission)))) {
            WarcResource resource = null;
            for (WarcRecord record : warc) {
                types.add(record.type());
                assertEquals(
                        "1.1",
                        record.version().getMajor() + "." + record.version().getMinor());
                assertEquals(Submissions.ARRIVED, record.date());
                if (record instanceof WarcResource r) {
                    resource = r;
                    assertEquals("https://example.com/a", r.target());
                }
                if (record instanceof WarcConversion conversion) {
                    assertEquals(Optional.of(resource.id()), conversion.refersTo());
                    assertEquals("https://example.com/a", conversion.target());
                    assertEquals("application/json", conversion.contentType().toString());
                }
            }
        }
        assertEquals(List.of("warcinfo", "resource", "conversion"), types);
    }

    @Test
    void articleWithoutAddressHasAUrnAsTarget() throws IOException {
        var plain = Submissions.of("The talks began.", null);
        var read = reader.read(plain);
        var bytes = WarcFile.write(read, plain);
        assertTrue(unpacked(bytes).contains("WARC-Target-URI: urn:parley:article:" + read.id()));
        assertEquals(
                Optional.of("application/octet-stream"), WarcFile.read(bytes).originalType());
    }

    @Test
    void contentTypeCannotInjectHeaders() throws IOException {
        var evil = Submissions.of("The talks began.", "text/plain\r\nWARC-Target-URI: https://example.org/");
        var bytes = WarcFile.write(reader.read(evil), evil);
        assertTrue(!unpacked(bytes).contains("example.org"));
    }

    @Test
    void unparsedSubmissionIsArchivedUnchanged() {
        var junk = Submissions.of(new byte[] {0, 1, 2, (byte) 0xFF, 0, 7}, "application/octet-stream");
        var version = WarcFile.read(WarcFile.write(reader.read(junk), junk));
        assertArrayEquals(junk.body(), version.original());
        assertEquals(Article.State.UNPARSED, version.article().state());
    }

    @Test
    void changedOriginalIsDetectedByItsDigest() throws IOException {
        var damaged = packed(unpacked(WarcFile.write(article, submission)).replace("began.\"}", "ended.\"}"));
        var thrown = assertThrows(DamagedArchive.class, () -> WarcFile.read(damaged));
        assertTrue(thrown.getMessage().contains("digest of the resource record"), thrown.getMessage());
    }

    @Test
    void changedConversionIsDetectedByItsDigest() throws IOException {
        var damaged = packed(unpacked(WarcFile.write(article, submission)).replace("READABLE", "UNPARSED"));
        var thrown = assertThrows(DamagedArchive.class, () -> WarcFile.read(damaged));
        assertTrue(thrown.getMessage().contains("digest of the conversion record"), thrown.getMessage());
    }

    @Test
    void missingDigestAndMissingRecordAreDetected() throws IOException {
        var text = unpacked(WarcFile.write(article, submission));
        var undigested = packed(text.replace("WARC-Block-Digest", "X-Block-Digest"));
        assertTrue(assertThrows(DamagedArchive.class, () -> WarcFile.read(undigested))
                .getMessage()
                .contains("no block digest"));
        var headless = packed(text.substring(0, text.lastIndexOf("WARC/1.1")));
        assertTrue(assertThrows(DamagedArchive.class, () -> WarcFile.read(headless))
                .getMessage()
                .contains("no conversion record"));
    }

    @Test
    void randomDamageIsDetectedOrHarmless() {
        var bytes = WarcFile.write(article, submission);
        DamagedBytes.assertDetectedOrHarmless(bytes);
        for (int length = 0; length < bytes.length; length += 7) {
            var cut = Arrays.copyOf(bytes, length);
            assertThrows(DamagedArchive.class, () -> WarcFile.read(cut), "cut at " + length);
        }
    }

    @Test
    void otherFilesAreRefused() {
        assertThrows(DamagedArchive.class, () -> WarcFile.read(new byte[0]));
        assertThrows(DamagedArchive.class, () -> WarcFile.read("hello".getBytes(StandardCharsets.UTF_8)));
    }

    private static String unpacked(byte[] warc) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(warc))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] packed(String warc) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(warc.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void aFileThatIsCompressedWithZstandardIsDamaged() {
        var zstandard = new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0, 0, 0};
        assertThrows(DamagedArchive.class, () -> WarcFile.read(zstandard));
        assertThrows(DamagedArchive.class, () -> WarcFile.heads(zstandard));
        var dictionary = new byte[] {0x5D, 0x2A, 0x4D, 0x18, 0, 0, 0, 0};
        assertThrows(DamagedArchive.class, () -> WarcFile.read(dictionary));
    }
}
