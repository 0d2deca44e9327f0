package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import java.util.ArrayList;
import java.util.List;

/** Who does what to whom in a clause, by the relations of the tree. Indices count words. */
record ClauseArguments(ParsedSentence sentence) {
    private boolean relativePronoun(int w) {
        return switch (sentence.low(w)) {
            case "who", "which", "that", "whom" -> true;
            default -> false;
        };
    }

    /** The name right before a "who" whose clause the tree hangs elsewhere; the pronoun itself where there is none. */
    private int antecedent(int pronoun) {
        int before = pronoun - 1;
        if (before > 0 && sentence.low(before).equals(",")) {
            before--;
        }
        return sentence.low(pronoun).equals("who")
                        && before >= 0
                        && sentence.tag(before).isName()
                ? before
                : pronoun;
    }

    /** The grammatical subjects, those that a verb shares with its governor included. */
    List<Integer> subjects(int verb) {
        return subjects(verb, 0);
    }

    private List<Integer> subjects(int verb, int depth) {
        if (depth > 6 || verb < 0) {
            return List.of();
        }
        List<Integer> own = new ArrayList<>(2);
        for (int s : sentence.dependents(verb, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
            if (!relativePronoun(s)) {
                own.add(s);
            } else if (sentence.relation(verb) != Relation.ACL_RELCL) {
                own.add(antecedent(s));
            }
        }
        if (!own.isEmpty()) {
            return own;
        }
        int h = sentence.head(verb);
        if (h < 0) {
            return List.of();
        }
        switch (sentence.relation(verb)) {
            case ACL, ACL_RELCL -> {
                if (sentence.isVerb(h)) {
                    return subjects(h, depth + 1);
                }
                // "plans to meet": the one who has the plan meets.
                if (sentence.tag(verb) == Tag.VB
                        && sentence.relation(verb) == Relation.ACL
                        && !sentence.tag(h).isName()
                        && sentence.firstUnit(h).parties.isEmpty()) {
                    List<Integer> owners = sentence.dependents(h, Relation.NMOD_POSS, Relation.COMPOUND);
                    List<Integer> named = owners.stream()
                            .filter(o -> !sentence.firstUnit(o).parties.isEmpty())
                            .toList();
                    if (!named.isEmpty()) {
                        return named;
                    }
                    int c = sentence.clause(h);
                    return c < 0 || c == verb ? List.of() : subjects(c, depth + 1);
                }
                return List.of(h);
            }
            case XCOMP, CONJ, ADVCL, PARATAXIS, CCOMP -> {
                boolean infinitive = sentence.relation(verb) == Relation.XCOMP;
                boolean gerund = sentence.relation(verb) == Relation.ADVCL
                        && sentence.tag(verb) == Tag.VBG
                        && sentence.dependents(verb, Relation.MARK).stream()
                                .anyMatch(m -> sentence.low(m).equals("for")
                                        || sentence.low(m).equals("of"));
                if (sentence.has(h, Relation.OBJ)
                        && (infinitive && Lexicon.OBJECT_CONTROL.has(sentence.lemma(h))
                                || gerund && Lexicon.JUDGES.has(sentence.lemma(h)))) {
                    return sentence.dependents(h, Relation.OBJ);
                }
                if (sentence.relation(verb) == Relation.CCOMP
                        && sentence.tag(verb) != Tag.VB
                        && sentence.tag(verb) != Tag.VBG) {
                    return List.of();
                }
                if (sentence.isPredicate(h) || sentence.relation(verb) == Relation.CONJ) {
                    return subjects(h, depth + 1);
                }
                return sentence.isNoun(h) ? List.of(h) : List.of();
            }
            case OBL, NMOD -> {
                // "after meeting Putin, Trump said": a gerund after a preposition.
                int c = sentence.clause(h);
                return sentence.tag(verb) == Tag.VBG && c >= 0 && c != verb ? subjects(c, depth + 1) : List.of();
            }
            default -> {
                return List.of();
            }
        }
    }

    /** Who acts: the subject of an active verb, the "by" phrase of a passive one. */
    List<Integer> agents(int verb) {
        if (!sentence.isPassive(verb)) {
            return subjects(verb);
        }
        List<Integer> out = new ArrayList<>(sentence.dependents(verb, Relation.OBL_AGENT));
        for (int d : sentence.dependents(verb, Relation.OBL, Relation.NMOD)) {
            if (sentence.preposition(d).equals("by")) {
                out.add(d);
            }
        }
        return out;
    }

    /** What is acted on: the object of an active verb, the subject of a passive one, the noun that a clause modifies. */
    List<Integer> patients(int verb) {
        List<Integer> out = new ArrayList<>(2);
        int h = sentence.head(verb);
        if (sentence.isPassive(verb)) {
            for (int s : sentence.dependents(verb, Relation.NSUBJ_PASS, Relation.NSUBJ)) {
                if (!relativePronoun(s)) {
                    out.add(s);
                }
            }
            if (out.isEmpty()) {
                out.addAll(subjects(verb));
            }
            return out;
        }
        out.addAll(sentence.dependents(verb, Relation.OBJ));
        if (out.isEmpty() && h >= 0 && sentence.relation(verb) == Relation.ACL_RELCL && !sentence.isVerb(h)) {
            boolean subject = sentence.dependents(verb, Relation.NSUBJ).stream().anyMatch(s -> !relativePronoun(s));
            if (subject) {
                out.add(h);
            }
        }
        return out;
    }
}
