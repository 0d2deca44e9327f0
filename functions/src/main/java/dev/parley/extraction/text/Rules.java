package dev.parley.extraction.text;

import dev.parley.resources.ResourceTable;
import java.util.List;

/** Reads the rule files of {@code dev.parley.extraction}. */
public final class Rules {
    private Rules() {}

    /** The rows of a resource below {@code dev/parley/extraction}, without comments and blank lines. */
    public static List<String> lines(String resource) {
        return ResourceTable.rows("extraction/" + resource);
    }
}
