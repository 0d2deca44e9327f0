package dev.parley.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Cursors of lists that the table gives. */
public final class RowCursorTarget {
    private static final String SEARCH = "facts of a day";

    private RowCursorTarget() {}

    public static FuzzTarget target() {
        return FuzzTarget.ofTexts(
                "row-cursor", List.of(Cursor.of(SEARCH, "2025-02-12#1"), "abc"), RowCursorTarget::read);
    }

    /** A cursor that is accepted leads to the row for which it was made. */
    private static void read(byte[] input) {
        var typed = new String(input, StandardCharsets.UTF_8);
        try {
            var key = Cursor.sortKey(SEARCH, Optional.of(typed)).orElseThrow();
            assertEquals(Optional.of(key), Cursor.sortKey(SEARCH, Optional.of(Cursor.of(SEARCH, key))));
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }
}
