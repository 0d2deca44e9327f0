package dev.parley.extraction.grammar;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The trained weights of one classifier: for each feature the classes that it speaks for or against, with a weight of
 * one byte each. Features are looked up by 40 bits of their hash in an open-addressed table that is at most three quarters full.
 */
final class Weights implements Scorer {
    private static final int UNSTORED_BITS = 24;
    /** These bits are known by the place alone. */
    private static final int PLACED_BITS = 8;

    private static final int FEWEST_BITS = 16;
    /** By so many bits the filter's index is longer than the table's: of the features that have no weights it lets one in ten through at most. */
    private static final int FILTER_BITS = 3;

    private static final int COUNT_BITS = 6;
    /** Features with weights for more classes than this have one for each class, four to a long; the count says so. */
    private static final int SPARSE = 9;

    private static final int FULL = (1 << COUNT_BITS) - 1;
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    /** Added to the weight in each lane, so that no sum in a lane is below zero. */
    private static final int BIAS = 128;

    /** The number of classes whose weights fit into one slot of the table. */
    private static final int FEW = 3;

    private final int classes;
    private final boolean few;
    private final int mask;
    /**
     * In the upper half of a place the upper 32 of the 40 bits; in the lower where a feature's weights begin, and in the
     * last six bits how many there are, or {@value #FULL}; the weights themselves, a byte each, where there are few
     * classes. 0 is an empty place.
     */
    private final long[] table;
    /**
     * A bit for the hash of each feature that has weights. It is small enough for the processor's own memory, and most
     * features of a decision have none, so that the table need not be read for them.
     */
    private final long[] filter;
    /** A class in the upper byte, its weight in the lower. */
    private short[] weights = {};
    /** The weights of the features that have many. */
    private long[] full = {};

    private Weights(int classes, int features) {
        this.classes = classes;
        this.few = classes == FEW;
        int bits = Math.max(FEWEST_BITS, 33 - Integer.numberOfLeadingZeros(features * 3 / 4));
        this.mask = (1 << bits) - 1;
        this.table = new long[1 << bits];
        this.filter = new long[1 << bits + FILTER_BITS - 6];
    }

    /** The part of a feature's hash by which it is stored. */
    static long stored(long key) {
        return key >>> UNSTORED_BITS;
    }

    @Override
    public void add(Features features, int from, int[] scores) {
        int known = known(features, from);
        long[] found = features.found;
        // All places are read before the first is looked at, so that the processor waits for memory once, not each
        // time.
        for (int i = 0; i < known; i++) {
            found[i] = table[(int) features.stored[i] & mask];
        }
        int rows = 0;
        for (int i = 0; i < known; i++) {
            long entry = entry(found[i], features.stored[i]);
            found[rows] = entry;
            rows += entry == 0 ? 0 : 1;
        }
        if (few) {
            addFew(found, rows, scores);
        } else {
            addMany(found, rows, features.sums, scores);
        }
    }

    /** Puts the stored parts of the features that may have weights to the front, without a branch; says how many. */
    private int known(Features features, int from) {
        long[] filter = this.filter;
        long[] stored = features.stored;
        int bits = (filter.length << 6) - 1;
        int known = 0;
        for (int i = from; i < features.size; i++) {
            long key = stored(features.keys[i]);
            int bit = (int) key & bits;
            stored[known] = key;
            known += (int) (filter[bit >>> 6] >>> bit) & 1;
        }
        return known;
    }

    /** What the table has of a feature, from its first place on; 0 for nothing. */
    private long entry(long first, long stored) {
        int check = (int) (stored >>> PLACED_BITS);
        int place = (int) stored & mask;
        long entry = first;
        while (entry != 0 && (int) (entry >>> 32) != check) {
            place = place + 1 & mask;
            entry = table[place];
        }
        return entry;
    }

    private static void addFew(long[] entries, int count, int[] scores) {
        int a = 0;
        int b = 0;
        int c = 0;
        for (int i = 0; i < count; i++) {
            int row = (int) entries[i];
            a += (byte) row;
            b += (byte) (row >> 8);
            c += (byte) (row >> 16);
        }
        scores[0] += a;
        scores[1] += b;
        scores[2] += c;
    }

    private void addMany(long[] entries, int count, long[] sums, int[] scores) {
        int lanes = lanes();
        Arrays.fill(sums, 0, lanes, 0);
        int rows = 0;
        for (int i = 0; i < count; i++) {
            int row = (int) entries[i];
            int start = row >>> COUNT_BITS;
            int length = row & FULL;
            if (length == FULL) {
                rows++;
                for (int k = 0; k < lanes; k++) {
                    sums[k] += full[start + k];
                }
            } else {
                for (int j = start; j < start + length; j++) {
                    int weight = weights[j];
                    scores[weight >> 8] += (byte) weight;
                }
            }
        }
        int bias = rows * BIAS;
        for (int k = 0; k < classes; k++) {
            scores[k] += (int) (sums[k / LANES] >>> k % LANES * LANE_BITS & 0xffff) - bias;
        }
    }

    /** How many longs hold a weight for each class. */
    private int lanes() {
        return (classes + LANES - 1) / LANES;
    }

    private void put(long stored, int row) {
        int place = (int) stored & mask;
        while (table[place] != 0) {
            place = place + 1 & mask;
        }
        table[place] = stored >>> PLACED_BITS << 32 | row & 0xffffffffL;
        int bit = (int) stored & (filter.length << 6) - 1;
        filter[bit >>> 6] |= 1L << bit;
    }

    /**
     * Writes weights.
     *
     * @param keys stored parts of the features' hashes, in ascending order
     * @param rows a feature's weights, one for each class; 0 where there is none
     */
    static void write(DataOutputStream out, int classes, long[] keys, byte[][] rows) throws IOException {
        int pairs = 0;
        for (byte[] row : rows) {
            for (byte weight : row) {
                pairs += weight != 0 ? 1 : 0;
            }
        }
        out.writeByte(classes);
        out.writeInt(keys.length);
        out.writeInt(pairs);
        long before = 0;
        for (long key : keys) {
            writeVariable(out, key - before);
            before = key;
        }
        for (byte[] row : rows) {
            int count = 0;
            for (byte weight : row) {
                count += weight != 0 ? 1 : 0;
            }
            out.writeByte(count);
        }
        for (byte[] row : rows) {
            for (int k = 0; k < row.length; k++) {
                if (row[k] != 0) {
                    out.writeByte(k);
                }
            }
        }
        for (byte[] row : rows) {
            for (byte weight : row) {
                if (weight != 0) {
                    out.writeByte(weight);
                }
            }
        }
    }

    static Weights read(ModelReader in) throws IOException {
        int classes = in.readByte();
        int features = in.readInt();
        int pairs = in.readInt();
        Weights weights = new Weights(classes, features);
        long[] keys = in.readAscending(features);
        byte[] counts = in.readBytes(features);
        byte[] which = in.readBytes(pairs);
        byte[] values = in.readBytes(pairs);
        weights.fill(keys, counts, which, values);
        return weights;
    }

    /**
     * Files the features with their weights.
     *
     * @param counts how many weights each feature has
     * @param which their classes, one feature's after the other's
     */
    private void fill(long[] keys, byte[] counts, byte[] which, byte[] values) {
        int sparse = 0;
        int many = 0;
        for (byte count : counts) {
            sparse += count <= SPARSE ? count : 0;
            many += count <= SPARSE ? 0 : 1;
        }
        weights = new short[few ? 0 : sparse];
        full = new long[few ? 0 : many * lanes()];
        int from = 0;
        int nextSparse = 0;
        int nextFull = 0;
        for (int i = 0; i < keys.length; i++) {
            int to = from + counts[i];
            int row = 0;
            if (few) {
                for (int j = from; j < to; j++) {
                    row |= (values[j] & 0xff) << 8 * which[j];
                }
            } else if (counts[i] > SPARSE) {
                row = nextFull << COUNT_BITS | FULL;
                fill(nextFull, from, to, which, values);
                nextFull += lanes();
            } else {
                row = nextSparse << COUNT_BITS | counts[i];
                for (int j = from; j < to; j++) {
                    weights[nextSparse++] = (short) (which[j] << 8 | values[j] & 0xff);
                }
            }
            put(keys[i], row);
            from = to;
        }
    }

    private void fill(int row, int from, int to, byte[] which, byte[] values) {
        for (int k = 0; k < classes; k++) {
            full[row + k / LANES] |= (long) BIAS << k % LANES * LANE_BITS;
        }
        for (int j = from; j < to; j++) {
            full[row + which[j] / LANES] += (long) values[j] << which[j] % LANES * LANE_BITS;
        }
    }

    private static void writeVariable(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while (rest > 0x7f) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }
}
