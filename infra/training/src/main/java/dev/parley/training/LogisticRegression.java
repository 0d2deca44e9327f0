package dev.parley.training;

import java.util.List;

/**
 * Logistic regression with an absolute penalty on every weight but the bias, so that features that say little get no
 * weight at all: it minimises the sum of the weights' absolute values and {@code strength} times the weighted log loss.
 * Fitted by Newton steps, each solved one weight at a time (Friedman, Hastie and Tibshirani, Regularization Paths for
 * Generalized Linear Models via Coordinate Descent, 2010).
 */
final class LogisticRegression {
    private static final int MOST_STEPS = 100;
    private static final int MOST_ROUNDS = 200;
    private static final double ENOUGH = 1e-7;

    /** Keeps a step finite where a probability is almost 0 or 1. */
    private static final double LEAST_CURVE = 1e-5;

    private LogisticRegression() {}

    /**
     * A row of features with its answer.
     *
     * @param features the first is 1, for the bias
     * @param importance how much the row counts beside others
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(double[] features, boolean right, double importance) {}

    /** The weights of the features, the bias first. */
    static double[] fit(List<Row> rows, double strength) {
        double[] weights = new double[rows.getFirst().features().length];
        for (int step = 0; step < MOST_STEPS; step++) {
            if (newton(rows, strength, weights) < ENOUGH) {
                break;
            }
        }
        return weights;
    }

    /** One Newton step; returns the largest change of a weight. */
    private static double newton(List<Row> rows, double strength, double[] weights) {
        int m = rows.size();
        double[] curve = new double[m];
        double[] slope = new double[m];
        for (int i = 0; i < m; i++) {
            Row row = rows.get(i);
            double p = probability(weights, row.features());
            curve[i] = strength * row.importance() * Math.max(p * (1 - p), LEAST_CURVE);
            slope[i] = strength * row.importance() * ((row.right() ? 1 : 0) - p);
        }
        double[] before = weights.clone();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double largest = 0;
            for (int j = 0; j < weights.length; j++) {
                double a = 0;
                double g = 0;
                for (int i = 0; i < m; i++) {
                    double x = rows.get(i).features()[j];
                    if (x != 0) {
                        a += curve[i] * x * x;
                        g += slope[i] * x;
                    }
                }
                if (a == 0) {
                    continue;
                }
                double target = a * weights[j] + g;
                double change = (j == 0 ? target : shrunk(target)) / a - weights[j];
                if (change != 0) {
                    weights[j] += change;
                    for (int i = 0; i < m; i++) {
                        slope[i] -= curve[i] * change * rows.get(i).features()[j];
                    }
                    largest = Math.max(largest, Math.abs(change));
                }
            }
            if (largest < ENOUGH) {
                break;
            }
        }
        double moved = 0;
        for (int j = 0; j < weights.length; j++) {
            moved = Math.max(moved, Math.abs(weights[j] - before[j]));
        }
        return moved;
    }

    /** Nearer to zero by one, which is what the penalty takes from each weight. */
    private static double shrunk(double value) {
        return Math.signum(value) * Math.max(0, Math.abs(value) - 1);
    }

    static double probability(double[] weights, double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
