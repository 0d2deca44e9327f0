package dev.parley.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One way in which English reports a call or step, read from the rule file; the file's head explains the columns. */
record Rule(
        String id,
        FactType type,
        List<Element> trigger,
        Frame frame,
        int least,
        Map<String, Set<String>> options,
        int order) {
    enum Frame {
        VERB,
        VERB_WITH,
        VERB_PLURAL,
        VERB_PLACE,
        NOUN,
        VISIT_NOUN,
        STEP,
        ENVOY
    }

    /** A word of the trigger. {@code skips}: up to this many units may stand in front of it. */
    record Element(Set<String> words, boolean optional, int skips) {}

    boolean has(String option) {
        return options.containsKey(option);
    }

    Set<String> words(String option) {
        return options.getOrDefault(option, Set.of());
    }

    /** Reads one line; {@link IllegalArgumentException} that names the line when it is malformed. */
    static Rule of(String line, int order) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("a rule has six columns: " + line);
        }
        List<Element> trigger = new ArrayList<>();
        for (String element : columns[2].split(" ")) {
            if (element.equals("*")) {
                continue;
            }
            boolean skips = element.startsWith("*");
            boolean optional = element.endsWith("?");
            String words = element.substring(skips ? 1 : 0, element.length() - (optional ? 1 : 0));
            trigger.add(new Element(Set.of(words.split("\\|")), optional, skips ? 5 : 0));
        }
        Map<String, Set<String>> options = new HashMap<>();
        for (String option : columns[5].isBlank() ? new String[0] : columns[5].split(" ")) {
            int colon = option.indexOf(':');
            String key = colon < 0 ? option : option.substring(0, colon);
            Set<String> words = colon < 0
                    ? Set.of()
                    : new HashSet<>(List.of(option.substring(colon + 1).split("\\|")));
            options.put(key, words);
        }
        return new Rule(
                columns[0],
                FactType.of(columns[1]),
                List.copyOf(trigger),
                Frame.valueOf(columns[3].toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                Integer.parseInt(columns[4]),
                Map.copyOf(options),
                order);
    }
}
