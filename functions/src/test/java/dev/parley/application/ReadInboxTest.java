package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ReadRecord.Outcome;
import dev.parley.application.ports.Inbox;
import dev.parley.articles.WarcFile;
import dev.parley.articles.reading.ArticleReader;
import dev.parley.testing.FakeArchive;
import dev.parley.testing.FakeClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadInboxTest {
    private static final String ONE = "{\"url\": \"https://a.example/1\", \"text\": \"They met in Riyadh.\"}\n";
    private static final String TWO = "{\"url\": \"https://a.example/2\", \"text\": \"They parted.\"}\n";
    private static final Supplier<Duration> ENOUGH = () -> Duration.ofMinutes(15);

    private final FakeInbox inbox = new FakeInbox();
    private final FakeArchive archive = new FakeArchive();
    private final ReadInbox reading = new ReadInbox(
            inbox,
            new ReadRecord(new ArticleReader(), true),
            new ArchiveRecord(archive, new ArchiveArticle(new ArticleReader(), archive, archive::known)),
            new FakeClock());

    @Test
    void aFileIsArchivedAndRemoved() {
        inbox.put("inbox/a.jsonl", ONE + TWO);
        var summary = reading.read("inbox/a.jsonl", ENOUGH).orElseThrow();
        assertEquals(Map.of(Outcome.IMPORTED, 2), summary.counts());
        assertFalse(summary.isRefused());
        assertEquals(2, archive.versions().size());
        assertEquals(Map.of(), inbox.files);
        assertEquals(Map.of(), inbox.refused);
    }

    @Test
    void whatIsDroppedMayAlert() {
        inbox.put("inbox/a.jsonl", ONE);
        reading.read("inbox/a.jsonl", ENOUGH);
        var warc = archive.get(archive.versions().getFirst()).orElseThrow();
        assertTrue(WarcFile.read(warc).mayAlert());
    }

    @Test
    void whatCannotBeReadIsMovedWithTheReasonAndTheRestIsArchived() {
        inbox.put("inbox/desk/a.jsonl", ONE + "{\"title\": \"No text\"}\n" + TWO);
        assertTrue(reading.read("inbox/desk/a.jsonl", ENOUGH).orElseThrow().isRefused());
        assertEquals(Set.of("inbox/desk/a.jsonl"), inbox.refused.keySet());
        var reason = inbox.refused.get("inbox/desk/a.jsonl");
        assertTrue(reason.startsWith("line 2: The article has no text."), reason);
        assertTrue(reason.endsWith("Articles of this file that are archived: 2.\n"), reason);
        assertEquals(2, archive.versions().size());
        assertEquals(Map.of(), inbox.files);
    }

    @Test
    void aFileThatHoldsNothingOrHasAnUnknownFormatIsRefused() {
        inbox.put("inbox/a.jsonl", "\n");
        inbox.put("inbox/b.docx", "something");
        reading.read("inbox/a.jsonl", ENOUGH);
        reading.read("inbox/b.docx", ENOUGH);
        assertTrue(
                inbox.refused.get("inbox/a.jsonl").startsWith("The file holds no article."), inbox.refused.toString());
        assertTrue(inbox.refused.get("inbox/b.docx").startsWith("The format is not known."), inbox.refused.toString());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithTheCommandThatImportsIt() {
        inbox.put("inbox/a.txt", "x".repeat((int) ReadInbox.LARGEST + 1));
        reading.read("inbox/a.txt", ENOUGH);
        assertTrue(inbox.refused.get("inbox/a.txt").contains("./parley import --alert"), inbox.refused.toString());
        assertEquals(List.of(), archive.versions());
    }

    @Test
    void aFileWithMoreArticlesThanTimeIsRefusedAfterThoseThatWereArchived() {
        inbox.put("inbox/a.jsonl", ONE + TWO);
        var calls = new int[1];
        reading.read("inbox/a.jsonl", () -> Duration.ofMinutes(calls[0]++ == 0 ? 2 : 0));
        assertEquals(1, archive.versions().size());
        assertTrue(inbox.refused.get("inbox/a.jsonl").contains("more articles than"), inbox.refused.toString());
    }

    @Test
    void aRunThatWasKilledBeforeTheRemovalIsRepeatedWithoutAnotherVersion() {
        inbox.put("inbox/a.jsonl", ONE + TWO);
        inbox.isDown = true;
        assertThrows(IllegalStateException.class, () -> reading.read("inbox/a.jsonl", ENOUGH));
        assertEquals(2, archive.versions().size());
        assertEquals(Set.of("inbox/a.jsonl"), inbox.files.keySet());

        inbox.isDown = false;
        var summary = reading.read("inbox/a.jsonl", ENOUGH).orElseThrow();
        assertEquals(Map.of(Outcome.KNOWN, 2), summary.counts());
        assertEquals(2, archive.versions().size());
        assertEquals(Map.of(), inbox.files);
        assertEquals(Map.of(), inbox.refused);
    }

    @Test
    void aRunThatWasKilledWhileItArchivedIsRepeated() {
        inbox.put("inbox/a.jsonl", ONE + TWO);
        archive.failToWrite(true);
        assertThrows(IllegalStateException.class, () -> reading.read("inbox/a.jsonl", ENOUGH));
        assertEquals(Set.of("inbox/a.jsonl"), inbox.files.keySet());
        archive.failToWrite(false);
        reading.read("inbox/a.jsonl", ENOUGH);
        assertEquals(2, archive.versions().size());
        assertEquals(Map.of(), inbox.files);
    }

    @Test
    void aSecondNotificationOfAFileDoesNothing() {
        inbox.put("inbox/a.jsonl", ONE);
        reading.read("inbox/a.jsonl", ENOUGH);
        assertEquals(Optional.empty(), reading.read("inbox/a.jsonl", ENOUGH));
        assertEquals(1, archive.versions().size());
    }

    @Test
    void aFileThatWasReplacedWhileItWasReadStays() {
        inbox.put("inbox/a.jsonl", ONE);
        inbox.afterReading = () -> inbox.put("inbox/a.jsonl", TWO);
        reading.read("inbox/a.jsonl", ENOUGH);
        assertEquals(Set.of("inbox/a.jsonl"), inbox.files.keySet());
        inbox.afterReading = () -> {};
        reading.read("inbox/a.jsonl", ENOUGH);
        assertEquals(2, archive.versions().size());
        assertEquals(Map.of(), inbox.files);
    }

    @Test
    void aFolderIsPassedOver() {
        inbox.put("inbox/desk/", "");
        assertEquals(Optional.empty(), reading.read("inbox/desk/", ENOUGH));
        assertEquals(Map.of(), inbox.refused);
    }

    /** The inbox in memory. */
    private static final class FakeInbox implements Inbox {
        private final Map<String, InboxFile> files = new HashMap<>();
        private final Map<String, String> refused = new HashMap<>();
        private int puts;
        private boolean isDown;
        private Runnable afterReading = () -> {};

        void put(String key, String text) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            files.put(key, new InboxFile(key, "etag " + ++puts, body.length, Optional.of(body)));
        }

        @Override
        public Optional<InboxFile> read(String key, long limit) {
            var found = Optional.ofNullable(files.get(key));
            afterReading.run();
            return found.map(file ->
                    new InboxFile(key, file.etag(), file.bytes(), file.body().filter(body -> body.length <= limit)));
        }

        @Override
        public void remove(InboxFile file) {
            if (isDown) {
                throw new IllegalStateException("S3 does not answer");
            }
            var there = files.get(file.key());
            if (there != null && there.etag().equals(file.etag())) {
                files.remove(file.key());
            }
        }

        @Override
        public void refuse(InboxFile file, String reason) {
            refused.put(file.key(), reason);
            remove(file);
        }
    }
}
