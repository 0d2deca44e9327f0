package dev.parley.training;

import java.util.List;

/**
 * Logistic regression with a quadratic penalty on every weight but the bias, fitted by Newton's method: it minimises half
 * the weights' squares and {@code strength} times the weighted log loss.
 */
final class LogisticRegression {
    private static final int MOST_STEPS = 30;
    private static final double ENOUGH = 1e-8;

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
        int n = rows.getFirst().features().length;
        double[] weights = new double[n];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[n];
            double[][] hessian = new double[n][n];
            for (int j = 1; j < n; j++) {
                gradient[j] = weights[j];
                hessian[j][j] = 1;
            }
            hessian[0][0] = 1e-9;
            for (Row example : rows) {
                double[] row = example.features();
                double p = probability(weights, row);
                double error = strength * example.importance() * (p - (example.right() ? 1 : 0));
                double curve = strength * example.importance() * p * (1 - p);
                for (int j = 0; j < n; j++) {
                    if (row[j] != 0) {
                        gradient[j] += error * row[j];
                        for (int k = 0; k <= j; k++) {
                            hessian[j][k] += curve * row[j] * row[k];
                        }
                    }
                }
            }
            double[] move = solve(hessian, gradient);
            double largest = 0;
            for (int j = 0; j < n; j++) {
                weights[j] -= move[j];
                largest = Math.max(largest, Math.abs(move[j]));
            }
            if (largest < ENOUGH) {
                break;
            }
        }
        return weights;
    }

    static double probability(double[] weights, double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += weights[j] * row[j];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Solves a symmetric positive definite system, of which the lower half is given, by Cholesky's method. */
    private static double[] solve(double[][] lower, double[] right) {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = lower[j][k];
                for (int i = 0; i < k; i++) {
                    sum -= lower[j][i] * lower[k][i];
                }
                lower[j][k] = j == k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[k][k];
            }
        }
        double[] x = right.clone();
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                x[j] -= lower[j][k] * x[k];
            }
            x[j] /= lower[j][j];
        }
        for (int j = n - 1; j >= 0; j--) {
            for (int k = j + 1; k < n; k++) {
                x[j] -= lower[k][j] * x[k];
            }
            x[j] /= lower[j][j];
        }
        return x;
    }
}
