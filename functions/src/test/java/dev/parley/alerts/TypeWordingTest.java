package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.text.Rules;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TypeWordingTest {
    @Test
    void everyTypeHasOneRowWithEightCells() {
        var rows = Rules.lines(TypeWording.class, "wording.tsv").stream()
                .map(line -> line.split("\t", -1))
                .toList();
        assertEquals(
                Arrays.stream(FactType.values()).map(FactType::label).toList(),
                rows.stream().map(cells -> cells[0]).toList());
        rows.forEach(cells -> assertEquals(8, cells.length, cells[0]));
        rows.forEach(cells -> assertTrue(Arrays.stream(cells).noneMatch(String::isBlank), cells[0]));
    }

    @Test
    void plansHaveTheirOwnWords() {
        var signed = TypeWording.of(FactType.AGREEMENT_SIGNED);
        assertEquals("SIGNED AGREEMENT", signed.noun());
        assertEquals("SIGNING", signed.plannedNoun());
        assertEquals("are to sign an agreement", signed.plannedSentence());
    }
}
