package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.names.Overlay;
import dev.parley.testing.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrentExtractorTest {
    private static final String QUINT = "[people]\nPetra Quint|DEU|envoy|||\n";

    private final FakeOverlayStore store = new FakeOverlayStore();
    private final FakeClock clock = new FakeClock();
    private final List<String> log = new ArrayList<>();
    private final CurrentExtractor extractor = new CurrentExtractor(Extractor::bundled, store, clock);

    @Test
    void theOverlayIsReadAtTheFirstUse() {
        store.put(QUINT);
        assertEquals(List.of(), store.asked);
        assertTrue(get().knows("Petra Quint"));
        assertEquals(List.of("overlay=used tag=tag-1 rows=1 skipped=0"), log);
    }

    @Test
    void itIsAskedForAtMostOnceAMinuteAndWithTheTagThatIsKnown() {
        store.put(QUINT);
        var first = get();
        clock.pass(Duration.ofSeconds(59));
        store.put("[people]\nTomas Vell|DEU|envoy|||\n");
        assertSame(first, get());
        assertEquals(1, store.asked.size());
        clock.pass(Duration.ofSeconds(1));
        assertTrue(get().knows("Tomas Vell"));
        assertFalse(get().knows("Petra Quint"));
        assertEquals(List.of(Optional.empty(), Optional.of("tag-1")), store.asked);
        assertEquals(2, log.size());
    }

    @Test
    void anOverlayThatDidNotChangeIsNotReadAgain() {
        store.put(QUINT);
        var first = get();
        clock.pass(Duration.ofMinutes(5));
        assertSame(first, get());
        assertEquals(2, store.asked.size());
        assertEquals(1, log.size());
    }

    @Test
    void withoutAnOverlayTheBundledNamesAreInForceAndNothingIsSaid() {
        assertTrue(get().knows("Vladimir Putin"));
        clock.pass(Duration.ofMinutes(2));
        get();
        assertEquals(2, store.asked.size());
        assertEquals(List.of(), log);
    }

    @Test
    void aFailureKeepsTheLastGoodOverlayIsToldAndTriedAgainAMinuteLater() {
        store.put(QUINT);
        get();
        log.clear();
        store.breaks(true);
        clock.pass(Duration.ofMinutes(1));
        assertTrue(get().knows("Petra Quint"));
        assertTrue(get().knows("Petra Quint"));
        assertEquals(1, log.size());
        assertTrue(log.getFirst().startsWith("overlay=unread kept=tag-1 cause="), log.getFirst());
        assertEquals(2, store.asked.size());

        store.breaks(false);
        store.put("[people]\nTomas Vell|DEU|envoy|||\n");
        clock.pass(Duration.ofMinutes(1));
        assertTrue(get().knows("Tomas Vell"));
    }

    @Test
    void aFailureAtTheFirstUseLeavesTheBundledNames() {
        store.put(QUINT);
        store.breaks(true);
        assertTrue(get().knows("Vladimir Putin"));
        assertTrue(log.getFirst().startsWith("overlay=unread kept=none"), log.getFirst());
        store.breaks(false);
        clock.pass(Duration.ofMinutes(1));
        assertTrue(get().knows("Petra Quint"));
    }

    @Test
    void aRemovedOverlayIsNoLongerInForce() {
        store.put(QUINT);
        get();
        store.remove();
        clock.pass(Duration.ofMinutes(1));
        assertFalse(get().knows("Petra Quint"));
        assertEquals("overlay=removed", log.getLast());
        store.put(QUINT);
        clock.pass(Duration.ofMinutes(1));
        assertTrue(get().knows("Petra Quint"));
    }

    @Test
    void malformedLinesAreToldWithTheirNumbersAndTheOthersCount() {
        store.put(QUINT + "Tomas Vell|DEU\nAnna Vell|XX|envoy|||\n");
        assertTrue(get().knows("Petra Quint"));
        assertEquals(3, log.size());
        assertEquals("overlay=used tag=tag-1 rows=1 skipped=2", log.getFirst());
        assertTrue(log.get(1).startsWith("overlay=skipped line=3 cause="), log.get(1));
        assertTrue(log.get(2).startsWith("overlay=skipped line=4 cause=XX is neither"), log.get(2));
        clock.pass(Duration.ofMinutes(1));
        get();
        assertEquals(3, log.size());
    }

    @Test
    void ofVeryManyMalformedLinesTheFirstAreToldAndAllAreCounted() {
        store.put("x\n".repeat(10_000));
        get();
        assertEquals(21, log.size());
        assertTrue(log.getFirst().endsWith("rows=0 skipped=10000"), log.getFirst());
    }

    @Test
    void aFileThatIsTooLargeOrInUtf16IsIgnoredAndToldOnce() {
        store.put(QUINT);
        get();
        for (var file : List.of(new byte[Overlay.MAX_BYTES + 1], new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 65})) {
            log.clear();
            store.put(file);
            clock.pass(Duration.ofMinutes(1));
            assertTrue(get().knows("Petra Quint"));
            clock.pass(Duration.ofMinutes(1));
            assertTrue(get().knows("Petra Quint"));
            assertEquals(1, log.size(), log.toString());
            assertTrue(log.getFirst().startsWith("overlay=ignored tag="), log.getFirst());
        }
    }

    @Test
    void aClockThatIsSetBackDoesNotHoldTheOverlayOff() {
        get();
        store.put(QUINT);
        clock.pass(Duration.ofDays(-30));
        assertTrue(get().knows("Petra Quint"));
    }

    private Extractor get() {
        return extractor.get(log::add);
    }
}
