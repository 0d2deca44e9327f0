package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Mends the attachments that the parser is known to get wrong, once for every question that is asked of a tree. */
final class TreeRepairs {
    /** Prepositions that name a partner, which belong to the event rather than to the day or place before them. */
    private static final Set<String> PARTNER = Set.of("with", "between", "alongside", "by", "from");

    private final DependencyTree tree;
    private final SentenceWords words;

    TreeRepairs(DependencyTree tree, SentenceWords words) {
        this.tree = tree;
        this.words = words;
    }

    /** All of them, in the order in which they build on each other. */
    void run() {
        for (int w = 0; w < tree.size(); w++) {
            if (tree.relation(w) == Relation.COMPOUND_PRT && !Lexicon.PARTICLE.has(tree.low(w))) {
                tree.relate(w, Relation.ADVMOD);
            }
        }
        for (int w = 0; w < tree.size(); w++) {
            dueBeforeInfinitive(w);
            auxiliaryReadAsCopula(w);
            infinitiveOfBe(w);
            verbReadAsAuxiliary(w);
        }
        invertedSubject();
        for (int w = 0; w < tree.size(); w++) {
            nameBeforeTime(w);
            objectReadAsTime(w);
        }
        for (int v = 0; v < tree.size(); v++) {
            if (tree.isVerb(v)) {
                objectOfParticiple(v);
                subjectBefore(v);
                subjectOfClause(v);
                reportAfterClause(v);
            }
        }
        for (int w = 0; w < tree.size(); w++) {
            gerundOfClause(w);
            reportedParticiple(w);
            governedSubject(w);
            phraseOfPerson(w);
            partner(w);
        }
    }

    /**
     * "Orlov and Brandt spoke for an hour, Orlov wrote after the call": the clause before the comma is what was written,
     * neither an adverbial clause of "wrote" nor a clause that "wrote" is coordinated with.
     */
    private void reportAfterClause(int verb) {
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
        if (tree.relation(verb) == Relation.CONJ
                && tree.head(verb) < verb
                && isFinite(tree.head(verb))
                && !tree.has(verb, Relation.CC)) {
            tree.relate(verb, Relation.PARATAXIS);
        }
    }

    /** "made a statement to the press after meeting Brandt": the clause's subject did it, and not the noun before it. */
    private void gerundOfClause(int w) {
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
    private void reportedParticiple(int w) {
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
        return switch (tree.tag(w)) {
            case VBD, VBZ, VBP -> true;
            default -> tree.isVerb(w) && tree.has(w, Relation.AUX, Relation.AUX_PASS);
        };
    }

    /** Whether a noun phrase comes directly after a comma. */
    private boolean followsComma(int noun) {
        int first = noun;
        for (int d : tree.dependents(noun)) {
            first = Math.min(first, d);
        }
        return first > 0 && tree.low(first - 1).equals(",");
    }

    /** "the call between Orlov and Brandt produced": what a preposition governs is no subject. */
    private void governedSubject(int w) {
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
    private void phraseOfPerson(int w) {
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

    /** "is due to ring Brandt": before an infinitive, "due to" is not the preposition of "due to rain". */
    private void dueBeforeInfinitive(int w) {
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
    private void auxiliaryReadAsCopula(int w) {
        if (tree.relation(w) == Relation.COP && tree.tag(tree.head(w)) == Tag.VB) {
            tree.relate(w, Relation.AUX);
        }
    }

    /** "The two are to meet, the ministry said": the infinitive is the verb of its clause, which is what the ministry said. */
    private void infinitiveOfBe(int be) {
        List<Integer> infinitives = tree.dependents(be, Relation.XCOMP);
        int head = tree.head(be);
        if (head < 0
                || !tree.lemma(be).equals("be")
                || infinitives.isEmpty()
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
    private void verbReadAsAuxiliary(int a) {
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

    /** "met Brandt hours before": the name is the object, and the time is none. */
    private void nameBeforeTime(int w) {
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

    /** "dismissed as fake a report": a noun with an article that is no time is the verb's object. */
    private void objectReadAsTime(int w) {
        if (tree.relation(w) == Relation.OBL_TMOD
                && tree.head(w) >= 0
                && tree.head(w) < w
                && tree.isVerb(tree.head(w))
                && tree.has(w, Relation.DET)
                && !Lexicon.TIME.has(tree.low(w))
                && !tree.has(tree.head(w), Relation.OBJ)) {
            tree.relate(w, Relation.OBJ);
        }
    }

    /** "Had Orlov called": the noun after the auxiliary is the verb's subject. */
    private void invertedSubject() {
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

    /** "A man posing as Orlov called": of two subjects the second belongs to the participle before it. */
    private void objectOfParticiple(int v) {
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

    /** "After the war of words, the two spoke": the name right before a finite verb without a subject is its subject. */
    private void subjectBefore(int v) {
        boolean finite = tree.tag(v) == Tag.VBD
                || tree.tag(v) == Tag.VBZ
                || tree.tag(v) == Tag.VBP
                || tree.has(v, Relation.AUX, Relation.AUX_PASS);
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
    private void subjectOfClause(int v) {
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

    private boolean verbBetween(int from, int to) {
        for (int x = from + 1; x < to; x++) {
            if (tree.isVerb(x)) {
                return true;
            }
        }
        return false;
    }

    /** A partner that hangs on a day, a place or a name belongs to the verb or noun that those hang on. */
    private void partner(int w) {
        if (!PARTNER.contains(tree.preposition(w)) || !ParsedSentence.NOMINAL_MODIFIERS.contains(tree.relation(w))) {
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

    private boolean isParty(int w) {
        Unit unit = words.unit(w);
        return unit != null && unit.isParty();
    }
}
