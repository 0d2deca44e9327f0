package dev.parley.extraction.grammar;

/** Builds a tree in two steps a word at most: which transition, and for an arc which relation. */
record Parser(Scorer transitions, Scorer relations) {
    Configuration parse(TaggedSentence sentence) {
        Configuration c = new Configuration(sentence);
        Features features = sentence.features;
        while (!c.isFinished()) {
            int transition = transition(c, sentence, features);
            if (transition == Configuration.SHIFT) {
                c.shift();
            } else {
                c.attach(transition, relation(c, transition, sentence, features));
            }
        }
        return c;
    }

    /** The allowed transition with the highest score. */
    int transition(Configuration c, TaggedSentence sentence, Features features) {
        int only = c.only();
        if (only >= 0) {
            return only;
        }
        TransitionFeatures.of(c, sentence.style, features);
        transitions.score(features, sentence.scores);
        int best = -1;
        for (int t = 0; t < Configuration.TRANSITIONS; t++) {
            if (c.allows(t) && (best < 0 || sentence.scores[t] > sentence.scores[best])) {
                best = t;
            }
        }
        return best;
    }

    /** The relation with the highest score, for the arc that a transition is about to make. */
    int relation(Configuration c, int transition, TaggedSentence sentence, Features features) {
        if (transition == Configuration.LEFT && c.next == c.size) {
            return Relation.ROOT.index();
        }
        RelationFeatures.of(c, transition, sentence.style, features);
        relations.score(features, sentence.scores);
        int root = Relation.ROOT.index();
        int best = root + 1;
        for (int r = root + 1; r < Relation.count(); r++) {
            if (sentence.scores[r] > sentence.scores[best]) {
                best = r;
            }
        }
        return best;
    }
}
