package dev.parley.extraction.grammar;

/**
 * Builds a tree in two steps a word at most: which transition, and for an arc which relation. A decision whose first
 * features leave little doubt is taken without the others (Strubell et al. 2015, "Learning Dynamic Feature Selection for
 * Fast Sequential Prediction"). Of the decisions in news, half of the transitions and six in ten of the relations and tags
 * are; fewer than two in 10,000 of all would be others by all features, which {@code FirstFeaturesTest} holds.
 *
 * @param thorough whether every decision is taken by all features, as training does
 */
record Parser(Scorer transitions, Scorer relations, boolean thorough) {
    /** By so much the best transition must lead the next one to be taken by its first features. */
    private static final int CLEAR_TRANSITION = 170;

    /** The same for relations. */
    private static final int CLEAR_RELATION = 80;

    private static final int FIRST_RELATION = Relation.ROOT.index() + 1;

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
        int[] scores = sentence.scores;
        TransitionFeatures.of(c, sentence.style, false, features);
        transitions.score(features, scores);
        int best = best(c, scores, -1);
        int next = best(c, scores, best);
        if (thorough || next >= 0 && scores[best] - scores[next] < CLEAR_TRANSITION) {
            int from = features.size;
            TransitionFeatures.of(c, sentence.style, true, features);
            transitions.add(features, from, scores);
            best = best(c, scores, -1);
        }
        return best;
    }

    /** The allowed transition with the highest score, but for one. */
    private static int best(Configuration c, int[] scores, int but) {
        int best = -1;
        for (int t = 0; t < Configuration.TRANSITIONS; t++) {
            if (t != but && c.allows(t) && (best < 0 || scores[t] > scores[best])) {
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
        int[] scores = sentence.scores;
        RelationFeatures.of(c, transition, sentence.style, false, features);
        relations.score(features, scores);
        if (thorough || Scorer.lead(scores, FIRST_RELATION, Relation.count()) < CLEAR_RELATION) {
            int from = features.size;
            RelationFeatures.of(c, transition, sentence.style, true, features);
            relations.add(features, from, scores);
        }
        return Scorer.best(scores, FIRST_RELATION, Relation.count());
    }
}
