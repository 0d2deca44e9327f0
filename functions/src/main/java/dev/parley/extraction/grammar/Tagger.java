package dev.parley.extraction.grammar;

/** Gives each word its part of speech, from left to right, by its letters, its neighbours and the two tags before it. */
record Tagger(Scorer scorer) {
    void tag(TaggedSentence sentence) {
        Features features = sentence.features;
        for (int i = 0; i < sentence.size; i++) {
            int tag = sentence.given[i] >= 0 ? sentence.given[i] : sentence.forms[i + 2].only();
            if (tag < 0) {
                features(sentence, i, features);
                scorer.score(features, sentence.scores);
                tag = best(sentence.scores, Tag.count());
            }
            sentence.tags[i] = tag;
        }
    }

    static int best(int[] scores, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The features of a word whose predecessors are tagged. */
    static void features(TaggedSentence sentence, int i, Features f) {
        WordForm word = sentence.forms[i + 2];
        WordForm left = sentence.forms[i + 1];
        WordForm left2 = sentence.forms[i];
        WordForm right = sentence.forms[i + 3];
        WordForm right2 = sentence.forms[i + 4];
        int t1 = i > 0 ? sentence.tags[i - 1] : -1;
        int t2 = i > 1 ? sentence.tags[i - 2] : -1;
        int w = word.form();
        f.clear();
        f.add(0, sentence.style);
        f.add(1, w);
        f.add(2, word.suffix3());
        f.add(3, word.suffix2());
        f.add(4, word.prefix());
        f.add(5, word.shape(), i == 0 ? 1 : 0, sentence.style);
        f.add(6, t1);
        f.add(7, t1, t2);
        f.add(8, t1, w);
        f.add(9, left.form());
        f.add(10, left2.form());
        f.add(11, right.form());
        f.add(12, right2.form());
        f.add(13, left.suffix3());
        f.add(14, right.suffix3());
        f.add(15, w, right.form());
        f.add(16, left.shape(), word.shape(), right.shape());
        f.add(17, t1, right.suffix3());
        f.add(18, t1, t2, word.suffix3());
        f.add(19, t1, word.suffix3(), right.form());
        f.add(20, w, right.tags());
        f.add(21, t1, word.tags(), right.tags());
        f.add(22, right.tags(), right2.tags());
        f.add(23, word.tags(), sentence.style);
        f.add(24, w, sentence.style);
        f.add(25, t1, word.tags(), right.tags(), right2.tags());
    }
}
