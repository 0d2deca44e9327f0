package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.text.Lexicon;
import java.util.List;
import java.util.stream.Stream;

/** Clauses that the parser hangs on the wrong word, or gives the wrong subject. */
final class ClauseRepairs {
    private final DependencyTree tree;

    ClauseRepairs(DependencyTree tree) {
        this.tree = tree;
    }

    /**
     * "Orlov and Brandt spoke for an hour, Orlov wrote after the call": the clause before the comma is what was written,
     * neither an adverbial clause of "wrote" nor a clause that "wrote" is coordinated with.
     */
    void reportAfterClause(int verb) {
        var subjects = tree.dependents(verb, Relation.NSUBJ);
        if (!isFinite(verb)
                || !Lexicon.REPORTING.has(tree.lemma(verb))
                || subjects.isEmpty()
                || !followsComma(subjects.getFirst())) {
            return;
        }
        for (int clause : List.copyOf(tree.dependents(verb, Relation.ADVCL))) {
            if (clause < verb
                    && isFinite(clause)
                    && tree.has(clause, Relation.NSUBJ, Relation.NSUBJ_PASS)
                    && !tree.has(clause, Relation.MARK)) {
                tree.relate(clause, Relation.CCOMP);
            }
        }
        boolean beside = tree.relation(verb) == Relation.CONJ && isFinite(tree.head(verb));
        boolean under = tree.relation(verb) == Relation.ADVCL && !tree.has(verb, Relation.MARK, Relation.ADVMOD);
        if ((beside || under) && tree.head(verb) < verb && !tree.has(verb, Relation.CC)) {
            tree.relate(verb, Relation.PARATAXIS);
        }
    }

    /** "Orlov was in Oslo to discuss": the place is what the clause says of the person. */
    void placeOfPerson(int w) {
        if (!tree.tag(w).isName()) {
            return;
        }
        int place = tree.dependents(w, Relation.NMOD).stream()
                .filter(d -> d > w && tree.preposition(d).equals("in"))
                .findFirst()
                .orElse(-1);
        if (place < 0) {
            return;
        }
        List<Integer> copulas = Stream.of(w, place)
                .flatMap(at -> tree.dependents(at, Relation.COP).stream())
                .filter(be -> be > w && be < place)
                .toList();
        if (copulas.isEmpty()) {
            return;
        }
        int above = tree.head(w);
        Relation relation = tree.relation(w);
        List<Integer> rest = tree.dependents(w).stream()
                .filter(d -> d > copulas.getFirst() && d != place)
                .toList();
        tree.detach(place);
        tree.detach(w);
        tree.attach(place, above, relation);
        tree.attach(w, place, Relation.NSUBJ);
        tree.move(copulas.getFirst(), place, Relation.COP);
        for (int d : rest) {
            Relation r = tree.relation(d) == Relation.ACL ? Relation.ADVCL : tree.relation(d);
            tree.move(d, place, r == Relation.NMOD ? Relation.OBL : r);
        }
    }

    /** "No deal as envoys end talks": "as" opens a clause, whose subject was read as what the preposition governs. */
    void clauseOfAs(int verb) {
        int subject = verb - 1;
        if (subject < 1
                || !isFinite(verb)
                || !tree.isNoun(subject)
                || !tree.preposition(subject).equals("as")
                || !ParsedSentence.NOMINAL_MODIFIERS.contains(tree.relation(subject))) {
            return;
        }
        int main = tree.head(subject);
        if (tree.head(verb) < 0 && tree.head(main) == verb && tree.relation(main) == Relation.NSUBJ) {
            tree.detach(main);
            tree.detach(verb);
            tree.attach(main, -1, Relation.ROOT);
            tree.attach(verb, main, Relation.ADVCL);
        } else if (tree.head(verb) != main) {
            return;
        } else {
            tree.relate(verb, Relation.ADVCL);
        }
        for (int as : List.copyOf(tree.dependents(subject, Relation.CASE))) {
            tree.move(as, verb, Relation.MARK);
        }
        tree.govern(subject, "");
        tree.move(subject, verb, Relation.NSUBJ);
    }

    /** "made a statement to the press after meeting Brandt": the clause's subject did it, and not the noun before it. */
    void gerundOfClause(int w) {
        int noun = tree.head(w);
        if (noun < 0
                || tree.tag(w) != Tag.VBG
                || !hangsOnNoun(w)
                || tree.dependents(w, Relation.MARK).stream().noneMatch(m -> Lexicon.GERUND_MARK.has(tree.low(m)))) {
            return;
        }
        int verb = noun;
        for (int steps = 0; verb >= 0 && (!tree.isVerb(verb) || adnominalGerund(verb)) && steps < 6; steps++) {
            verb = tree.head(verb);
        }
        if (verb >= 0 && verb < w && tree.isVerb(verb)) {
            tree.move(w, verb, Relation.ADVCL);
        }
    }

    private boolean hangsOnNoun(int w) {
        int h = tree.head(w);
        return tree.relation(w) == Relation.ACL && !tree.isVerb(h)
                || tree.relation(w) == Relation.ADVCL && adnominalGerund(h);
    }

    /** "the fight against smuggling" */
    private boolean adnominalGerund(int w) {
        return tree.tag(w) == Tag.VBG && tree.relation(w) == Relation.ACL;
    }

    /** "Israel says ceasefire agreement reached": what is said is the passive clause that the object and participle form. */
    void reportedParticiple(int w) {
        int noun = tree.head(w);
        if (noun < 0 || tree.tag(w) != Tag.VBN || tree.relation(w) != Relation.ACL || noun > w) {
            return;
        }
        int verb = tree.head(noun);
        if (verb < 0
                || tree.relation(noun) != Relation.OBJ && tree.relation(noun) != Relation.CCOMP
                || !tree.lemma(verb).equals("say")
                || tree.has(noun, Relation.DET)) {
            return;
        }
        tree.detach(w);
        tree.attach(w, verb, Relation.CCOMP);
        tree.move(noun, w, Relation.NSUBJ_PASS);
    }

    private boolean isFinite(int w) {
        return tree.isTensed(w) || tree.isVerb(w) && tree.has(w, Relation.AUX, Relation.AUX_PASS);
    }

    /** Whether a noun phrase comes directly after a comma. */
    private boolean followsComma(int noun) {
        int first = noun;
        for (int d : tree.dependents(noun)) {
            first = Math.min(first, d);
        }
        return first > 0 && tree.low(first - 1).equals(",");
    }

    /** "A man posing as Orlov called": of two subjects the second belongs to the participle before it. */
    void objectOfParticiple(int v) {
        List<Integer> subjects = tree.dependents(v, Relation.NSUBJ, Relation.NSUBJ_PASS);
        if (subjects.size() < 2) {
            return;
        }
        int first = subjects.getFirst();
        int second = subjects.getLast();
        int participle = second - 1;
        while (participle > first && !tree.isVerb(participle)) {
            participle--;
        }
        if (participle > first && second < v && (tree.tag(participle) == Tag.VBG || tree.tag(participle) == Tag.VBN)) {
            tree.move(second, participle, participle == second - 1 ? Relation.OBJ : Relation.OBL);
            if (tree.head(participle) == v) {
                tree.move(participle, first, Relation.ACL);
            }
        }
    }

    /** "Sailors who were held in Oslo have been freed": the clause after "who" belongs to the noun, and the next verb is the main one. */
    void relativeClause(int w) {
        int noun = w - 1;
        int v = tree.head(w);
        if (noun < 0
                || v < w
                || !tree.low(w).equals("who")
                || tree.relation(v) == Relation.ACL_RELCL && tree.head(v) == noun
                || tree.head(noun) != v
                || tree.relation(noun) != Relation.NSUBJ && tree.relation(noun) != Relation.NSUBJ_PASS) {
            return;
        }
        for (int main : List.copyOf(tree.dependents(v, Relation.CONJ, Relation.ADVCL, Relation.PARATAXIS))) {
            if (main > v
                    && tree.isVerb(main)
                    && (tree.has(main, Relation.AUX, Relation.AUX_PASS) || isFinite(main))
                    && !tree.has(main, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.CC, Relation.MARK)) {
                int above = tree.head(v);
                Relation relation = tree.relation(v);
                tree.detach(main);
                tree.detach(v);
                tree.attach(main, above, relation);
                tree.move(noun, main, tree.has(main, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
                tree.attach(v, noun, Relation.ACL_RELCL);
                return;
            }
        }
    }

    /** "After the war of words, the two spoke": the name right before a finite verb without a subject is its subject. */
    void subjectBefore(int v) {
        boolean finite = tree.isTensed(v) || tree.has(v, Relation.AUX, Relation.AUX_PASS);
        if (!finite
                || tree.relation(v) == Relation.ACL_RELCL
                || tree.has(v, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.CSUBJ, Relation.EXPL)) {
            return;
        }
        int n = v - 1;
        while (n > 0
                && (tree.head(n) == v
                        && (tree.relation(n) == Relation.AUX
                                || tree.relation(n) == Relation.AUX_PASS
                                || tree.relation(n) == Relation.ADVMOD))) {
            n--;
        }
        if (n < 0
                || !tree.tag(n).isName()
                || !tree.preposition(n).isEmpty()
                || tree.head(n) < 0
                || tree.isUnder(v, n)) {
            return;
        }
        boolean loose = tree.relation(n) == Relation.APPOS
                || tree.relation(n) == Relation.CONJ && !tree.has(n, Relation.CC)
                || tree.relation(n) == Relation.DEP
                || tree.relation(n) == Relation.PARATAXIS
                || tree.relation(n) == Relation.COMPOUND
                || tree.relation(n) == Relation.NMOD
                || tree.relation(n) == Relation.OBL
                || tree.relation(n) == Relation.VOCATIVE
                || tree.relation(n) == Relation.LIST
                || tree.relation(n) == Relation.OBL_TMOD
                || tree.relation(n) == Relation.OBJ
                        && tree.relation(v) == Relation.CCOMP
                        && tree.head(v) == tree.head(n)
                        && Lexicon.REPORTING.has(tree.lemma(tree.head(n)));
        boolean opens = n == 0 || tree.low(n - 1).equals(",") || tree.isVerb(n - 1) || tree.tag(n - 1) == Tag.IN;
        if (loose && opens) {
            tree.move(n, v, tree.has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
        }
    }

    /** "before the summit was called off": the noun after the conjunction is the subject of the verb that follows. */
    void subjectOfClause(int v) {
        subjectOfReport(v);
        subjectBeforeModal(v);
        subjectAfterConjunction(v);
        if (tree.relation(v) != Relation.ADVCL
                || tree.head(v) < 0
                || tree.head(v) > v
                || tree.has(v, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
            return;
        }
        boolean finite = tree.tag(v) == Tag.VBD
                || tree.tag(v) == Tag.VBZ
                || tree.has(v, Relation.AUX_PASS)
                || tree.has(v, Relation.AUX);
        if (!finite) {
            return;
        }
        for (int n : List.copyOf(tree.dependents(tree.head(v)))) {
            if (n > tree.head(v)
                    && n < v
                    && tree.relation(n) == Relation.OBL
                    && Lexicon.CLAUSE_OR_PHRASE.has(tree.preposition(n))
                    && !verbBetween(n, v)) {
                String conjunction = tree.preposition(n);
                tree.move(n, v, tree.has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
                tree.govern(n, "");
                tree.govern(v, conjunction);
                for (int c : List.copyOf(tree.dependents(n))) {
                    if (tree.relation(c) == Relation.CASE) {
                        tree.move(c, v, Relation.MARK);
                    }
                }
                return;
            }
        }
    }

    /** "Ministry says Oslo refused": whom the parser took for the object of saying is the subject of what is said. */
    private void subjectOfReport(int v) {
        int n = v - 1;
        int h = tree.head(v);
        if (n > 0
                && h >= 0
                && h == tree.head(n)
                && h < n
                && tree.relation(v) == Relation.CCOMP
                && tree.relation(n) == Relation.OBJ
                && tree.tag(n).isName()
                && tree.tag(v) != Tag.VBG
                && Lexicon.REPORTING.has(tree.lemma(h))
                && !tree.has(v, Relation.NSUBJ, Relation.NSUBJ_PASS)) {
            tree.move(n, v, tree.has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
        }
    }

    /** "confirmed talks between the two would start": the noun and the modal verb are a clause without "that". */
    private void subjectBeforeModal(int v) {
        int h = tree.head(v);
        if (h < 0
                || h > v
                || tree.relation(v) != Relation.CONJ
                || !Lexicon.REPORTING.has(tree.lemma(h))
                || tree.has(v, Relation.NSUBJ, Relation.NSUBJ_PASS, Relation.CC)) {
            return;
        }
        List<Integer> auxiliaries = tree.dependents(v, Relation.AUX);
        if (auxiliaries.isEmpty() || tree.tag(auxiliaries.getFirst()) != Tag.MD) {
            return;
        }
        for (int object : List.copyOf(tree.dependents(h, Relation.OBJ))) {
            if (object > h && object < auxiliaries.getFirst() && !verbBetween(object, auxiliaries.getFirst())) {
                tree.move(object, v, tree.has(v, Relation.AUX_PASS) ? Relation.NSUBJ_PASS : Relation.NSUBJ);
                tree.relate(v, Relation.CCOMP);
            }
        }
    }

    /** "closed the road before Brandt visits Oslo": whom the conjunction was read to govern is the verb's subject. */
    private void subjectAfterConjunction(int v) {
        int n = v - 1;
        boolean finite = tree.isTensed(v);
        if (n < 1
                || !finite
                || !tree.tag(n).isName()
                || tree.head(n) < 0
                || tree.head(n) > n
                || !Lexicon.CLAUSE_OR_PHRASE.has(tree.preposition(n))
                || tree.relation(v) == Relation.ACL_RELCL
                || tree.has(v, Relation.NSUBJ_PASS, Relation.AUX)) {
            return;
        }
        int main = tree.head(v);
        if (main < 0 || main > n || !tree.isVerb(main) || tree.isUnder(v, n)) {
            return;
        }
        String conjunction = tree.preposition(n);
        for (int d : List.copyOf(tree.dependents(v, Relation.NSUBJ))) {
            if (tree.isUnder(n, d)) {
                // "closed the road before Brandt visits": the road is what was closed.
                tree.move(d, main, Relation.OBJ);
            } else {
                return;
            }
        }
        tree.move(n, v, Relation.NSUBJ);
        tree.govern(n, "");
        tree.relate(v, Relation.ADVCL);
        tree.govern(v, conjunction);
        for (int c : List.copyOf(tree.dependents(n, Relation.CASE))) {
            tree.move(c, v, Relation.MARK);
        }
    }

    private boolean verbBetween(int from, int to) {
        for (int x = from + 1; x < to; x++) {
            if (tree.isVerb(x)) {
                return true;
            }
        }
        return false;
    }
}
