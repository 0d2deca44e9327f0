package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import java.util.List;

/** Verb groups that the parser misreads: auxiliaries, "be" with an infinitive, inversion. */
final class VerbRepairs {
    private final DependencyTree tree;

    VerbRepairs(DependencyTree tree) {
        this.tree = tree;
    }

    /** "is due to ring Brandt": before an infinitive, "due to" is not the preposition of "due to rain". */
    void dueBeforeInfinitive(int w) {
        int h = tree.head(w);
        if (!tree.low(w).equals("due") || tree.relation(w) != Relation.CASE || h < w || tree.tag(h) != Tag.VB) {
            return;
        }
        tree.relate(w, Relation.ADVMOD);
        for (int to : List.copyOf(tree.dependents(w, Relation.FIXED))) {
            tree.move(to, h, Relation.MARK);
        }
        tree.govern(h, "");
    }

    /** "The two are to meet, he said": what "be" has before an infinitive is no noun. */
    void auxiliaryReadAsCopula(int w) {
        if (tree.relation(w) == Relation.COP && tree.tag(tree.head(w)) == Tag.VB) {
            tree.relate(w, Relation.AUX);
        }
    }

    /** "Orlov rejects revised Norwegian plan": a verb other than "be" is no copula, and the noun is its object. */
    void verbReadAsCopula(int w) {
        int noun = tree.head(w);
        if (tree.relation(w) != Relation.COP
                || noun < w
                || !tree.isNoun(noun)
                || !tree.isTensed(w)
                || Lexicon.COPULA.has(tree.lemma(w))) {
            return;
        }
        int above = tree.head(noun);
        Relation relation = tree.relation(noun);
        List<Integer> before = tree.dependents(noun).stream()
                .filter(d -> d < w && tree.relation(d) != Relation.DET)
                .toList();
        tree.detach(w);
        tree.detach(noun);
        tree.attach(w, above, relation);
        tree.attach(noun, w, Relation.OBJ);
        for (int d : before) {
            tree.move(d, w, tree.relation(d));
        }
    }

    /** "have agreed to a truce and start talks": a base form beside a participle is a second thing agreed to. */
    void infinitiveAfterObject(int w) {
        int h = tree.head(w);
        if (tree.relation(w) == Relation.CONJ
                && (tree.tag(w) == Tag.VB || tree.tag(w) == Tag.VBP)
                && h >= 0
                && h < w
                && tree.tag(h) == Tag.VBN
                && !tree.has(w, Relation.NSUBJ, Relation.AUX)
                && tree.dependents(h, Relation.OBL).stream()
                        .anyMatch(d -> d > h && d < w && tree.preposition(d).equals("to"))) {
            tree.relate(w, Relation.XCOMP);
        }
    }

    /** "The two are to meet, the ministry said": the infinitive is the verb of its clause, which is what the ministry said. */
    void infinitiveOfBe(int be) {
        List<Integer> infinitives = tree.dependents(be, Relation.XCOMP);
        int head = tree.head(be);
        if (head < 0
                || infinitives.isEmpty()
                || !tree.lemma(be).equals("be")
                || tree.tag(infinitives.getFirst()) != Tag.VB) {
            return;
        }
        int verb = infinitives.getFirst();
        int subject = head;
        if (tree.relation(be) == Relation.AUX && head > verb) {
            List<Integer> subjects = tree.dependents(head, Relation.NSUBJ);
            subject = subjects.size() < 2 ? -1 : subjects.getFirst();
        } else if (tree.relation(be) != Relation.COP) {
            return;
        }
        if (subject < 0 || subject > be) {
            return;
        }
        int above = tree.head(subject);
        Relation relation = tree.relation(subject);
        boolean said = relation == Relation.NSUBJ && above > verb;
        tree.detach(verb);
        tree.detach(subject);
        tree.attach(verb, above, said ? Relation.CCOMP : relation);
        tree.attach(subject, verb, Relation.NSUBJ);
        tree.move(be, verb, Relation.AUX);
    }

    /** "says he had productive call", "swap wounded prisoners": a full verb that was read as an auxiliary. */
    void verbReadAsAuxiliary(int a) {
        int h = tree.head(a);
        boolean auxiliary = tree.relation(a) == Relation.AUX || tree.relation(a) == Relation.AUX_PASS;
        if (!auxiliary || h < 0 || h < a || !tree.tag(a).isVerb()) {
            return;
        }
        boolean full = !Lexicon.AUXILIARY_VERB.has(tree.lemma(a));
        boolean has = tree.lemma(a).equals("have") && !tree.tag(h).isVerb() && !tree.has(h, Relation.COP);
        if (!full && !has) {
            return;
        }
        int above = tree.head(h);
        Relation relation = tree.relation(h);
        tree.detach(a);
        tree.detach(h);
        tree.attach(a, above, relation);
        for (int d : List.copyOf(tree.dependents(h))) {
            boolean moves = d < a
                            && (tree.relation(d) == Relation.NSUBJ
                                    || tree.relation(d) == Relation.NSUBJ_PASS
                                    || tree.relation(d) == Relation.MARK
                                    || tree.relation(d) == Relation.ADVMOD)
                    || tree.relation(d) == Relation.PUNCT;
            boolean object =
                    full && d > h && tree.isNoun(d) && tree.preposition(d).isEmpty();
            if (moves || object) {
                Relation r = object && !moves
                        ? Relation.OBJ
                        : tree.relation(d) == Relation.NSUBJ_PASS ? Relation.NSUBJ : tree.relation(d);
                tree.detach(d);
                tree.attach(d, a, r);
            }
        }
        List<Integer> objects = tree.dependents(a, Relation.OBJ);
        if (full && !objects.isEmpty()) {
            tree.attach(h, objects.getFirst(), Relation.AMOD);
        } else {
            tree.attach(h, a, tree.isNoun(h) ? Relation.OBJ : Relation.XCOMP);
        }
    }

    /** "rules out talks": the particle of a verb was read as a preposition of its object. */
    void particleReadAsPreposition(int v) {
        int particle = v + 1;
        if (particle >= tree.size()
                || !tree.isVerb(v)
                || tree.has(v, Relation.OBJ)
                || !Lexicon.PHRASAL.has(tree.lemma(v) + " " + tree.low(particle))) {
            return;
        }
        boolean governs = tree.relation(particle) == Relation.CASE;
        int object = governs
                ? tree.head(particle)
                : tree.dependents(v, Relation.OBL).stream()
                        .filter(d -> d > particle
                                && tree.dependents(d, Relation.CASE).isEmpty())
                        .findFirst()
                        .orElse(-1);
        if (object < 0 || tree.head(object) != v || !tree.isNoun(object)) {
            return;
        }
        tree.move(particle, v, Relation.COMPOUND_PRT);
        tree.relate(object, Relation.OBJ);
        tree.govern(object, "");
    }

    /** "says he had 'productive' call": an adjective read as the participle of a verb that is itself the main one. */
    void haveBeforeAdjective(int a) {
        int h = tree.head(a);
        int n = h < 0 ? -1 : tree.head(h);
        if (n < h
                || h < a
                || !tree.lemma(a).equals("have")
                || tree.relation(a) != Relation.AUX
                || tree.relation(h) != Relation.AMOD
                || !tree.isNoun(n)) {
            return;
        }
        int above = tree.head(n);
        Relation relation = tree.relation(n);
        tree.detach(a);
        tree.detach(n);
        tree.attach(a, above, relation);
        tree.attach(n, a, Relation.OBJ);
        for (int d : List.copyOf(tree.dependents(h, Relation.NSUBJ))) {
            tree.move(d, a, Relation.NSUBJ);
        }
    }

    /** "The two held a call": what has an object and no "was" is active. */
    void activeReadAsPassive(int v) {
        if (tree.tag(v) != Tag.VBN
                || !tree.has(v, Relation.OBJ, Relation.IOBJ)
                || tree.has(v, Relation.AUX, Relation.AUX_PASS, Relation.OBL_AGENT)) {
            return;
        }
        for (int d : List.copyOf(tree.dependents(v, Relation.NSUBJ_PASS))) {
            tree.relate(d, Relation.NSUBJ);
        }
    }

    /** "Had Orlov called": the noun after the auxiliary is the verb's subject. */
    void invertedSubject() {
        if (tree.size() < 3
                || !Lexicon.INVERTS.has(tree.low(0))
                || !tree.isNoun(1)
                || tree.head(1) != 0 && tree.head(1) != 2) {
            return;
        }
        int participle = -1;
        for (int v = 2; v < Math.min(tree.size(), 6) && participle < 0; v++) {
            participle = tree.tag(v) == Tag.VBN || tree.tag(v) == Tag.VB ? v : -1;
        }
        if (participle < 0 || tree.head(participle) < 0 && participle != 2) {
            return;
        }
        if (tree.head(participle) == 1 && tree.head(0) < 0) {
            // "Had" was read as the main verb: what follows the comma is it.
            int main = tree.dependents(0).stream()
                    .filter(d -> d > participleEnd(0) && tree.isVerb(d))
                    .findFirst()
                    .orElse(-1);
            tree.detach(participle);
            if (main >= 0) {
                tree.detach(main);
                tree.attach(main, -1, Relation.ROOT);
                tree.attach(participle, main, Relation.ADVCL);
            } else {
                tree.attach(participle, -1, Relation.ROOT);
            }
            tree.detach(1);
            tree.attach(1, participle, Relation.NSUBJ);
            tree.attach(0, participle, Relation.AUX);
        } else if (tree.head(0) == participle) {
            tree.move(1, participle, Relation.NSUBJ);
        }
    }

    private int participleEnd(int from) {
        for (int x = from; x < tree.size(); x++) {
            if (tree.low(x).equals(",")) {
                return x;
            }
        }
        return tree.size();
    }
}
