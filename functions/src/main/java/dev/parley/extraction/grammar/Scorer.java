package dev.parley.extraction.grammar;

/** Scores the classes of a decision by its features: the weights that ship, or those of a training that goes on. */
interface Scorer {
    /** Sets the first scores, one for each class, to the sums of the features' weights. */
    void score(Features features, int[] scores);
}
