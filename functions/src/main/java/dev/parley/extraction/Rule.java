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
        ADVERBIAL,
        VISIT_NOUN,
        STEP,
        ENVOY
    }

    /** A word of the trigger. {@code skips}: up to this many units may stand in front of it. */
    record Element(Set<String> words, boolean optional, int skips) {}

    /** Words that a {@code *} may skip; those that say nothing are not counted. */
    private static final int SKIPS = 5;

    /** Words that a {@code **} may skip: "negotiations on a trade deal between India and the EU were suspended". */
    private static final int FAR = 12;

    /** Whether this word, at the trigger's head, is a verb's base form. */
    boolean infinitive(String word) {
        return Lexicon.BASE_FORM.has(word);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Set<String> words(String option) {
        return options.getOrDefault(option, Set.of());
    }

    /** Reads one line; {@link IllegalArgumentException} that names the line when it is malformed. */
    static Rule of(String line, int order, Inflections inflections) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("a rule has six columns: " + line);
        }
        List<Element> trigger = new ArrayList<>();
        for (String element : columns[2].split(" ")) {
            if (element.equals("*")) {
                continue;
            }
            boolean far = element.startsWith("**");
            boolean skips = element.startsWith("*");
            boolean optional = element.endsWith("?");
            String words = element.substring(far ? 2 : skips ? 1 : 0, element.length() - (optional ? 1 : 0));
            trigger.add(new Element(expanded(words, inflections), optional, far ? FAR : skips ? SKIPS : 0));
        }
        Map<String, Set<String>> options = new HashMap<>();
        for (String option : columns[5].isBlank() ? new String[0] : columns[5].split(" ")) {
            int colon = option.indexOf(':');
            String key = colon < 0 ? option : option.substring(0, colon);
            Set<String> words = colon < 0 ? Set.of() : expanded(option.substring(colon + 1), inflections);
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

    /** Alternatives between bars; {@code meet+} stands for all forms of a verb, {@code @PHONE} for a list of the lexicon. */
    private static Set<String> expanded(String alternatives, Inflections inflections) {
        Set<String> words = new HashSet<>();
        for (String word : alternatives.split("\\|")) {
            if (word.startsWith("@")) {
                words.addAll(Lexicon.valueOf(word.substring(1)).words());
            } else if (word.endsWith("+")) {
                words.addAll(inflections.of(word.substring(0, word.length() - 1)));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
