package dev.parley.extraction.grammar;

import java.util.Arrays;

/** Scores the classes of a decision by its features: the weights that ship, or those of a training that goes on. */
interface Scorer {
    /** Sets the scores, one for each class, to the sums of the features' weights. */
    default void score(Features features, int[] scores) {
        Arrays.fill(scores, 0);
        add(features, 0, scores);
    }

    /** Adds to the scores the weights of the features from this one on. */
    void add(Features features, int from, int[] scores);

    /** The class with the highest score, the first of several. */
    static int best(int[] scores, int from, int to) {
        int best = from;
        for (int k = from + 1; k < to; k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    /** By how much the highest score exceeds the next. */
    static int lead(int[] scores, int from, int to) {
        int first = Integer.MIN_VALUE;
        int second = Integer.MIN_VALUE;
        for (int k = from; k < to; k++) {
            int score = scores[k];
            second = Math.max(second, Math.min(first, score));
            first = Math.max(first, score);
        }
        return first - second;
    }
}
