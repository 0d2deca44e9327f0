package dev.parley.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.training.LogisticRegression.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final double STRENGTH = 0.6;

    /** Rows whose answer follows the first feature mostly, and neither of the others. */
    private static List<Row> rows() {
        var random = new Random(7);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 400; i++) {
            double telling = random.nextInt(2);
            boolean right = random.nextDouble() < (telling == 1 ? 0.9 : 0.3);
            rows.add(new Row(
                    new double[] {1, telling, random.nextInt(2), random.nextDouble()}, right, i % 3 == 0 ? 0.5 : 1));
        }
        return rows;
    }

    @Test
    void aFeatureThatSaysLittleGetsNoWeight() {
        var weights = LogisticRegression.fit(rows(), STRENGTH);
        assertTrue(weights[1] > 2, () -> "weight " + weights[1]);
        assertEquals(0, weights[2]);
    }

    /** At the minimum the slope of the loss is 0 for the bias, the penalty for what has a weight, and less for the rest. */
    @Test
    void theWeightsAreTheMinimum() {
        var rows = rows();
        var weights = LogisticRegression.fit(rows, STRENGTH);
        for (int j = 0; j < weights.length; j++) {
            double slope = 0;
            for (var row : rows) {
                double p = LogisticRegression.probability(weights, row.features());
                slope += STRENGTH * row.importance() * ((row.right() ? 1 : 0) - p) * row.features()[j];
            }
            if (j == 0) {
                assertEquals(0, slope, 1e-4);
            } else if (weights[j] != 0) {
                assertEquals(Math.signum(weights[j]), slope, 1e-4);
            } else {
                assertTrue(Math.abs(slope) <= 1 + 1e-9);
            }
        }
    }
}
