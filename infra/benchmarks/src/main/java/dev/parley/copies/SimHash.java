package dev.parley.copies;

import java.util.Collection;

/**
 * A fingerprint of 64 bits: each bit is what most shingles have there.
 *
 * @see <a href="https://research.google/pubs/detecting-near-duplicates-for-web-crawling/">Manku, Jain and Das Sarma:
 *     Detecting near-duplicates for web crawling (2007)</a>
 */
record SimHash(long bits) {
    static SimHash of(Collection<Long> shingles) {
        var votes = new int[Long.SIZE];
        for (long shingle : shingles) {
            for (int i = 0; i < Long.SIZE; i++) {
                votes[i] += (shingle >>> i & 1) == 1 ? 1 : -1;
            }
        }
        long bits = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            bits |= votes[i] > 0 ? 1L << i : 0;
        }
        return new SimHash(bits);
    }

    /** The number of equal bits. */
    int matches(SimHash other) {
        return Long.SIZE - Long.bitCount(bits ^ other.bits);
    }
}
