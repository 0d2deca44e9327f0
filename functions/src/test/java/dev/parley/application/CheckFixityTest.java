package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.fixity.Finding;
import dev.parley.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckFixityTest {
    private static final int VERSIONS = 200;
    private static final int DAYS = 10;

    private final FakeClock clock = new FakeClock();
    private final FakeFixity archive = new FakeFixity(VERSIONS, clock);
    private final List<String> log = new ArrayList<>();

    private CheckFixity.Summary check() {
        return check(DAYS);
    }

    private CheckFixity.Summary check(int days) {
        return new CheckFixity(archive, archive, days, Duration.ofMinutes(10), clock).check(log::add);
    }

    private void pass(int days) {
        for (int i = 0; i < days; i++) {
            check();
            clock.pass(Duration.ofDays(1));
        }
    }

    @Test
    void everyVersionIsReadOnceInAPassAndAShareOnEachDay() {
        for (int day = 1; day <= DAYS; day++) {
            int before = archive.allReads();
            assertTrue(check().upToDate());
            int share = archive.allReads() - before;
            assertTrue(share > 5 && share < 40, share + " of " + VERSIONS + " on day " + day);
            assertTrue(check().upToDate());
            assertEquals(before + share, archive.allReads(), "the day's share was read twice");
            clock.pass(Duration.ofDays(1));
        }
        assertEquals(VERSIONS, archive.allReads());
        assertTrue(archive.reads.values().stream().allMatch(times -> times == 1));
        assertTrue(archive.lastReads().stream().allMatch(Optional::isPresent));
        assertEquals(List.of(), log);
    }

    @Test
    void theNextPassReadsAllAgainAndRemembersWhenTheRestWasRead() {
        pass(DAYS);
        var first = archive.lastReads();
        pass(DAYS / 2);
        var half = archive.lastReads();
        assertTrue(half.getFirst().orElseThrow().isAfter(first.getLast().orElseThrow()));
        assertEquals(first.getLast(), half.getLast());
        pass(DAYS / 2);
        assertTrue(archive.reads.values().stream().allMatch(times -> times == 2));
        assertTrue(archive.lastReads().stream()
                .allMatch(read -> read.orElseThrow().isAfter(first.getLast().orElseThrow())));
    }

    @Test
    void daysThatWereMissedAreCaughtUpWith() {
        pass(2);
        clock.pass(Duration.ofDays(5));
        pass(1);
        assertEquals(8, archive.read().orElseThrow().part());
        assertTrue(archive.allReads() > VERSIONS * 7 / 10, archive.allReads() + " reads");
    }

    @Test
    void aRunEndsAfterItsTimeAndTheNextOnesContinue() {
        archive.beforeRead = () -> clock.pass(Duration.ofSeconds(30));
        clock.pass(Duration.ofDays(1));
        int runs = 0;
        CheckFixity.Summary last;
        do {
            int before = archive.allReads();
            last = check(1);
            runs++;
            assertTrue(archive.allReads() - before <= 20 + 8, "it went on for too long");
        } while (!last.upToDate() && runs < 100);
        assertTrue(runs >= VERSIONS / 28 && last.upToDate(), runs + " runs");
        assertEquals(VERSIONS, archive.allReads());
    }

    @Test
    void aRunThatIsKilledAtAnyReadLosesNoPlaceAndNoFinding() {
        var damaged = new ArrayList<>(archive.objects.keySet()).get(3);
        damage(damaged);
        int kills = 0;
        for (int at = 5; at < VERSIONS; at += 17) {
            int end = archive.allReads() + at;
            archive.beforeRead = () -> {
                clock.pass(Duration.ofSeconds(5));
                if (archive.allReads() >= end) {
                    throw new IllegalStateException("killed");
                }
            };
            if (archive.read().filter(state -> state.hasRead(state.bound(1))).isPresent()) {
                break;
            }
            try {
                check(1);
            } catch (IllegalStateException | UncheckedIOException e) {
                kills++;
            }
        }
        archive.beforeRead = () -> {};
        check(1);
        assertTrue(kills > 2, kills + " kills");
        assertTrue(
                archive.reads.size() == VERSIONS && archive.lastReads().stream().allMatch(Optional::isPresent));
        // A kill repeats the two reads that take ten seconds, the eight that had been read before the report was
        // written and came behind it in order, the eight that were being read, and the second read of the damaged one.
        assertTrue(archive.allReads() <= VERSIONS + kills * (2 + 8 + 8 + 1), archive.allReads() + " reads");
        assertEquals(List.of(damaged), findings(Finding.Kind.DAMAGED));
    }

    @Test
    void damageIsReportedEveryDayUntilItIsRepaired() {
        var key = archive.objects.firstKey();
        var sound = archive.objects.get(key);
        damage(key);
        pass(1);
        assertEquals(1, log.size());
        assertTrue(log.getFirst().startsWith("fixity=damaged object=" + key + " why="), log.getFirst());
        check();
        check();
        assertEquals(2, log.size(), "once a day");
        archive.objects.put(key, sound);
        clock.pass(Duration.ofDays(1));
        check();
        assertEquals(2, log.size());
        assertEquals(List.of(), archive.read().orElseThrow().findings());
    }

    @Test
    void aVersionThatOnlyTheIndexKnowsIsMissing() {
        var key = archive.objects.firstKey();
        archive.objects.remove(key);
        var stray = "articles/note.txt";
        archive.objects.put(stray, new byte[] {1});
        var unindexed = archive.objects.firstKey();
        archive.rows.remove(unindexed);
        pass(DAYS);
        assertEquals(List.of(key), findings(Finding.Kind.MISSING));
        assertEquals(List.of(stray), findings(Finding.Kind.STRAY));
        assertEquals(List.of(unindexed), findings(Finding.Kind.UNINDEXED));
        archive.rows.remove(key);
        archive.objects.remove(stray);
        check();
        assertEquals(List.of(), findings(Finding.Kind.MISSING));
        assertEquals(List.of(), findings(Finding.Kind.STRAY));
    }

    @Test
    void anArchiveThatDoesNotAnswerFailsTheRunAndIsNotDamage() {
        archive.beforeRead = () -> {
            throw new UncheckedIOException(new IOException("gone away"));
        };
        assertThrows(UncheckedIOException.class, this::check);
        assertEquals(List.of(), archive.read().orElseThrow().findings());
    }

    @Test
    void anotherNumberOfDaysBeginsAnotherPass() {
        pass(3);
        check(2);
        var report = archive.read().orElseThrow();
        assertEquals(2, report.days());
        assertEquals(1, report.part());
        assertFalse(archive.lastReads().getFirst().isEmpty());
    }

    private void damage(String key) {
        var damaged = archive.objects.get(key).clone();
        damaged[damaged.length / 2] ^= 1;
        archive.objects.put(key, damaged);
    }

    private List<String> findings(Finding.Kind kind) {
        return archive.read().orElseThrow().findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::what)
                .toList();
    }
}
