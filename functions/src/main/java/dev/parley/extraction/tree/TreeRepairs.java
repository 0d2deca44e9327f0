package dev.parley.extraction.tree;

import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.text.Lexicon;

/** Mends the attachments that the parser is known to get wrong, once for every question that is asked of a tree. */
final class TreeRepairs {
    private final DependencyTree tree;
    private final VerbRepairs verbs;
    private final ClauseRepairs clauses;
    private final NounRepairs nouns;
    private final PhraseRepairs phrases;

    TreeRepairs(DependencyTree tree, SentenceWords words) {
        this.tree = tree;
        this.verbs = new VerbRepairs(tree);
        this.clauses = new ClauseRepairs(tree);
        this.nouns = new NounRepairs(tree, words);
        this.phrases = new PhraseRepairs(tree, words);
    }

    /** All of them, in the order in which they build on each other. */
    void run() {
        for (int w = 0; w < tree.size(); w++) {
            if (tree.relation(w) == Relation.COMPOUND_PRT && !Lexicon.PARTICLE.has(tree.low(w))) {
                tree.relate(w, Relation.ADVMOD);
            }
        }
        for (int w = 0; w < tree.size(); w++) {
            verbs.dueBeforeInfinitive(w);
            verbs.auxiliaryReadAsCopula(w);
            verbs.infinitiveOfBe(w);
            verbs.infinitiveAfterObject(w);
            verbs.verbReadAsCopula(w);
            verbs.verbReadAsAuxiliary(w);
            verbs.haveBeforeAdjective(w);
            verbs.activeReadAsPassive(w);
            verbs.particleReadAsPreposition(w);
        }
        for (int w = 0; w < tree.size(); w++) {
            phrases.meansReadAsClause(w);
            phrases.mainVerbReadAsParticiple(w);
            phrases.objectAfterAdverb(w);
            phrases.gerundOfList(w);
            phrases.participleBeforeObject(w);
        }
        verbs.invertedSubject();
        for (int w = 0; w < tree.size(); w++) {
            nouns.nameBeforeTime(w);
            nouns.nounReadAsInfinitive(w);
            nouns.nounBeforeAccord(w);
            nouns.countedNoun(w);
            nouns.objectBeforeTalks(w);
            nouns.faceToFace(w);
            nouns.pairBeforeClause(w);
            nouns.phraseOfManner(w);
            nouns.participleReadAsAdjective(w);
            nouns.pairBeforeNoun(w);
            nouns.nameBeforeObject(w);
            nouns.objectReadAsTime(w);
        }
        for (int v = 0; v < tree.size(); v++) {
            if (tree.isVerb(v)) {
                clauses.objectOfParticiple(v);
                clauses.subjectBefore(v);
                clauses.subjectOfClause(v);
                clauses.reportAfterClause(v);
                clauses.clauseOfAs(v);
            }
        }
        for (int w = 0; w < tree.size(); w++) {
            clauses.relativeClause(w);
            clauses.gerundOfClause(w);
            clauses.placeOfPerson(w);
            phrases.aimOfJourney(w);
            clauses.reportedParticiple(w);
            nouns.governedSubject(w);
            nouns.phraseOfPerson(w);
            nouns.partner(w);
            nouns.betweenTwo(w);
        }
    }
}
