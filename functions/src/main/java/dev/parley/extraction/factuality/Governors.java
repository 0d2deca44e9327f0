package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.factuality.Predicates.Effect;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
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
        if (copula || passive || s.tag(h) == Tag.JJ) {
            names.add(new String[] {"be " + form, "a"});
            names.add(new String[] {"be " + form, "v"});
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

    /**
     * Whether a gerund only completes what governs it: "the urgency of reaching a deal", "close to signing", "interested
     * in meeting". It names no occasion that took place, unless a row says so.
     */
    boolean completes(int gerund, int governor) {
        String preposition = "";
        for (int d : s.dependents(gerund, Relation.MARK, Relation.CASE)) {
            preposition = d < gerund ? s.low(d) : preposition;
        }
        boolean adjective = s.tag(governor) == Tag.JJ || s.tag(governor) == Tag.VBN && !s.has(governor, Relation.AUX);
        return s.tag(gerund) == Tag.VBG
                && (Lexicon.COMPLETING.has(preposition) && !Lexicon.CONTAINER.has(s.lemma(governor))
                        || adjective && (preposition.equals("in") || preposition.equals("on")));
    }

    /** What an effect makes of the value that an event has by itself. */
    static Value valueOf(Effect effect, Value own) {
        return switch (effect) {
            case HAPPENED -> Value.HAPPENED;
            case PLANNED -> Value.PLANNED;
            case PROPOSED -> Value.PROPOSED;
            case DENIED -> Value.DENIED;
            case UNKNOWN, TOPIC -> Value.UNKNOWN;
            case OWN, GIVEN, MATRIX -> own;
        };
    }

    /** How a governor is named in an explanation. */
    String name(int h) {
        return s.verb(h).isEmpty() ? s.low(h) : s.verb(h);
    }

    /** The preposition or conjunction that opens a phrase or clause, with the adverb that belongs to it. */
    String introduction(int w) {
        StringBuilder out = new StringBuilder();
        for (int d : s.dependents(w, Relation.MARK, Relation.CASE, Relation.ADVMOD, Relation.CC)) {
            if (d >= w) {
                break;
            }
            String low = s.low(d);
            if (Lexicon.SUBORDINATOR.has(low)) {
                out.append(out.isEmpty() ? "" : " ").append(low);
                s.dependents(d, Relation.FIXED).forEach(more -> out.append(' ').append(s.low(more)));
            }
        }
        String joined = out.toString();
        if (joined.equals("from") || joined.equals("of")) {
            int first = s.dependents(w).stream().filter(d -> d < w).findFirst().orElse(w);
            String before = first > 0 ? s.low(first - 1) : "";
            if (before.equals("far") || before.equals("instead") || before.equals("short") || before.equals("ahead")) {
                return before + " " + joined;
            }
        }
        return joined;
    }
}
