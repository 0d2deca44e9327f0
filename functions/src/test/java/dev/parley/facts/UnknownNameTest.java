package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.names.TitledName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");
    private static final Report WIRE = Report.by("Harbour Wire");
    private static final TitledName PLAIN =
            new TitledName("petra-quint", "Petra Quint", "", Optional.empty(), Optional.empty());
    private static final TitledName TITLED =
            new TitledName("petra-quint", "Petra Quint", "Envoy", Optional.of("FRD"), Optional.of("UN"));

    @Test
    void theFirstVersionThatNamesSomebodyIsItsExample() {
        var name = UnknownName.first(TITLED, WIRE.key(), NOON);
        assertEquals(1, name.versions());
        assertEquals(List.of(WIRE.key()), name.examples());
        assertEquals(NOON, name.firstSeen());
        assertEquals(NOON, name.lastSeen());
        assertEquals("Envoy", name.title());
    }

    @Test
    void laterVersionsFillInWhatIsMissingAndReplaceNothing() {
        var filled = UnknownName.first(PLAIN, WIRE.key(), NOON)
                .with(TITLED, WIRE.version(2).key(), NOON);
        assertEquals("Envoy", filled.title());
        assertEquals(Optional.of("FRD"), filled.country());
        assertEquals(Optional.of("UN"), filled.organization());
        var other = new TitledName("petra-quint", "Petra Quint", "Minister", Optional.of("USA"), Optional.of("NATO"));
        var again = filled.with(other, WIRE.version(3).key(), NOON);
        assertEquals("Envoy", again.title());
        assertEquals(Optional.of("FRD"), again.country());
        assertEquals(Optional.of("UN"), again.organization());
        assertEquals(3, again.versions());
    }

    @Test
    void theFirstAndTheLastTimeAreKeptInWhateverOrderVersionsCome() {
        var first = UnknownName.first(PLAIN, WIRE.key(), NOON);
        var before = first.with(PLAIN, WIRE.version(2).key(), NOON.minusSeconds(60));
        var after = before.with(PLAIN, WIRE.version(3).key(), NOON.plusSeconds(60));
        assertEquals(NOON.minusSeconds(60), before.firstSeen());
        assertEquals(NOON, before.lastSeen());
        assertEquals(NOON.minusSeconds(60), after.firstSeen());
        assertEquals(NOON.plusSeconds(60), after.lastSeen());
    }

    @Test
    void theFirstThreeVersionsAreExamplesAndTheOthersAreCounted() {
        var name = UnknownName.first(PLAIN, WIRE.key(), NOON);
        for (int version = 2; version <= 5; version++) {
            name = name.with(PLAIN, WIRE.version(version).key(), NOON);
        }
        assertEquals(5, name.versions());
        assertEquals(List.of(WIRE.key(), WIRE.version(2).key(), WIRE.version(3).key()), name.examples());
    }
}
