package dev.parley.extraction.tree;

import static java.util.Objects.requireNonNull;

import dev.parley.extraction.text.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The triggers, by the lemma that can be their head, in the order of their table. */
public final class Triggers {
    private final Map<String, Set<String>> classes = new HashMap<>();
    private final List<Trigger> all = new ArrayList<>();
    private final Map<String, List<Trigger>> verbs = new HashMap<>();
    private final Map<String, List<Trigger>> nouns = new HashMap<>();
    private final List<Trigger> places = new ArrayList<>();
    private final Map<String, Integer> order = new HashMap<>();

    private Triggers() {}

    /** The triggers that ship with the project. */
    public static Triggers bundled() {
        Triggers triggers = new Triggers();
        for (String line : Rules.lines("classes.tsv")) {
            int tab = line.indexOf('\t');
            triggers.classes.put(
                    line.substring(0, tab), Set.of(line.substring(tab + 1).split("\\|")));
        }
        for (String line : Rules.lines("triggers.tsv")) {
            triggers.add(Trigger.of(line, triggers.classes));
        }
        return triggers;
    }

    private void add(Trigger trigger) {
        order.put(trigger.id(), all.size());
        all.add(trigger);
        switch (trigger.part()) {
            case VERB ->
                trigger.lemmas().forEach(l -> verbs.computeIfAbsent(l, x -> new ArrayList<>())
                        .add(trigger));
            case NOUN ->
                trigger.lemmas().forEach(l -> nouns.computeIfAbsent(l, x -> new ArrayList<>())
                        .add(trigger));
            case PLACE -> places.add(trigger);
        }
    }

    List<Trigger> all() {
        return all;
    }

    Set<String> wordClass(String name) {
        return requireNonNull(classes.get(name), name);
    }

    public List<Trigger> verb(String lemma) {
        return verbs.getOrDefault(lemma, List.of());
    }

    /** Whether a word is the base form of a verb of the table. */
    boolean isVerb(String low) {
        return verbs.containsKey(low);
    }

    public List<Trigger> noun(String lemma) {
        return nouns.getOrDefault(lemma, List.of());
    }

    public List<Trigger> places() {
        return places;
    }

    /** The place of a trigger in the table: the first one wins. */
    public int order(Trigger trigger) {
        return requireNonNull(order.get(trigger.id()));
    }
}
