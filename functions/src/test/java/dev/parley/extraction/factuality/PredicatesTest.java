package dev.parley.extraction.factuality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.factuality.Predicates.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredicatesTest {
    @Test
    void aPredicateSaysWhatItDoesAffirmedAndDenied() {
        var table = Predicates.of(List.of("refuse\tv\tto\tdenied\thappened", "refuse\tv\tto\tplanned\tplanned"));
        assertEquals(Optional.of(Effect.DENIED), table.of("refuse", "v", "to", false));
        assertEquals(Optional.of(Effect.HAPPENED), table.of("refuse", "v", "to", true));
        assertEquals(Optional.empty(), table.of("refuse", "v", "ing", false));
        assertEquals(Optional.empty(), table.of("refuse", "n", "to", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse\tv\tto\tdenied", "refuse\tv\tto\tdeny\tunknown", "refuse\tv\tto\tdenied\tmaybe"})
    void aMalformedLineIsNamed(String line) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Predicates.of(List.of(line)));
        assertTrue(failure.getMessage().endsWith(line), failure.getMessage());
    }
}
