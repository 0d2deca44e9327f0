package dev.parley.extraction.factuality;

import dev.parley.extraction.text.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a governing predicate says of the event in its complement ({@code predicates.tsv}, whose head explains the
 * columns): "refuse" denies its infinitive, "plan" plans it, "say" leaves its clause as it is.
 */
public final class Predicates {
    /** The value that a predicate gives to its complement. */
    enum Effect {
        HAPPENED,
        PLANNED,
        PROPOSED,
        DENIED,
        /** Nothing is claimed. */
        UNKNOWN,
        /** The complement keeps the value of its own verb group. */
        OWN,
        /** The complement is presupposed, whatever the predicate's polarity. */
        GIVEN,
        /** The complement has the value of its clause. */
        MATRIX,
        /** The complement is a topic; nothing is claimed about it. */
        TOPIC
    }

    private record Row(Effect positive, Effect negative) {}

    private final Map<String, Row> rows = new HashMap<>();

    private Predicates() {}

    /** The table that ships with the project; {@link IllegalArgumentException} names a malformed line. */
    public static Predicates bundled() {
        return of(Rules.lines("predicates.tsv"));
    }

    static Predicates of(List<String> lines) {
        Predicates table = new Predicates();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            if (columns.length < 5) {
                throw new IllegalArgumentException("a predicate has at least five columns: " + line);
            }
            table.rows.putIfAbsent(
                    key(columns[0], columns[1], columns[2]),
                    new Row(effect(columns[3], line), effect(columns[4], line)));
        }
        return table;
    }

    private static Effect effect(String name, String line) {
        try {
            return Effect.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no such effect: " + line, e);
        }
    }

    private static String key(String predicate, String pos, String complement) {
        return predicate + '/' + pos + '/' + complement;
    }

    /**
     * @param pos v, n, a (an adjective or participle with "be") or p (a preposition or conjunction)
     * @param complement to, obj-to, inf, that, whether, ing, from-ing, np (of p also what a clause or gerund follows), subj,
     *     quote, or a preposition
     * @param denied whether the predicate itself is denied
     */
    Optional<Effect> of(String predicate, String pos, String complement, boolean denied) {
        Row row = rows.get(key(predicate, pos, complement));
        return row == null ? Optional.empty() : Optional.of(denied ? row.negative : row.positive);
    }
}
