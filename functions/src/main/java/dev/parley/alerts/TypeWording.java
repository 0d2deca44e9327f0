package dev.parley.alerts;

import dev.parley.extraction.FactType;
import dev.parley.extraction.text.Rules;
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
        return ALL.get(type);
    }

    private static Map<FactType, TypeWording> all() {
        var all = new EnumMap<FactType, TypeWording>(FactType.class);
        for (var line : Rules.lines(TypeWording.class, "wording.tsv")) {
            var cells = line.split("\t");
            all.put(
                    FactType.of(cells[0]),
                    new TypeWording(
                            Integer.parseInt(cells[1]), cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]));
        }
        for (var type : FactType.values()) {
            if (!all.containsKey(type)) {
                throw new IllegalStateException("wording.tsv has no row for " + type.label());
            }
        }
        return all;
    }
}
