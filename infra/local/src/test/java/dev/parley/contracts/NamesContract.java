package dev.parley.contracts;

import static dev.parley.contracts.Samples.name;
import static dev.parley.contracts.Samples.version;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.UnknownNames;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.OverlayStore;
import dev.parley.extraction.OverlayStore.Found;
import dev.parley.extraction.names.Overlay;
import dev.parley.extraction.names.TitledName;
import dev.parley.facts.UnknownName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The promises of the ports of the names table, tested on a backend. */
interface NamesContract {
    Instant ARRIVED = Instant.parse("2025-02-12T18:30:00Z");

    int RACERS = 8;

    OverlayStore overlays();

    UnknownNames names();

    @Test
    default void aMissingOverlayIsAbsent() {
        overlays().remove();
        assertInstanceOf(Found.Absent.class, overlays().find(Optional.empty()));
        assertInstanceOf(Found.Absent.class, overlays().find(Optional.of("\"some-tag\"")));
    }

    @Test
    default void anOverlayIsReadBackUnchangedUntilAnotherIsPut() {
        var first = "[bodies]\nHarbour Council|Hafenrat;Hafenräte\n".getBytes(StandardCharsets.UTF_8);
        overlays().put(first);
        var found = assertInstanceOf(Found.Changed.class, overlays().find(Optional.empty()));
        assertArrayEquals(first, found.file());
        assertInstanceOf(Found.Unchanged.class, overlays().find(Optional.of(found.tag())));

        var second = "[bodies]\nHarbour Board|\n".getBytes(StandardCharsets.UTF_8);
        overlays().put(second);
        var again = assertInstanceOf(Found.Changed.class, overlays().find(Optional.of(found.tag())));
        assertArrayEquals(second, again.file());
        assertFalse(again.tag().equals(found.tag()));
    }

    @Test
    default void aRemovedOverlayIsAbsentAndCanBePutAgain() {
        overlays().put(new byte[] {'#'});
        var found = assertInstanceOf(Found.Changed.class, overlays().find(Optional.empty()));
        overlays().remove();
        assertInstanceOf(Found.Absent.class, overlays().find(Optional.of(found.tag())));
        overlays().remove();
        overlays().put(new byte[] {'#'});
        assertInstanceOf(Found.Changed.class, overlays().find(Optional.empty()));
    }

    @Test
    default void anOverlayAtTheSizeLimitIsReadAndALargerOneIsNot() {
        overlays().put(new byte[Overlay.MAX_BYTES]);
        assertInstanceOf(Found.Changed.class, overlays().find(Optional.empty()));
        overlays().put(new byte[Overlay.MAX_BYTES + 1]);
        var large = assertInstanceOf(Found.TooLarge.class, overlays().find(Optional.empty()));
        assertEquals(Overlay.MAX_BYTES + 1, large.bytes());
        assertInstanceOf(Found.Unchanged.class, overlays().find(Optional.of(large.tag())));
        overlays().remove();
    }

    @Test
    default void aVersionIsCountedOnceForAName() {
        var name = titled(Optional.empty());
        var version = version();
        assertTrue(names().note(name, version, ARRIVED));
        assertFalse(names().note(name, version, ARRIVED.plusSeconds(60)));
        var listed = listed(name);
        assertEquals(UnknownName.first(name, version, ARRIVED), listed);
    }

    @Test
    default void everyVersionCountsAndFillsInMissingDetails() {
        var name = titled(Optional.empty());
        var versions = new ArrayList<VersionKey>();
        for (int i = 0; i < 5; i++) {
            versions.add(version());
        }
        names().note(name, versions.get(0), ARRIVED);
        names().note(named(name, Optional.of("DNK")), versions.get(1), ARRIVED.minusSeconds(60));
        names().note(named(name, Optional.of("NOR")), versions.get(2), ARRIVED.plusSeconds(60));
        names().note(name, versions.get(3), ARRIVED);
        names().note(name, versions.get(4), ARRIVED);
        var listed = listed(name);
        assertEquals(5, listed.versions());
        assertEquals(versions.subList(0, 3), listed.examples());
        assertEquals(Optional.of("DNK"), listed.country());
        assertEquals(ARRIVED.minusSeconds(60), listed.firstSeen());
        assertEquals(ARRIVED.plusSeconds(60), listed.lastSeen());
    }

    @Test
    default void concurrentVersionsAreEachCounted() throws Exception {
        var name = titled(Optional.of("DNK"));
        var notes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < RACERS; i++) {
            var version = version();
            notes.add(() -> names().note(name, version, ARRIVED));
        }
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : racers.invokeAll(notes)) {
                assertTrue(result.get());
            }
        }
        assertEquals(RACERS, listed(name).versions());
    }

    @Test
    default void namesAreListedByVersionsAndLastArrivalPageByPage() {
        var names = new ArrayList<TitledName>();
        for (int i = 0; i < 5; i++) {
            names.add(titled(Optional.empty()));
        }
        // In order of the list: 4 with three versions, 2, 3, 1 and 0, the last seen first.
        for (int i : List.of(0, 1, 3, 2, 4, 4, 4)) {
            names().note(names.get(i), version(), ARRIVED.plusSeconds(i == 2 ? 3 : i == 3 ? 2 : i));
        }
        var ids = names.stream().map(TitledName::id).toList();
        var seen = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = names().list(2, cursor, name -> ids.contains(name.id()));
            assertTrue(page.names().size() <= 2);
            page.names().forEach(name -> seen.add(name.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertEquals(List.of(ids.get(4), ids.get(2), ids.get(3), ids.get(1), ids.get(0)), seen);
    }

    @Test
    default void namesThatAreNotSelectedAreSkipped() {
        var known = titled(Optional.empty());
        var unknown = titled(Optional.empty());
        names().note(known, version(), ARRIVED);
        names().note(unknown, version(), ARRIVED);
        var page = names().list(
                        UnknownNames.MOST, Optional.empty(), name -> name.id().equals(unknown.id()));
        assertEquals(
                List.of(unknown.id()),
                page.names().stream().map(UnknownName::id).toList());
    }

    @Test
    default void anInvalidCursorOrLimitIsRefused() {
        for (int limit : List.of(0, -1, UnknownNames.MOST + 1)) {
            assertThrows(IllegalArgumentException.class, () -> names().list(limit, Optional.empty(), name -> true));
        }
        for (var cursor : List.of("", "zzz", "MTIz", "?")) {
            assertThrows(IllegalArgumentException.class, () -> names().list(5, Optional.of(cursor), name -> true));
        }
    }

    private UnknownName listed(TitledName name) {
        return names().list(UnknownNames.MOST, Optional.empty(), one -> one.id().equals(name.id()))
                .names()
                .getFirst();
    }

    private static TitledName titled(Optional<String> country) {
        var id = "petra-" + name();
        return new TitledName(id, "Petra Quint", "Foreign Minister", country, Optional.empty());
    }

    private static TitledName named(TitledName name, Optional<String> country) {
        return new TitledName(name.id(), name.name(), name.title(), country, name.organization());
    }
}
