package dev.parley.alerts;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.FactType;
import dev.parley.resources.ResourceTable;
import java.util.EnumMap;
import java.util.Map;

/**
 * How messages name a fact type: a row of {@code wording.tsv}, which explains its columns.
 *
 * @param rank which of several facts a message names first; 0 is the first
 */
record TypeWording(
        int rank,
        String noun,
        String plannedNoun,
        String aside,
        String plannedAside,
        String sentence,
        String plannedSentence) {
    private static final Map<FactType, TypeWording> ALL = all();

    static TypeWording of(FactType type) {
        return requireNonNull(ALL.get(type));
    }

    private static Map<FactType, TypeWording> all() {
        var all = new EnumMap<FactType, TypeWording>(FactType.class);
        for (var row : ResourceTable.table("alerts/wording.tsv", 8)) {
            all.put(
                    FactType.of(row.getFirst()),
                    new TypeWording(
                            Integer.parseInt(row.get(1)),
                            row.get(2),
                            row.get(3),
                            row.get(4),
                            row.get(5),
                            row.get(6),
                            row.get(7)));
        }
        for (var type : FactType.values()) {
            if (!all.containsKey(type)) {
                throw new IllegalStateException("wording.tsv has no row for " + type.label());
            }
        }
        return all;
    }
}
