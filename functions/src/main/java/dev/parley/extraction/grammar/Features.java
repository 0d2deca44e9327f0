package dev.parley.extraction.grammar;

/**
 * The features of one decision, each a 64-bit hash of its template and its values. Hashes of this length do not meet in
 * practice, so a feature is known exactly, without its text.
 */
final class Features {
    private static final int MOST = 80;
    private static final int MOST_CLASSES = 64;

    final long[] keys = new long[MOST];
    /** Room for the parts of the keys that may have weights. */
    final long[] stored = new long[MOST];
    /** Room for what a table has at their places. */
    final long[] found = new long[MOST];

    /** Room for sums of weights, four to a long. */
    final long[] sums = new long[MOST_CLASSES / 4];

    int size;

    void clear() {
        size = 0;
    }

    void add(int template, int a) {
        keys[size++] = finish((template + 1) * 0x9E3779B97F4A7C15L + a);
    }

    void add(int template, int a, int b) {
        keys[size++] = finish(((template + 1) * 0x9E3779B97F4A7C15L + a) * 0xC2B2AE3D27D4EB4FL + b);
    }

    void add(int template, int a, int b, int c) {
        long key = ((template + 1) * 0x9E3779B97F4A7C15L + a) * 0xC2B2AE3D27D4EB4FL + b;
        keys[size++] = finish(key * 0x165667B19E3779F9L + c);
    }

    void add(int template, int a, int b, int c, int d) {
        long key = ((template + 1) * 0x9E3779B97F4A7C15L + a) * 0xC2B2AE3D27D4EB4FL + b;
        keys[size++] = finish((key * 0x165667B19E3779F9L + c) * 0x27D4EB2F165667C5L + d);
    }

    private static long finish(long key) {
        long mixed = (key ^ key >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 31;
    }
}
