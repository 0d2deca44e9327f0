package dev.parley.extraction;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of English verbs: regular ones by rule, the others from {@code inflections.tsv}. */
final class Inflections {
    private final Map<String, List<String>> irregular = new HashMap<>();

    Inflections(List<String> lines) {
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            irregular.put(columns[0], List.of(columns[1].split(" ")));
        }
    }

    /** The verb itself, its third person, its past and its participles. */
    Set<String> of(String verb) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(verb);
        List<String> known = irregular.get(verb);
        if (known != null) {
            forms.addAll(known);
        } else if (verb.endsWith("e")) {
            String stem = verb.substring(0, verb.length() - 1);
            forms.addAll(List.of(verb + "s", verb + "d", stem + "ing"));
        } else if (verb.endsWith("y") && "aeiou".indexOf(verb.charAt(verb.length() - 2)) < 0) {
            String stem = verb.substring(0, verb.length() - 1);
            forms.addAll(List.of(stem + "ies", stem + "ied", verb + "ing"));
        } else {
            boolean hissing = verb.endsWith("s") || verb.endsWith("sh") || verb.endsWith("ch") || verb.endsWith("x");
            forms.addAll(List.of(verb + (hissing ? "es" : "s"), verb + "ed", verb + "ing"));
        }
        return forms;
    }
}
