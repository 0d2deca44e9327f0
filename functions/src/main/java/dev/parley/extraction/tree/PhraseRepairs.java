package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Lexicon;
import java.util.List;

/** Phrases that the parser hangs on the wrong verb, or makes verbs' clauses of. */
final class PhraseRepairs {
    private final DependencyTree tree;
    private final SentenceWords words;

    PhraseRepairs(DependencyTree tree, SentenceWords words) {
        this.tree = tree;
        this.words = words;
    }

    /** "discussed over the phone planned talks": the phone is what they spoke by, and no subject of "planned". */
    void meansReadAsClause(int w) {
        if (!tree.isNoun(w) || !Lexicon.MEANS.has(tree.low(w))) {
            return;
        }
        int preposition = w > 0 && tree.tag(w - 1) == Tag.DT ? w - 2 : w - 1;
        if (preposition < 1
                || !Lexicon.SPOKEN_BY.has(tree.low(preposition))
                || tree.preposition(w).equals(tree.low(preposition))) {
            return;
        }
        int verb = preposition - 1;
        if (!tree.tag(verb).isVerb() || tree.isUnder(verb, w)) {
            return;
        }
        tree.move(w, verb, Relation.OBL);
        tree.move(preposition, w, Relation.CASE);
        tree.govern(w, tree.low(preposition));
    }

    /** "The head of the agency held talks with Brandt": a verb in the past with an object is the sentence's, and no participle. */
    void mainVerbReadAsParticiple(int verb) {
        int subject = tree.head(verb);
        if (subject < 0
                || subject > verb
                || tree.relation(verb) != Relation.ACL
                || tree.tag(verb) != Tag.VBD
                || !tree.has(verb, Relation.OBJ)
                || tree.relation(subject) != Relation.ROOT
                || !tree.isNoun(subject)
                || tree.isPredicate(subject)) {
            return;
        }
        tree.detach(verb);
        tree.detach(subject);
        tree.attach(verb, -1, Relation.ROOT);
        tree.attach(subject, verb, Relation.NSUBJ);
        for (int d : List.copyOf(tree.dependents(subject))) {
            if (d > verb) {
                tree.move(d, verb, tree.relation(d) == Relation.NMOD ? Relation.OBL : tree.relation(d));
            }
        }
    }

    /** "held, eventually, a conversation": the commas are those of the adverb, and the noun is the verb's object. */
    void objectAfterAdverb(int noun) {
        int verb = tree.head(noun);
        if (verb < 0
                || verb > noun
                || tree.relation(noun) != Relation.CONJ && tree.relation(noun) != Relation.OBL
                || !tree.isNoun(noun)
                || !tree.preposition(noun).isEmpty()
                || !tree.isVerb(verb)
                || tree.has(noun, Relation.CC)
                || tree.has(verb, Relation.OBJ)) {
            return;
        }
        boolean adverb = false;
        int w = verb + 1;
        while (w < noun && (tree.tag(w) == Tag.RB || tree.low(w).equals(","))) {
            adverb |= tree.tag(w) == Tag.RB;
            w++;
        }
        if (adverb && (w == noun || tree.head(w) == noun)) {
            tree.relate(noun, Relation.OBJ);
        }
    }

    /** "discussed issues, including trade and holding a summit": a gerund is no second verb beside a finite one. */
    void gerundOfList(int gerund) {
        int verb = tree.head(gerund);
        if (verb < 0
                || verb > gerund
                || tree.tag(gerund) != Tag.VBG
                || tree.relation(gerund) != Relation.CONJ
                || !tree.has(gerund, Relation.CC)
                || tree.has(gerund, Relation.AUX, Relation.NSUBJ)) {
            return;
        }
        int noun = -1;
        for (int d : tree.dependents(verb)) {
            if (d > verb && d < gerund && tree.isNoun(d)) {
                noun = d;
            }
        }
        if (tree.isTensed(verb) && noun >= 0) {
            tree.move(gerund, noun, Relation.CONJ);
        }
    }

    /** "rejects embattled Orlov's offer": a participle directly behind the verb describes the object. */
    void participleBeforeObject(int w) {
        int verb = tree.head(w);
        if (tree.tag(w) != Tag.VBN
                || tree.relation(w) != Relation.XCOMP
                || verb != w - 1
                || tree.has(verb, Relation.OBJ)
                || Lexicon.TAKES_PARTICIPLE.has(tree.lemma(verb))) {
            return;
        }
        List<Integer> objects = tree.dependents(w, Relation.OBJ);
        if (objects.isEmpty()) {
            return;
        }
        int object = objects.getFirst();
        for (int d : List.copyOf(tree.dependents(w))) {
            if (d != object) {
                tree.move(d, object, tree.relation(d));
            }
        }
        tree.move(object, verb, Relation.OBJ);
        tree.move(w, object, Relation.AMOD);
    }

    /** "will travel to Oslo to sit in talks": who travels does so, and not the place. */
    void aimOfJourney(int place) {
        Unit unit = words.unit(place);
        if (unit == null || !unit.place || !tree.preposition(place).equals("to")) {
            return;
        }
        int verb = tree.head(place);
        while (verb >= 0 && !tree.isVerb(verb)) {
            verb = tree.head(verb);
        }
        if (verb < 0) {
            return;
        }
        for (int aim : List.copyOf(tree.dependents(place, Relation.ACL))) {
            if (tree.tag(aim) == Tag.VB && tree.has(aim, Relation.MARK)) {
                tree.move(aim, verb, Relation.ADVCL);
            }
        }
    }
}
