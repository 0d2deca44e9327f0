package dev.parley.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResourceTableTest {
    private static final String MONTHS = "articles/months.tsv";

    @Test
    void commentsAndBlankLinesAreNotRows() {
        var rows = ResourceTable.rows(MONTHS);

        assertFalse(rows.isEmpty());
        assertTrue(rows.stream().noneMatch(row -> row.isBlank() || row.startsWith("#")));
    }

    @Test
    void everyRowHasTheRequiredColumns() {
        assertTrue(ResourceTable.table(MONTHS, 13).stream().allMatch(row -> row.size() == 13));
    }

    @Test
    void aRowWithOtherColumnsIsRefusedWithTheNameOfItsFile() {
        var refused = assertThrows(IllegalStateException.class, () -> ResourceTable.table(MONTHS, 12));

        assertTrue(refused.getMessage().startsWith(MONTHS + " needs 12 columns"), refused.getMessage());
    }

    @Test
    void aMissingFileIsRefusedByItsName() {
        var refused = assertThrows(IllegalStateException.class, () -> ResourceTable.rows("articles/none.tsv"));

        assertEquals("the resource articles/none.tsv is missing", refused.getMessage());
    }

    @Test
    void wordsAreInLowerCase() {
        assertTrue(ResourceTable.words("articles/dateline-places.txt").contains("abu dhabi"));
    }
}
