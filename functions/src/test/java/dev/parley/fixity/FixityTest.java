package dev.parley.fixity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.articles.RefusedSubmission;
import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.ids.Id;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FixityTest {
    private static final Submission SENT = sent("They spoke by phone on Wednesday.");
    private static final VersionKey KEY = key(SENT);
    private static final byte[] WARC = warc(SENT);

    @Test
    void anArchivedVersionIsSound() {
        assertEquals(Optional.empty(), Fixity.damage(KEY, WARC, Optional.empty()));
        assertEquals(Optional.empty(), Fixity.damage(KEY, WARC, Optional.of(Id.sha256Hex(SENT.body()))));
    }

    @Test
    void anUnreadableArticleIsSoundAsWell() {
        var junk = new Submission(new byte[] {1, 2, 3, 0, 5}, Optional.of("image/png"), SENT.arrived());
        assertEquals(Optional.empty(), Fixity.damage(key(junk), warc(junk), Optional.empty()));
        var german = sent("Die Gespräche zwischen den beiden Ministern wurden am Mittwoch nicht fortgesetzt.");
        assertEquals(Optional.empty(), Fixity.damage(key(german), warc(german), Optional.empty()));
        var noAddress = new Submission(
                "{\"text\":\"They met.\"}".getBytes(StandardCharsets.UTF_8), Optional.empty(), SENT.arrived());
        assertEquals(Optional.empty(), Fixity.damage(key(noAddress), warc(noAddress), Optional.empty()));
    }

    /** The last byte of a deflate stream may have unused bits: at most 7 in each of the 3 members. */
    @Test
    void everyChangedBitIsFoundExceptUnusedOnes() throws Exception {
        int unseen = 0;
        for (int at = 0; at < WARC.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                var turned = WARC.clone();
                turned[at] ^= (byte) (1 << bit);
                if (Fixity.damage(KEY, turned, Optional.empty()).isEmpty()) {
                    assertArrayEquals(unpacked(WARC), unpacked(turned), "bit " + bit + " of byte " + at);
                    unseen++;
                }
            }
        }
        assertTrue(unseen <= 3 * 7, unseen + " unseen");
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void everyTruncationAndEveryAddedByteIsFound() {
        for (int length = 0; length < WARC.length; length++) {
            assertTrue(
                    Fixity.damage(KEY, Arrays.copyOf(WARC, length), Optional.empty())
                            .isPresent(),
                    "cut to " + length);
        }
        assertTrue(Fixity.damage(KEY, Arrays.copyOf(WARC, WARC.length + 1), Optional.empty())
                .isPresent());
    }

    @Test
    void aSoundFileUnderTheWrongKeyIsFound() {
        var other = sent("They met in person on Thursday.");
        var why = Fixity.damage(KEY, warc(other), Optional.empty()).orElseThrow();
        assertEquals("It holds another version: " + key(other).objectKey() + ".", why);
    }

    @Test
    void originalBytesOtherThanTheIndexedOnesAreFound() {
        var why = Fixity.damage(KEY, WARC, Optional.of("00")).orElseThrow();
        assertTrue(why.endsWith("but were indexed with 00."), why);
    }

    @Test
    void textThatDoesNotMatchItsKeyIsFound() {
        var read = read(SENT);
        var forged = new Article(
                read.id(),
                read.version(),
                read.state(),
                read.url(),
                read.title(),
                "They never spoke.",
                read.source(),
                read.agency(),
                read.byline(),
                read.datelinePlace(),
                read.published(),
                read.publishedFrom(),
                read.publishedAt(),
                read.language(),
                read.arrived(),
                Optional.empty(),
                read.notes());
        var why = Fixity.damage(KEY, WarcFile.write(forged, SENT), Optional.empty())
                .orElseThrow();
        assertTrue(why.startsWith("Its content is that of another version: articles/" + read.id()), why);
    }

    static Submission sent(String text) {
        return new Submission(
                ("{\"url\":\"https://wire.example.com/a\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8),
                Optional.of("application/json"),
                Instant.parse("2025-02-12T10:00:00Z"));
    }

    static VersionKey key(Submission sent) {
        return read(sent).key();
    }

    static byte[] warc(Submission sent) {
        return WarcFile.write(read(sent), sent);
    }

    private static Article read(Submission sent) {
        try {
            return new ArticleReader().read(sent);
        } catch (RefusedSubmission e) {
            throw new AssertionError(e);
        }
    }
}
