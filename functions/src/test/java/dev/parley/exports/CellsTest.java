package dev.parley.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1+1",
                "\u00A0=1",
                "\u3000-1",
                "\u200B=1",
                "\uFEFF=1",
                "\u202E=1",
                "\u0000=1",
                "\uFF1D1+1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A1",
                "\uFE661",
                "\u22121",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"https://example.org\")",
                " \t text"
            })
    void cellThatASpreadsheetMayRunGetsAnApostrophe(String cell) {
        assertEquals("'" + cell, Cells.escaped(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Trump-Putin",
                "a=b",
                "1-2",
                "'=1",
                "\u05E9\u05DC\u05D5\u05DD",
                "2025-02-12",
                "\"quoted\"",
                "#1",
            })
    void otherCellsAreUnchanged(String cell) {
        assertEquals(cell, Cells.escaped(cell));
    }

    @Test
    void tabBeforeTextIsEscaped() {
        assertEquals("'\ttext", Cells.escaped("\ttext"));
    }
}
