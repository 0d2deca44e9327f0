package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import java.util.List;

/** Noun phrases that the parser hangs on the wrong word: times, partners, what is said of a person. */
final class NounRepairs {
    private final DependencyTree tree;
    private final SentenceWords words;

    NounRepairs(DependencyTree tree, SentenceWords words) {
        this.tree = tree;
        this.words = words;
    }

    /** "met Brandt hours before": the name is the object, and the time is none. */
    void nameBeforeTime(int w) {
        int h = tree.head(w);
        if (h >= 0
                && tree.relation(w) == Relation.COMPOUND
                && tree.tag(w).isName()
                && Lexicon.TIME.has(tree.low(h))
                && tree.head(h) >= 0
                && tree.isVerb(tree.head(h))
                && tree.relation(h) == Relation.OBJ) {
            tree.move(w, tree.head(h), Relation.OBJ);
            tree.relate(h, Relation.OBL_TMOD);
        }
    }

    /** "agree in principle to a summit": what is agreed to hangs on the verb, not on the manner. */
    void phraseOfManner(int w) {
        int h = tree.head(w);
        if (h >= 0
                && tree.isVerb(h)
                && Lexicon.MANNER.has(tree.low(w))
                && tree.preposition(w).equals("in")) {
            for (int d : List.copyOf(tree.dependents(w, Relation.NMOD))) {
                tree.move(d, h, Relation.OBL);
            }
        }
    }

    /** "frees 10 Swedes": the number counts the noun after it, and is no object of its own. */
    void countedNoun(int w) {
        int noun = w + 1;
        if (tree.tag(w) != Tag.CD
                || noun >= tree.size()
                || tree.head(noun) != w
                || !tree.tag(noun).isNoun()
                || tree.has(noun, Relation.CASE)
                || tree.head(w) < 0) {
            return;
        }
        int above = tree.head(w);
        Relation relation = tree.relation(w);
        tree.detach(noun);
        tree.detach(w);
        tree.attach(noun, above, relation);
        tree.govern(noun, tree.preposition(w));
        for (int d : List.copyOf(tree.dependents(w))) {
            tree.move(d, noun, tree.relation(d));
        }
        tree.attach(w, noun, Relation.NUMMOD);
    }

    /** "reach deal in Oslo talks": the talks are where the deal is reached, and not what is reached. */
    void objectBeforeTalks(int w) {
        int v = tree.head(w);
        int place = w - 1;
        if (v < 0
                || place <= v
                || tree.relation(w) != Relation.OBJ
                || !tree.isNoun(w)
                || tree.relation(place) != Relation.NMOD
                || tree.preposition(place).isEmpty()) {
            return;
        }
        int object = tree.head(place);
        if (tree.head(object) != w || tree.relation(object) != Relation.NSUBJ) {
            return;
        }
        for (int d : List.copyOf(tree.dependents(place, Relation.CASE))) {
            tree.move(d, w, Relation.CASE);
        }
        tree.govern(w, tree.preposition(place));
        tree.govern(place, "");
        tree.move(object, v, Relation.OBJ);
        tree.move(place, w, Relation.COMPOUND);
        tree.relate(w, Relation.OBL);
    }

    /** "meet face to face in Oslo": how they meet is no object. */
    void faceToFace(int w) {
        int other = w + 2;
        int h = tree.head(w);
        if (h < 0
                || other >= tree.size()
                || !tree.low(w).equals("face")
                || !tree.low(w + 1).equals("to")
                || !tree.low(other).equals("face")
                || tree.isUnder(h, w)) {
            return;
        }
        tree.relate(w, Relation.ADVMOD);
        for (int d : List.copyOf(tree.dependents(other))) {
            if (d > other) {
                tree.move(d, h, tree.relation(d));
            }
        }
    }

    /** "Oslo and Berlin talks collapse": the pair belongs to the noun that follows it, whose clause is the main one. */
    void pairBeforeClause(int w) {
        Unit u = words.unit(w);
        int noun = w + 1;
        if (u == null || u.person || u.parties.size() < 2 || noun >= tree.size() || !tree.isNoun(noun)) {
            return;
        }
        int v = tree.head(noun);
        if (v < 0
                || tree.head(v) != w
                || tree.relation(v) != Relation.ACL_RELCL
                || tree.relation(noun) != Relation.NSUBJ) {
            return;
        }
        int above = tree.head(w);
        Relation relation = tree.relation(w);
        tree.detach(v);
        tree.detach(w);
        tree.attach(v, above, relation);
        tree.attach(w, noun, Relation.COMPOUND);
    }

    /** "talks on a truce and hostage release deal": the noun right after a noun is what it belongs to, and no object of it. */
    void nounBeforeAccord(int w) {
        int accord = w + 1;
        if (tree.tag(w) != Tag.NN
                || accord >= tree.size()
                || tree.head(accord) != w
                || tree.relation(accord) != Relation.OBJ
                || !tree.isNoun(accord)
                || !Lexicon.ACCORD.has(tree.lemma(accord))) {
            return;
        }
        int above = tree.head(w);
        Relation relation = tree.relation(w);
        List<Integer> rest = List.copyOf(tree.dependents(w));
        tree.detach(accord);
        tree.detach(w);
        tree.attach(accord, above, relation);
        for (int d : rest) {
            if (d != accord && d != w - 1) {
                tree.move(d, accord, tree.relation(d));
            }
        }
        tree.govern(accord, tree.preposition(w));
        tree.govern(w, "");
        tree.attach(w, accord, Relation.COMPOUND);
    }

    /** "agrees to pauses": what is inflected after "to" is a noun. */
    void nounReadAsInfinitive(int w) {
        if (tree.tag(w) != Tag.VBZ || w == 0 || !tree.low(w - 1).equals("to") || tree.head(w - 1) != w) {
            return;
        }
        tree.relate(w, Relation.OBL);
        tree.relate(w - 1, Relation.CASE);
        tree.govern(w, "to");
    }

    /** "Following calls with Brandt, Orlov said": the participle is a preposition. */
    void participleReadAsAdjective(int w) {
        int h = tree.head(w);
        if (h > w
                && tree.low(w).equals("following")
                && tree.relation(w) == Relation.AMOD
                && tree.relation(h) == Relation.OBL
                && tree.preposition(h).isEmpty()) {
            tree.relate(w, Relation.CASE);
            tree.govern(h, "following");
        }
    }

    /** "admits Oslo-Berlin trade talks are slow": the pair belongs to the noun that follows it. */
    void pairBeforeNoun(int w) {
        Unit u = words.unit(w);
        if (u == null || u.parties.size() < 2 || tree.low(w).indexOf('-') < 0) {
            return;
        }
        boolean asSubject = tree.relation(w) == Relation.NSUBJ
                && tree.head(w) == w + 1
                && (!tree.isPredicate(w + 1) || tree.relation(w + 1) == Relation.NSUBJ);
        boolean governed = w + 1 < tree.size()
                && tree.low(w + 1).endsWith("s")
                && tree.relation(w + 1) == Relation.NSUBJ
                && ParsedSentence.NOMINAL_MODIFIERS.contains(tree.relation(w))
                && !tree.isUnder(w + 1, w);
        if (governed && tree.isNoun(w + 1)) {
            // "no deal as Oslo-Berlin talks end"
            tree.move(w, w + 1, Relation.COMPOUND);
            return;
        }
        if (asSubject && tree.isNoun(w + 1)) {
            tree.relate(w, Relation.COMPOUND);
            return;
        }
        int h = tree.head(w);
        int m = w + 1;
        while (m < tree.size() && tree.relation(m) == Relation.COMPOUND && tree.head(m) > m) {
            m = tree.head(m);
        }
        if (h < 0
                || tree.relation(w) != Relation.OBJ
                || m >= tree.size()
                || !tree.isNoun(m)
                || tree.tag(m).isName()) {
            return;
        }
        for (int v : List.copyOf(tree.dependents(w, Relation.ACL_RELCL))) {
            if (v > m) {
                tree.move(v, h, Relation.CCOMP);
                tree.move(m, v, Relation.NSUBJ);
            }
        }
        if (tree.relation(m) == Relation.NSUBJ && !tree.isUnder(m, w)) {
            tree.move(w, m, Relation.COMPOUND);
        }
    }

    /** "rejects Oslo truce offer": the first of two objects belongs to the second, unless somebody gets something. */
    void nameBeforeObject(int w) {
        int h = tree.head(w);
        if (tree.relation(w) != Relation.OBJ
                || h < 0
                || h > w
                || !isParty(w)
                || !tree.dependents(w).isEmpty()
                || Lexicon.GIVING.has(tree.lemma(h))) {
            return;
        }
        int m = w + 1;
        while (m < tree.size() && tree.relation(m) == Relation.COMPOUND && tree.head(m) > m) {
            m = tree.head(m);
        }
        if (m < tree.size() && tree.head(m) == h && tree.relation(m) == Relation.OBJ && !isParty(m)) {
            boolean touches = tree.dependents(m).stream().allMatch(d -> d > w);
            if (touches && !tree.has(m, Relation.DET)) {
                tree.move(w, m, Relation.COMPOUND);
            }
        }
    }

    /** "dismissed as fake a report": a noun with an article that is no time is the verb's object. */
    void objectReadAsTime(int w) {
        boolean second = tree.relation(w) == Relation.OBL_TMOD
                || (tree.relation(w) == Relation.XCOMP || tree.relation(w) == Relation.OBJ)
                        && tree.isNoun(w)
                        && !isParty(w)
                        && tree.head(w) >= 0
                        && Lexicon.GIVING.has(tree.lemma(tree.head(w)));
        if (second
                && tree.head(w) >= 0
                && tree.head(w) < w
                && tree.isVerb(tree.head(w))
                && tree.has(w, Relation.DET)
                && !Lexicon.TIME.has(tree.low(w))) {
            List<Integer> objects = tree.dependents(tree.head(w), Relation.OBJ).stream()
                    .filter(o -> o < w)
                    .toList();
            if (objects.isEmpty() || Lexicon.GIVING.has(tree.lemma(tree.head(w)))) {
                // "handed Oslo a draft": who gets it is the indirect object.
                objects.forEach(o -> tree.relate(o, Relation.IOBJ));
                tree.relate(w, Relation.OBJ);
            }
        }
    }

    /** "the call between Orlov and Brandt produced": what a preposition governs is no subject. */
    void governedSubject(int w) {
        boolean subject = tree.relation(w) == Relation.NSUBJ || tree.relation(w) == Relation.NSUBJ_PASS;
        if (!subject || tree.preposition(w).isEmpty() || !tree.has(w, Relation.CASE)) {
            return;
        }
        int preposition = tree.dependents(w, Relation.CASE).getFirst();
        int noun = preposition - 1;
        if (noun >= 0 && tree.isNoun(noun) && !tree.isUnder(noun, w)) {
            tree.move(w, noun, Relation.NMOD);
        }
    }

    /** "the arrival of Orlov in Oslo": where and when is said of what the person does. */
    void phraseOfPerson(int w) {
        int h = tree.head(w);
        if (h < 0
                || tree.head(h) < 0
                || tree.relation(w) != Relation.NMOD
                || tree.preposition(w).isEmpty()
                || tree.preposition(w).equals("of")) {
            return;
        }
        Unit u = words.unit(h);
        boolean person = u != null && u.person && u.isParty();
        boolean governed = tree.relation(h) == Relation.OBJ
                || tree.relation(h) == Relation.OBL
                || tree.relation(h) == Relation.NMOD
                || tree.relation(h) == Relation.IOBJ
                || tree.relation(h) == Relation.OBL_AGENT;
        if (person && governed) {
            tree.move(w, tree.head(h), tree.isVerb(tree.head(h)) ? Relation.OBL : Relation.NMOD);
        }
    }

    /** A partner that hangs on a day, a place or a name belongs to the verb or noun that those hang on. */
    void partner(int w) {
        if (!Lexicon.PARTNER_OF_EVENT.has(tree.preposition(w))
                || !ParsedSentence.NOMINAL_MODIFIERS.contains(tree.relation(w))) {
            return;
        }
        int h = tree.head(w);
        int steps = 0;
        while (h >= 0
                && tree.head(h) >= 0
                && steps++ < 4
                && !tree.isVerb(h)
                && (tree.tag(h).isName()
                        || tree.tag(h) == Tag.CD
                        || Lexicon.TIME.has(tree.low(h))
                        || Lexicon.LINE.has(tree.low(h))
                        || isParty(h))
                && tree.relation(h) != Relation.NSUBJ
                && !tree.preposition(w).equals("from")) {
            h = tree.head(h);
        }
        if (h != tree.head(w) && h >= 0 && !tree.isUnder(h, w)) {
            tree.move(w, h, tree.relation(w));
        }
    }

    /** "a swap of spies between Oslo and Berlin": those between whom it is belong to the event, not to the last noun. */
    void betweenTwo(int w) {
        int h = tree.head(w);
        if (h < 0
                || !tree.preposition(w).equals("between")
                || !ParsedSentence.NOMINAL_MODIFIERS.contains(tree.relation(w))
                || tree.isVerb(h)
                || Lexicon.BETWEEN_TWO.has(tree.low(h))) {
            return;
        }
        for (int e = w - 1; e >= 0; e--) {
            if (Lexicon.BETWEEN_TWO.has(tree.low(e)) && tree.isNoun(e) && !tree.isUnder(e, w)) {
                if (tree.isUnder(e, h) || tree.isUnder(h, e)) {
                    tree.move(w, e, Relation.NMOD);
                }
                return;
            }
        }
    }

    private boolean isParty(int w) {
        Unit unit = words.unit(w);
        return unit != null && unit.isParty();
    }
}
