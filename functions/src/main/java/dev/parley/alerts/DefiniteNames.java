package dev.parley.alerts;

import dev.parley.resources.ResourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that English gives a "the" within a sentence: "the United States", but "France". */
final class DefiniteNames {
    private static final List<String> ROWS = ResourceTable.rows("alerts/definite-names.tsv");
    private static final Set<String> NAMES =
            ROWS.stream().filter(row -> !row.startsWith("*")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ENDINGS = ROWS.stream()
            .filter(row -> row.startsWith("*"))
            .map(row -> row.substring(1))
            .collect(Collectors.toUnmodifiableSet());

    private DefiniteNames() {}

    /** The name as it is written within a sentence. */
    static String inSentence(String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean several = name.indexOf(' ') > 0;
        // "the Swiss city", "the Sudanese army", but "Syrian rebels"
        boolean common = several && name.endsWith(last) && !last.endsWith("s");
        return NAMES.contains(name) || common || several && ENDINGS.contains(last) ? "the " + name : name;
    }
}
