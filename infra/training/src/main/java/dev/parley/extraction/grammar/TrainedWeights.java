package dev.parley.extraction.grammar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Weights that an averaged perceptron learns (Collins 2002), whole numbers until they are averaged. */
final class TrainedWeights implements Scorer {
    /** The written weights lie between minus and plus this. */
    private static final int LARGEST = 127;

    private final int classes;
    private long[] keys = new long[1 << 16];
    private int[] rows = new int[1 << 16];
    private int used;
    private byte[][] kinds = new byte[1 << 15][];
    private int[][] weights = new int[1 << 15][];
    private int[][] changed = new int[1 << 15][];
    private double[][] sums = new double[1 << 15][];
    private int[] updates = new int[1 << 15];
    private int time = 1;

    TrainedWeights(int classes) {
        this.classes = classes;
    }

    @Override
    public void score(Features features, int[] scores) {
        Arrays.fill(scores, 0, classes, 0);
        for (int i = 0; i < features.size; i++) {
            int row = find(features.keys[i]);
            if (row >= 0) {
                byte[] kind = kinds[row];
                int[] weight = weights[row];
                for (int j = 0; j < kind.length; j++) {
                    scores[kind[j]] += weight[j];
                }
            }
        }
    }

    /** Counts a decision that was right. */
    void keep() {
        time++;
    }

    /** Learns from a decision that was wrong. */
    void correct(Features features, int right, int wrong) {
        time++;
        for (int i = 0; i < features.size; i++) {
            int row = make(features.keys[i]);
            updates[row]++;
            change(row, right, 1);
            change(row, wrong, -1);
        }
    }

    private void change(int row, int which, int by) {
        int j = 0;
        while (j < kinds[row].length && kinds[row][j] != which) {
            j++;
        }
        if (j == kinds[row].length) {
            kinds[row] = Arrays.copyOf(kinds[row], j + 1);
            weights[row] = Arrays.copyOf(weights[row], j + 1);
            changed[row] = Arrays.copyOf(changed[row], j + 1);
            sums[row] = Arrays.copyOf(sums[row], j + 1);
            kinds[row][j] = (byte) which;
        }
        sums[row][j] += (double) (time - changed[row][j]) * weights[row][j];
        changed[row][j] = time;
        weights[row][j] += by;
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int place = (int) (key ^ key >>> 32) & mask;
        while (keys[place] != 0) {
            if (keys[place] == key) {
                return rows[place];
            }
            place = place + 1 & mask;
        }
        return -1;
    }

    private int make(long key) {
        int row = find(key);
        if (row >= 0) {
            return row;
        }
        if (used * 2 >= keys.length) {
            grow();
        }
        row = used++;
        if (row == kinds.length) {
            kinds = Arrays.copyOf(kinds, row * 2);
            weights = Arrays.copyOf(weights, row * 2);
            changed = Arrays.copyOf(changed, row * 2);
            sums = Arrays.copyOf(sums, row * 2);
            updates = Arrays.copyOf(updates, row * 2);
        }
        kinds[row] = new byte[0];
        weights[row] = changed[row] = new int[0];
        sums[row] = new double[0];
        put(key, row);
        return row;
    }

    private void put(long key, int row) {
        int mask = keys.length - 1;
        int place = (int) (key ^ key >>> 32) & mask;
        while (keys[place] != 0) {
            place = place + 1 & mask;
        }
        keys[place] = key;
        rows[place] = row;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldRows = rows;
        keys = new long[oldKeys.length * 2];
        rows = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldRows[i]);
            }
        }
    }

    /**
     * Writes the averaged weights as bytes.
     *
     * @param fewestUpdates features that were corrected less often are left out
     * @param least written weights that are smaller than this are left out
     */
    void write(DataOutputStream out, int fewestUpdates, int least) throws IOException {
        record Row(long key, byte[] weights) {}
        double scale = scale();
        Row[] written = new Row[used];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && updates[rows[i]] >= fewestUpdates) {
                byte[] row = averaged(rows[i], scale, least);
                if (row != null) {
                    written[count++] = new Row(Weights.stored(keys[i]), row);
                }
            }
        }
        written = Arrays.copyOf(written, count);
        Arrays.sort(written, (a, b) -> Long.compareUnsigned(a.key(), b.key()));
        Weights.write(
                out,
                classes,
                Arrays.stream(written).mapToLong(Row::key).toArray(),
                Arrays.stream(written).map(Row::weights).toArray(byte[][]::new));
    }

    private byte[] averaged(int row, double scale, int least) {
        byte[] bytes = new byte[classes];
        boolean any = false;
        for (int j = 0; j < kinds[row].length; j++) {
            long weight = Math.round(average(row, j) * scale);
            if (Math.abs(weight) >= least) {
                bytes[kinds[row][j]] = (byte) weight;
                any = true;
            }
        }
        return any ? bytes : null;
    }

    private double average(int row, int j) {
        return (sums[row][j] + (double) (time - changed[row][j]) * weights[row][j]) / time;
    }

    private double scale() {
        double largest = 0;
        for (int row = 0; row < used; row++) {
            for (int j = 0; j < kinds[row].length; j++) {
                largest = Math.max(largest, Math.abs(average(row, j)));
            }
        }
        return largest == 0 ? 1 : LARGEST / largest;
    }
}
