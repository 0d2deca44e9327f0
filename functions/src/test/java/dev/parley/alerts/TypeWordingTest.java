package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.resources.ResourceTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeWordingTest {
    @Test
    void everyTypeHasOneRowWithEightCells() {
        var rows = ResourceTable.table("alerts/wording.tsv", 8);
        assertEquals(
                Arrays.stream(FactType.values()).map(FactType::label).toList(),
                rows.stream().map(List::getFirst).toList());
        rows.forEach(row -> assertTrue(row.stream().noneMatch(String::isBlank), row.getFirst()));
    }

    @Test
    void plansHaveTheirOwnWords() {
        var signed = TypeWording.of(FactType.AGREEMENT_SIGNED);
        assertEquals("SIGNED AGREEMENT", signed.noun());
        assertEquals("SIGNING", signed.plannedNoun());
        assertEquals("are to sign an agreement", signed.plannedSentence());
    }
}
