package dev.parley.extraction.grammar;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The trained weights of one classifier: for each feature the classes that it speaks for or against, with a weight of
 * one byte each. Features are looked up by 40 bits of their hash in an open-addressed table that is at most half full.
 */
final class Weights implements Scorer {
    private static final int UNSTORED_BITS = 24;
    /** These bits are known by the place alone. */
    private static final int PLACED_BITS = 8;

    private static final int FEWEST_BITS = 16;
    private static final int COUNT_BITS = 6;
    /** The number of classes whose weights fit into one slot of the table. */
    private static final int FEW = 3;

    private final int classes;
    private final boolean few;
    private final int mask;
    /**
     * In the upper half of a place the upper 32 of the 40 bits; in the lower where a feature's weights begin, and in the
     * last six bits how many there are; the weights themselves, a byte each, where there are few classes. 0 is an empty
     * place.
     */
    private final long[] table;
    /** A class in the upper byte, its weight in the lower. */
    private final short[] weights;

    private Weights(int classes, int features, int pairs) {
        this.classes = classes;
        this.few = classes == FEW;
        int bits = Math.max(FEWEST_BITS, 33 - Integer.numberOfLeadingZeros(Math.max(1, features)));
        this.mask = (1 << bits) - 1;
        this.table = new long[1 << bits];
        this.weights = new short[few ? 0 : pairs];
    }

    /** The part of a feature's hash by which it is stored. */
    static long stored(long key) {
        return key >>> UNSTORED_BITS;
    }

    @Override
    public void score(Features features, int[] scores) {
        Arrays.fill(scores, 0, classes, 0);
        long[] table = this.table;
        long[] found = features.found;
        // All places are read before the first is looked at, so that the processor waits for memory once, not each
        // time.
        for (int i = 0; i < features.size; i++) {
            found[i] = table[(int) stored(features.keys[i]) & mask];
        }
        for (int i = 0; i < features.size; i++) {
            if (found[i] != 0) {
                add(found[i], stored(features.keys[i]), scores);
            }
        }
    }

    private void add(long first, long stored, int[] scores) {
        int check = (int) (stored >>> PLACED_BITS);
        int place = (int) stored & mask;
        long found = first;
        while ((int) (found >>> 32) != check) {
            place = place + 1 & mask;
            found = table[place];
            if (found == 0) {
                return;
            }
        }
        int row = (int) found;
        if (few) {
            scores[0] += (byte) row;
            scores[1] += (byte) (row >> 8);
            scores[2] += (byte) (row >> 16);
            return;
        }
        int start = row >>> COUNT_BITS;
        int end = start + (row & (1 << COUNT_BITS) - 1);
        for (int j = start; j < end; j++) {
            int weight = weights[j];
            scores[weight >> 8] += (byte) weight;
        }
    }

    private void put(long stored, int row) {
        int place = (int) stored & mask;
        while (table[place] != 0) {
            place = place + 1 & mask;
        }
        table[place] = stored >>> PLACED_BITS << 32 | row & 0xffffffffL;
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

    static Weights read(DataInputStream in) throws IOException {
        int classes = in.readByte();
        int features = in.readInt();
        int pairs = in.readInt();
        Weights weights = new Weights(classes, features, pairs);
        long[] keys = new long[features];
        long key = 0;
        for (int i = 0; i < features; i++) {
            key += readVariable(in);
            keys[i] = key;
        }
        byte[] counts = in.readNBytes(features);
        byte[] which = in.readNBytes(pairs);
        byte[] values = in.readNBytes(pairs);
        int start = 0;
        for (int i = 0; i < features; i++) {
            int end = start + counts[i];
            int row = start << COUNT_BITS | counts[i];
            if (weights.few) {
                row = 0;
                for (int j = start; j < end; j++) {
                    row |= (values[j] & 0xff) << 8 * which[j];
                }
            }
            weights.put(keys[i], row);
            start = end;
        }
        if (!weights.few) {
            for (int i = 0; i < pairs; i++) {
                weights.weights[i] = (short) (which[i] << 8 | values[i] & 0xff);
            }
        }
        return weights;
    }

    private static void writeVariable(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while (rest > 0x7f) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readVariable(DataInputStream in) throws IOException {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next > 0x7f);
        return value;
    }
}
