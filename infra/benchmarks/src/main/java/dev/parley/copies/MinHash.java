package dev.parley.copies;

import java.util.Collection;

/**
 * A fingerprint of a byte for each hash function: the last byte of the least hash of a shingle.
 *
 * @see <a href="https://doi.org/10.1145/1772690.1772759">Li and König: b-bit minwise hashing (2010)</a>
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MinHash(byte[] minima) {
    static MinHash of(Collection<Long> shingles, int functions) {
        var minima = new byte[functions];
        for (int i = 0; i < functions; i++) {
            long least = Long.MAX_VALUE;
            for (long shingle : shingles) {
                least = Math.min(least, Words.mixed(shingle ^ Words.mixed(i + 1)));
            }
            minima[i] = (byte) least;
        }
        return new MinHash(minima);
    }

    /** The number of equal bytes. */
    int matches(MinHash other) {
        int same = 0;
        for (int i = 0; i < minima.length; i++) {
            same += minima[i] == other.minima[i] ? 1 : 0;
        }
        return same;
    }
}
