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
    private static final VerificationPlan ALL = new VerificationPlan("archive", 100, "today", Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void aSoundArchiveIsReadCompletely() throws Exception {
        var source = new FakeSource(30);
        var report = verify(source, ALL);
        assertEquals(30, report.checked());
        assertTrue(report.isComplete() && !report.damaged());
        assertEquals(
                source.files.values().stream().mapToLong(file -> file.length).sum(), report.bytes());
    }

    @Test
    void aBrokenConnectionIsRetriedAndIsNotDamage() throws Exception {
        var source = new FakeSource(5);
        source.keys().forEach(key -> source.failures.put(key, new AtomicInteger(2)));
        var report = verify(source, ALL);
        assertEquals(5, report.checked());
        assertTrue(report.isComplete() && !report.damaged());
    }

    @Test
    void aTruncatedReadIsRepeatedAndIsNotDamage() throws Exception {
        var source = new FakeSource(3);
        source.cut.put(source.keys().getFirst(), new AtomicInteger(1));
        var report = verify(source, ALL);
        assertEquals(3, report.checked());
        assertTrue(report.isComplete() && !report.damaged());
    }

    @Test
    void aVersionThatFailsEveryTryIsUnreadAndNotDamaged() throws Exception {
        var source = new FakeSource(3);
        var lost = source.keys().get(1);
        source.failures.put(lost, new AtomicInteger(1000));
        var report = verify(source, ALL);
        assertEquals(2, report.checked());
        assertFalse(report.damaged());
        assertFalse(report.isComplete());
        assertEquals(
                new Finding(Finding.Kind.UNREAD, lost, "gone away"),
                report.findings().getFirst());
    }

    @Test
    void aCheckStopsSoonIfTheArchiveNoLongerAnswers() throws Exception {
        var source = new FakeSource(200);
        source.keys().forEach(key -> source.failures.put(key, new AtomicInteger(1000)));
        var report = verify(source, ALL);
        assertEquals(20, report.count(Finding.Kind.UNREAD));
        assertEquals("20 versions in a row could not be read", report.stopped().orElseThrow());
    }

    @Test
    void damagedMissingAndStrayObjectsAreDistinguished() throws Exception {
        var source = new FakeSource(6);
        var keys = source.keys();
        source.files.get(keys.get(0))[200] ^= 1;
        source.files.remove(keys.get(1));
        source.unindexed.put(keys.get(2), NOW.minusSeconds(7200));
        source.unindexed.put(keys.get(3), NOW.minusSeconds(60));
        source.strays.add("articles/zz/notes.txt");
        source.files.remove(keys.get(4));
        source.deleted.add(keys.get(4));
        var report = verify(source, ALL);
        assertEquals(4, report.checked());
        assertEquals(1, report.deleted());
        assertEquals(1, report.waiting());
        assertTrue(report.damaged() && report.isComplete());
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
    void aKilledCheckContinuesAfterTheLastFinishedVersion() throws Exception {
        var source = new FakeSource(40);
        source.files.get(source.keys().getFirst())[200] ^= 1;
        var file = new ReportFile(folder.resolve("state.json"));
        assertThrows(IllegalStateException.class, () -> new Verification(source, VerificationTest::retried, 4, clock())
                .run(ALL, Optional.empty(), (report, found, total) -> {
                    file.write(report);
                    if (report.seen() == 25) {
                        throw new IllegalStateException("killed");
                    }
                }));
        source.reads.clear();
        var report = new Verification(source, VerificationTest::retried, 4, clock())
                .run(ALL, file.read(ALL), (r, found, total) -> {});
        assertEquals(40, report.seen());
        assertEquals(40, report.checked());
        assertEquals(1, report.count(Finding.Kind.DAMAGED), "what was found before is forgotten, or found twice");
        assertEquals(
                source.keys().subList(25, 40),
                source.reads.keySet().stream().sorted().toList());
        assertThrows(IOException.class, () -> file.read(new VerificationPlan("other", 100, "today", Optional.empty())));
        assertThrows(
                IOException.class, () -> file.read(new VerificationPlan("archive", 10, "today", Optional.empty())));
        Files.writeString(folder.resolve("state.json"), "none");
        assertThrows(IOException.class, () -> file.read(ALL));
    }

    @Test
    void aSampleIsAShareOfTheVersionsAndDependsOnItsSeed() throws Exception {
        var source = new FakeSource(400);
        var sampled = verify(source, new VerificationPlan("archive", 25, "today", Optional.empty()));
        var read = List.copyOf(source.reads.keySet());
        assertEquals(400, sampled.seen());
        assertTrue(sampled.checked() > 60 && sampled.checked() < 140, sampled.checked() + " of 400");
        source.reads.clear();
        verify(source, new VerificationPlan("archive", 25, "today", Optional.empty()));
        assertEquals(new java.util.TreeSet<>(read), new java.util.TreeSet<>(source.reads.keySet()));
        source.reads.clear();
        verify(source, new VerificationPlan("archive", 25, "tomorrow", Optional.empty()));
        assertFalse(source.reads.keySet().equals(java.util.Set.copyOf(read)));
    }

    @Test
    void noMoreVersionsAreReadAtATimeThanAllowed() throws Exception {
        var source = new FakeSource(100);
        new Verification(source, VerificationTest::retried, 3, clock()).run(ALL, Optional.empty(), (r, f, t) -> {});
        assertTrue(source.maximum.get() <= 3, source.maximum.get() + " at a time");
    }

    private static Report verify(FakeSource source, VerificationPlan plan) throws IOException {
        return new Verification(source, VerificationTest::retried, 4, clock())
                .run(plan, Optional.empty(), (report, found, total) -> {});
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Five tries, without a pause. */
    private static <T> T retried(Verification.Read<T> read) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return read.run();
            } catch (ArchiveSource.Unreachable e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    private static final class FakeSource implements ArchiveSource {
        private final TreeMap<String, byte[]> files = new TreeMap<>();
        private final TreeMap<String, VersionKey> versions = new TreeMap<>();
        private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> cut = new ConcurrentHashMap<>();
        private final Map<String, Boolean> reads = new ConcurrentHashMap<>();
        private final Map<String, Instant> unindexed = new ConcurrentHashMap<>();
        private final List<String> strays = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private final AtomicInteger current = new AtomicInteger();
        private final AtomicInteger maximum = new AtomicInteger();

        FakeSource(int count) {
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
            return "archive";
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
            maximum.accumulateAndGet(current.incrementAndGet(), Math::max);
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
                boolean truncated =
                        cut.getOrDefault(objectKey, new AtomicInteger()).getAndDecrement() > 0;
                return new Copy.Present(truncated ? java.util.Arrays.copyOf(file, file.length / 2) : file.clone());
            } finally {
                current.decrementAndGet();
            }
        }
    }
}
