package dev.parley.extraction.tree;

import dev.parley.extraction.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A construction that names an event: one line of {@code triggers.tsv}, whose head explains the columns.
 *
 * @param needs what must hang on the trigger, all of it
 * @param without what must not hang on it, none of it
 * @param parties the functions whose fillers take part; {@code obj.with} is what hangs by "with" on the object
 * @param least how many parties it takes
 */
public record Trigger(
        String id,
        FactType type,
        Part part,
        Set<String> lemmas,
        List<Condition> needs,
        List<Condition> without,
        List<String> parties,
        int least,
        Set<String> options) {
    /** The part of speech of a trigger's head. */
    public enum Part {
        VERB,
        NOUN,
        /** A place that is a predicate: "is in Berlin". */
        PLACE
    }

    /** That one of these functions is filled by one of these lemmas or kinds. */
    public record Condition(Set<String> functions, Set<String> fillers) {}

    public boolean has(String option) {
        return options.contains(option);
    }

    /** Reads one line; {@link IllegalArgumentException} that names the line when it is malformed. */
    static Trigger of(String line, Map<String, Set<String>> classes) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 8) {
            throw new IllegalArgumentException("a trigger has eight columns: " + line);
        }
        int colon = columns[2].indexOf(':');
        Part part =
                switch (columns[2].substring(0, Math.max(0, colon))) {
                    case "v" -> Part.VERB;
                    case "n" -> Part.NOUN;
                    case "p" -> Part.PLACE;
                    default -> throw new IllegalArgumentException("a head begins with v:, n: or p:, " + line);
                };
        return new Trigger(
                columns[0],
                FactType.of(columns[1]),
                part,
                words(columns[2].substring(colon + 1), classes),
                conditions(columns[3], classes),
                conditions(columns[4], classes),
                columns[5].equals("-") ? List.of() : List.of(columns[5].split(",")),
                Integer.parseInt(columns[6]),
                columns[7].equals("-") ? Set.of() : Set.of(columns[7].split(",")));
    }

    private static List<Condition> conditions(String column, Map<String, Set<String>> classes) {
        List<Condition> out = new ArrayList<>();
        if (!column.equals("-")) {
            for (String condition : column.split(" (?=[a-z,.]+:)")) {
                int colon = condition.indexOf(':');
                if (colon < 0) {
                    throw new IllegalArgumentException("a condition is functions:fillers, not " + condition);
                }
                out.add(new Condition(
                        Set.copyOf(Arrays.asList(condition.substring(0, colon).split(","))),
                        words(condition.substring(colon + 1), classes)));
            }
        }
        return List.copyOf(out);
    }

    private static Set<String> words(String alternatives, Map<String, Set<String>> classes) {
        Set<String> out = new java.util.LinkedHashSet<>();
        for (String word : alternatives.split("\\|")) {
            if (word.startsWith("@")) {
                Set<String> members = classes.get(word.substring(1));
                if (members == null) {
                    throw new IllegalArgumentException("there is no word class " + word);
                }
                out.addAll(members);
            } else {
                out.add(word);
            }
        }
        return Set.copyOf(out);
    }
}
