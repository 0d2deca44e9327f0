package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Predicates.Effect;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the rows of {@link Predicates} for a governor as a sentence has it: its voice, particle, object and complement. */
final class Governors {
    private final ParsedSentence s;
    private final Predicates predicates;

    Governors(ParsedSentence sentence, Predicates predicates) {
        this.s = sentence;
        this.predicates = predicates;
    }

    /** What the governor does to one of these complements, the first that has a row. */
    Optional<Effect> effect(int h, List<String> complements, boolean denied) {
        String lemma = s.lemma(h);
        String phrasal = s.verb(h);
        boolean copula = s.has(h, Relation.COP);
        boolean passive = s.isPassive(h) || s.tag(h) == Tag.VBN && !s.has(h, Relation.AUX);
        List<String[]> names = new ArrayList<>(8);
        String form = s.low(h);
        if (passive && !phrasal.equals(lemma)) {
            names.add(new String[] {"be " + form + phrasal.substring(lemma.length()), "v"});
        }
        if (copula || passive || s.tag(h) == Tag.JJ || s.tag(h) == Tag.VBN) {
            names.add(new String[] {"be " + form, "a"});
            names.add(new String[] {"be " + form, "v"});
            names.add(new String[] {"be " + lemma, "v"});
        }
        if (s.isVerb(h)) {
            names.add(new String[] {phrasal, "v"});
            if (!phrasal.equals(lemma)) {
                names.add(new String[] {lemma, "v"});
            }
            for (int o : s.dependents(h, Relation.OBJ)) {
                names.add(0, new String[] {lemma + " the " + s.lemma(o), "v"});
                names.add(0, new String[] {lemma + " " + s.lemma(o), "v"});
            }
        } else {
            names.add(new String[] {lemma, "n"});
            names.add(new String[] {lemma, "v"});
        }
        for (String[] name : names) {
            for (String complement : complements) {
                Optional<Effect> effect = predicates.of(name[0], name[1], complement, denied);
                if (effect.isPresent()) {
                    return effect;
                }
            }
        }
        return Optional.empty();
    }
}
