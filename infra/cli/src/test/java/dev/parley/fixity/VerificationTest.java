package dev.parley.fixity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Submission;
import dev.parley.articles.VersionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final Instant NOW = Instant.parse("2025-02-13T10:00:00Z");
    private static final VerificationPlan ALL = new VerificationPlan("shelf", 100, "today", Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aSoundArchiveIsReadWhole() throws Exception {
        var shelf = new FakeShelf(30);
        var report = verify(shelf, ALL);
        assertEquals(30, report.checked());
        assertTrue(report.isWhole() && !report.damaged());
        assertEquals(
                shelf.files.values().stream().mapToLong(file -> file.length).sum(), report.bytes());
    }

    @Test
    void aConnectionThatBreaksOffIsTriedAgainAndIsNoDamage() throws Exception {
        var shelf = new FakeShelf(5);
        shelf.keys().forEach(key -> shelf.failures.put(key, new AtomicInteger(2)));
        var report = verify(shelf, ALL);
        assertEquals(5, report.checked());
        assertTrue(report.isWhole() && !report.damaged());
    }

    @Test
    void whatIsCutOffOnItsWayOnceIsReadAgainAndIsNoDamage() throws Exception {
        var shelf = new FakeShelf(3);
        shelf.cut.put(shelf.keys().getFirst(), new AtomicInteger(1));
        var report = verify(shelf, ALL);
        assertEquals(3, report.checked());
        assertTrue(report.isWhole() && !report.damaged());
    }

    @Test
    void whatCannotBeReadAfterAllTriesIsUnreadAndNotDamaged() throws Exception {
        var shelf = new FakeShelf(3);
        var lost = shelf.keys().get(1);
        shelf.failures.put(lost, new AtomicInteger(1000));
        var report = verify(shelf, ALL);
        assertEquals(2, report.checked());
        assertFalse(report.damaged());
        assertFalse(report.isWhole());
        assertEquals(
                new Finding(Finding.Kind.UNREAD, lost, "gone away"),
                report.findings().getFirst());
    }

    @Test
    void anArchiveThatDoesNotAnswerAnyMoreIsLeftAloneSoon() throws Exception {
        var shelf = new FakeShelf(200);
        shelf.keys().forEach(key -> shelf.failures.put(key, new AtomicInteger(1000)));
        var report = verify(shelf, ALL);
        assertEquals(20, report.count(Finding.Kind.UNREAD));
        assertEquals("20 versions in a row could not be read", report.stopped().orElseThrow());
    }

    @Test
    void damageAbsenceAndStrangersAreToldApart() throws Exception {
        var shelf = new FakeShelf(6);
        var keys = shelf.keys();
        shelf.files.get(keys.get(0))[200] ^= 1;
        shelf.files.remove(keys.get(1));
        shelf.unindexed.put(keys.get(2), NOW.minusSeconds(7200));
        shelf.unindexed.put(keys.get(3), NOW.minusSeconds(60));
        shelf.strays.add("articles/zz/notes.txt");
        shelf.files.remove(keys.get(4));
        shelf.deleted.add(keys.get(4));
        var report = verify(shelf, ALL);
        assertEquals(4, report.checked());
        assertEquals(1, report.deleted());
        assertEquals(1, report.waiting());
        assertTrue(report.damaged() && report.isWhole());
        assertEquals(
                List.of(
                        "damaged " + keys.get(0),
                        "missing " + keys.get(1),
                        "unindexed " + keys.get(2),
                        "stray articles/zz/notes.txt"),
                report.findings().stream()
                        .map(f -> f.kind().label() + " " + f.what())
                        .toList());
    }

    @Test
    void aCheckThatWasKilledGoesOnBehindTheLastThatIsDone() throws Exception {
        var shelf = new FakeShelf(40);
        shelf.files.get(shelf.keys().getFirst())[200] ^= 1;
        var file = new ReportFile(folder.resolve("state.json"));
        assertThrows(IllegalStateException.class, () -> new Verification(shelf, VerificationTest::retried, 4, clock())
                .run(ALL, Optional.empty(), (report, found, total) -> {
                    file.write(report);
                    if (report.seen() == 25) {
                        throw new IllegalStateException("killed");
                    }
                }));
        shelf.reads.clear();
        var report = new Verification(shelf, VerificationTest::retried, 4, clock())
                .run(ALL, file.read(ALL), (r, found, total) -> {});
        assertEquals(40, report.seen());
        assertEquals(40, report.checked());
        assertEquals(1, report.count(Finding.Kind.DAMAGED), "what was found before is forgotten, or found twice");
        assertEquals(
                shelf.keys().subList(25, 40),
                shelf.reads.keySet().stream().sorted().toList());
        assertThrows(IOException.class, () -> file.read(new VerificationPlan("other", 100, "today", Optional.empty())));
        assertThrows(IOException.class, () -> file.read(new VerificationPlan("shelf", 10, "today", Optional.empty())));
        Files.writeString(folder.resolve("state.json"), "none");
        assertThrows(IOException.class, () -> file.read(ALL));
    }

    @Test
    void aSampleIsAShareOfTheVersionsAndTheSameOnesForTheSameSeed() throws Exception {
        var shelf = new FakeShelf(400);
        var some = verify(shelf, new VerificationPlan("shelf", 25, "today", Optional.empty()));
        var read = List.copyOf(shelf.reads.keySet());
        assertEquals(400, some.seen());
        assertTrue(some.checked() > 60 && some.checked() < 140, some.checked() + " of 400");
        shelf.reads.clear();
        verify(shelf, new VerificationPlan("shelf", 25, "today", Optional.empty()));
        assertEquals(new java.util.TreeSet<>(read), new java.util.TreeSet<>(shelf.reads.keySet()));
        shelf.reads.clear();
        verify(shelf, new VerificationPlan("shelf", 25, "tomorrow", Optional.empty()));
        assertFalse(shelf.reads.keySet().equals(java.util.Set.copyOf(read)));
    }

    @Test
    void neverMoreAreReadAtATimeThanAreAllowed() throws Exception {
        var shelf = new FakeShelf(100);
        new Verification(shelf, VerificationTest::retried, 3, clock()).run(ALL, Optional.empty(), (r, f, t) -> {});
        assertTrue(shelf.most.get() <= 3, shelf.most.get() + " at a time");
    }

    private static Report verify(FakeShelf shelf, VerificationPlan plan) throws IOException {
        return new Verification(shelf, VerificationTest::retried, 4, clock())
                .run(plan, Optional.empty(), (report, found, total) -> {});
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Five tries, without a pause. */
    private static <T> T retried(Verification.Read<T> read) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return read.once();
            } catch (ArchiveSource.Unreachable e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    private static final class FakeShelf implements ArchiveSource {
        private final TreeMap<String, byte[]> files = new TreeMap<>();
        private final TreeMap<String, VersionKey> versions = new TreeMap<>();
        private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> cut = new ConcurrentHashMap<>();
        private final Map<String, Boolean> reads = new ConcurrentHashMap<>();
        private final Map<String, Instant> unindexed = new ConcurrentHashMap<>();
        private final List<String> strays = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        FakeShelf(int count) {
            for (int i = 0; i < count; i++) {
                Submission sent = FixityTest.sent("They spoke for " + i + " minutes.");
                var key = FixityTest.key(sent);
                files.put(key.objectKey(), FixityTest.warc(sent));
                versions.put(key.objectKey(), key);
            }
        }

        List<String> keys() {
            return List.copyOf(versions.keySet());
        }

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public Iterator<Entry> entries(Optional<String> after) {
            var entries = new ArrayList<Entry>();
            versions.forEach((objectKey, key) -> entries.add(new Entry(
                    objectKey,
                    Optional.of(key),
                    Optional.ofNullable(unindexed.getOrDefault(objectKey, files.containsKey(objectKey) ? NOW : null)),
                    !unindexed.containsKey(objectKey),
                    Optional.empty(),
                    objectKey)));
            strays.forEach(stray ->
                    entries.add(new Entry(stray, Optional.empty(), Optional.of(NOW), true, Optional.empty(), stray)));
            return entries.stream()
                    .filter(entry -> after.isEmpty() || entry.objectKey().compareTo(after.get()) > 0)
                    .iterator();
        }

        @Override
        public Optional<Long> total() {
            return Optional.of((long) versions.size());
        }

        @Override
        public Copy read(VersionKey key) throws IOException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                var objectKey = key.objectKey();
                reads.put(objectKey, true);
                Thread.yield();
                if (failures.getOrDefault(objectKey, new AtomicInteger()).getAndDecrement() > 0) {
                    throw new Unreachable("gone away", null);
                }
                var file = files.get(objectKey);
                if (file == null) {
                    return deleted.contains(objectKey) ? new Copy.Deleted() : new Copy.Absent();
                }
                boolean short1 =
                        cut.getOrDefault(objectKey, new AtomicInteger()).getAndDecrement() > 0;
                return new Copy.Present(short1 ? java.util.Arrays.copyOf(file, file.length / 2) : file.clone());
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
