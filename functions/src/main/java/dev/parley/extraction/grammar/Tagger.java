package dev.parley.extraction.grammar;

/**
 * Gives each word its part of speech, from left to right, by its letters, its neighbours and the two tags before it.
 *
 * @param thorough whether every decision is taken by all features, as training does; see {@link Parser}
 */
record Tagger(Scorer scorer, boolean thorough) {
    /** By so much the best tag must lead the next one to be given by its first features. */
    private static final int CLEAR_TAG = 80;

    void tag(TaggedSentence sentence) {
        for (int i = 0; i < sentence.size; i++) {
            int tag = sentence.given[i] >= 0 ? sentence.given[i] : sentence.forms[i + 2].only();
            sentence.tags[i] = tag < 0 ? tag(sentence, i) : tag;
        }
    }

    /** The tag of a word whose predecessors are tagged. */
    int tag(TaggedSentence sentence, int i) {
        Features features = sentence.features;
        int[] scores = sentence.scores;
        features(sentence, i, false, features);
        scorer.score(features, scores);
        if (thorough || Scorer.lead(scores, 0, Tag.count()) < CLEAR_TAG) {
            int from = features.size;
            features(sentence, i, true, features);
            scorer.add(features, from, scores);
        }
        return Scorer.best(scores, 0, Tag.count());
    }

    /**
     * Features of a word whose predecessors are tagged: those that settle most alone, or the rest, which is added to them.
     *
     * @param rest whether the rest is meant
     */
    static void features(TaggedSentence sentence, int i, boolean rest, Features f) {
        WordForm word = sentence.forms[i + 2];
        WordForm left = sentence.forms[i + 1];
        WordForm left2 = sentence.forms[i];
        WordForm right = sentence.forms[i + 3];
        WordForm right2 = sentence.forms[i + 4];
        int t1 = i > 0 ? sentence.tags[i - 1] : -1;
        int t2 = i > 1 ? sentence.tags[i - 2] : -1;
        int w = word.form();

        if (rest) {
            f.add(4, word.prefix());
            f.add(10, left2.form());
            f.add(11, right.form());
            f.add(12, right2.form());
            f.add(13, left.suffix3());
            f.add(15, w, right.form());
            f.add(17, t1, right.suffix3());
            f.add(18, t1, t2, word.suffix3());
            f.add(19, t1, word.suffix3(), right.form());
            f.add(21, t1, word.tags(), right.tags());
            f.add(24, w, sentence.style);
            f.add(25, t1, word.tags(), right.tags(), right2.tags());
            return;
        }
        f.clear();
        f.add(0, sentence.style);
        f.add(1, w);
        f.add(2, word.suffix3());
        f.add(3, word.suffix2());
        f.add(5, word.shape(), i == 0 ? 1 : 0, sentence.style);
        f.add(6, t1);
        f.add(7, t1, t2);
        f.add(8, t1, w);
        f.add(9, left.form());
        f.add(14, right.suffix3());
        f.add(16, left.shape(), word.shape(), right.shape());
        f.add(20, w, right.tags());
        f.add(22, right.tags(), right2.tags());
        f.add(23, word.tags(), sentence.style);
    }
}
