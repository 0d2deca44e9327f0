package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import dev.parley.extraction.tree.ParsedSentence;
import java.util.ArrayList;
import java.util.List;

/** Reads what the verb groups of a sentence say by themselves: tense, modal, negation, voice. */
final class VerbGroups {
    private final ParsedSentence s;

    VerbGroups(ParsedSentence sentence) {
        this.s = sentence;
    }

    /** What a verb group says by its own tense and modal. */
    record VerbGroup(Value value, boolean negated, boolean infinitive) {}

    /** The group of this verb or predicate noun. */
    VerbGroup of(int w) {
        List<String> auxiliaries = new ArrayList<>();
        for (int d : s.dependents(w, Relation.AUX, Relation.AUX_PASS, Relation.COP)) {
            auxiliaries.add(s.low(d));
        }
        boolean negated = negated(w);
        boolean perfect = auxiliaries.contains("have") || auxiliaries.contains("'ve");
        Value value = Value.HAPPENED;
        if (s.tag(w) == Tag.MD && auxiliaries.isEmpty()) {
            auxiliaries.add(s.low(w));
        }
        for (String a : auxiliaries) {
            switch (a) {
                case "will", "'ll", "shall", "wo" -> value = Value.PLANNED;
                case "would" -> value = perfect ? Value.DENIED : reported(w) ? Value.PLANNED : Value.UNKNOWN;
                case "could", "should", "might" -> value = perfect ? Value.DENIED : Value.PROPOSED;
                case "may", "can", "must", "ca", "ought" -> value = Value.PROPOSED;
                default -> {}
            }
        }
        if (inverted(w) || farFrom(w)) {
            value = Value.DENIED;
        }
        boolean infinitive = false;
        for (int d : s.dependents(w, Relation.MARK, Relation.AUX)) {
            infinitive |= d < w && s.low(d).equals("to") && (s.tag(w) == Tag.VB || auxiliaries.contains("be"));
        }
        if (infinitive && !auxiliaries.isEmpty() && yet(w)) {
            return new VerbGroup(Value.DENIED, negated, false);
        }
        if (perfect && arranged(w)) {
            // "was to have met": it did not come about.
            return new VerbGroup(Value.DENIED, negated, false);
        }
        if (infinitive && arranged(w)) {
            value = Value.PLANNED;
            infinitive = false;
        }
        if (progressive(w, auxiliaries)) {
            value = value == Value.HAPPENED && aheadDay(w) ? Value.PLANNED : value;
        }
        return new VerbGroup(value, negated, infinitive);
    }

    /** "said that he would meet": what was to come when it was said, also where the clause hangs on a noun before it. */
    private boolean reported(int w) {
        boolean that = s.relation(w) == Relation.ACL_RELCL
                && s.dependents(w, Relation.MARK).stream()
                        .anyMatch(d -> s.low(d).equals("that"))
                && s.clause(s.head(w)) >= 0
                && Lexicon.ADDRESS.has(s.low(s.clause(s.head(w))));
        return that || s.relation(w) == Relation.CCOMP;
    }

    /** "are far from signing" */
    private boolean farFrom(int gerund) {
        return s.dependents(gerund, Relation.ADVMOD).stream()
                .anyMatch(d ->
                        s.low(d).equals("far") && d < gerund && s.low(d + 1).equals("from"));
    }

    /** "has yet to be signed", "is yet to meet". */
    boolean yet(int w) {
        return s.dependents(w, Relation.ADVMOD).stream().anyMatch(d -> s.low(d).equals("yet"));
    }

    /** "is to meet", "were to meet": the form of "be" comes before the "to". */
    private boolean arranged(int w) {
        return s.dependents(w, Relation.AUX, Relation.COP).stream()
                .anyMatch(d -> s.lemma(d).equals("be")
                        && s.dependents(w, Relation.MARK, Relation.AUX).stream()
                                .anyMatch(to -> d < to && s.low(to).equals("to")));
    }

    private boolean progressive(int w, List<String> auxiliaries) {
        return s.tag(w) == Tag.VBG
                && (auxiliaries.contains("is")
                        || auxiliaries.contains("are")
                        || auxiliaries.contains("'s")
                        || auxiliaries.contains("'re"));
    }

    /** Whether the clause names a day to come: "is meeting Xi tomorrow", "is flying to Oslo next week". */
    private boolean aheadDay(int w) {
        for (int d : s.dependents(w)) {
            String low = s.low(d);
            if (low.equals("tomorrow")) {
                return true;
            }
            for (int m : s.dependents(d)) {
                if (s.low(m).equals("next") || s.low(m).equals("coming")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the word itself is negated: "will not join". */
    boolean negated(int w) {
        for (int d : s.dependents(w)) {
            Relation r = s.relation(d);
            if ((r == Relation.ADVMOD
                            || r == Relation.DET
                            || r == Relation.AUX
                            || r == Relation.CC
                            || r == Relation.DEP
                            || r == Relation.DISCOURSE)
                    && Lexicon.NEGATION.has(s.low(d))) {
                return true;
            }
            if (r == Relation.AUX
                    && s.dependents(d, Relation.ADVMOD).stream().anyMatch(a -> Lexicon.NEGATION.has(s.low(a)))) {
                // "Never has Orlov met"
                return true;
            }
            if ((r == Relation.NSUBJ || r == Relation.NSUBJ_PASS) && isNothing(d)) {
                return true;
            }
        }
        return false;
    }

    /** "Nobody", "no meeting", "neither side". */
    boolean isNothing(int np) {
        if (Lexicon.NOBODY.has(s.low(np))) {
            return true;
        }
        return s.dependents(np, Relation.DET, Relation.ADVMOD, Relation.CC).stream()
                .anyMatch(d -> d < np && (s.low(d).equals("no") || s.low(d).equals("neither")));
    }

    /** "Had Trump called, ...", "should they meet": a condition without "if"; and a question. */
    private boolean inverted(int w) {
        List<Integer> auxiliaries = s.dependents(w, Relation.AUX, Relation.AUX_PASS);
        List<Integer> subjects = s.dependents(w, Relation.NSUBJ, Relation.NSUBJ_PASS);
        if (auxiliaries.isEmpty() || subjects.isEmpty() || auxiliaries.getFirst() > subjects.getFirst()) {
            return false;
        }
        String first = s.low(auxiliaries.getFirst());
        return first.equals("had") || first.equals("should") || first.equals("were");
    }
}
