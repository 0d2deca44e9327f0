package dev.parley.extraction.grammar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Weights that an averaged perceptron learns (Collins 2002), whole numbers until they are averaged. */
final class TrainedWeights implements Scorer {
    /** The written weights lie between minus and plus this. */
    private static final int LARGEST = 127;

    private static final int OBSERVED = 1 << 24;

    private final int classes;
    /** For the hash of each observed feature the last sentence of the treebanks that had it, counted from 1. */
    private final int[] observed = new int[OBSERVED];

    private final BitSet frequent = new BitSet(OBSERVED);
    private long[] keys = new long[1 << 16];
    private int[] rows = new int[1 << 16];
    private int used;
    /** A row for each feature with a weight for each class, and when it last changed, and its sum until then. */
    private int[] weights;

    private int[] changed;
    private double[] sums;
    private int[] updates = new int[1 << 12];
    private int time = 1;

    TrainedWeights(int classes) {
        this.classes = classes;
        this.weights = new int[classes << 12];
        this.changed = new int[classes << 12];
        this.sums = new double[classes << 12];
    }

    @Override
    public void add(Features features, int from, int[] scores) {
        for (int i = from; i < features.size; i++) {
            int row = find(features.keys[i]);
            if (row >= 0) {
                int start = row * classes;
                for (int k = 0; k < classes; k++) {
                    scores[k] += weights[start + k];
                }
            }
        }
    }

    /**
     * Counts features before training begins: those that sentences made from one sentence of the treebanks have alone are
     * not learned.
     */
    void observe(Features features, int source) {
        for (int i = 0; i < features.size; i++) {
            int place = (int) (features.keys[i] >>> 32) & OBSERVED - 1;
            if (observed[place] != 0 && observed[place] != source + 1) {
                frequent.set(place);
            }
            observed[place] = source + 1;
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
            if (frequent.get((int) (features.keys[i] >>> 32) & OBSERVED - 1)) {
                int row = make(features.keys[i]);
                updates[row]++;
                change(row * classes + right, 1);
                change(row * classes + wrong, -1);
            }
        }
    }

    private void change(int place, int by) {
        sums[place] += (double) (time - changed[place]) * weights[place];
        changed[place] = time;
        weights[place] += by;
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
        if (row == updates.length) {
            updates = Arrays.copyOf(updates, row * 2);
            weights = Arrays.copyOf(weights, row * 2 * classes);
            changed = Arrays.copyOf(changed, row * 2 * classes);
            sums = Arrays.copyOf(sums, row * 2 * classes);
        }
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
     * @param least features without a written weight of this size are left out
     */
    void write(DataOutputStream out, int fewestUpdates, int least) throws IOException {
        @SuppressWarnings("ArrayRecordComponent") // never compared
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

    private byte @Nullable [] averaged(int row, double scale, int least) {
        byte[] bytes = new byte[classes];
        long largest = 0;
        for (int k = 0; k < classes; k++) {
            long weight = Math.round(average(row * classes + k) * scale);
            bytes[k] = (byte) weight;
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest >= least ? bytes : null;
    }

    private double average(int place) {
        return (sums[place] + (double) (time - changed[place]) * weights[place]) / time;
    }

    private double scale() {
        double largest = 0;
        for (int place = 0; place < used * classes; place++) {
            largest = Math.max(largest, Math.abs(average(place)));
        }
        return largest == 0 ? 1 : LARGEST / largest;
    }
}
