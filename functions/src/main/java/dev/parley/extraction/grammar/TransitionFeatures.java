package dev.parley.extraction.grammar;

/** What the parser looks at to choose the next transition: the top of the stack, the next words, and their arcs. */
final class TransitionFeatures {
    private static final int FIRST = 100;

    private static final long CORE = bits(
            Relation.NSUBJ,
            Relation.NSUBJ_PASS,
            Relation.OBJ,
            Relation.CASE,
            Relation.MARK,
            Relation.COP,
            Relation.AUX,
            Relation.AUX_PASS,
            Relation.CCOMP,
            Relation.XCOMP,
            Relation.ADVCL,
            Relation.CC,
            Relation.CONJ,
            Relation.OBL,
            Relation.DET,
            Relation.PUNCT);

    private TransitionFeatures() {}

    private static long bits(Relation... relations) {
        long bits = 0;
        for (Relation relation : relations) {
            bits |= 1L << relation.index();
        }
        return bits;
    }

    private static int core(long has) {
        return Long.hashCode((has & CORE) * 0x9E3779B97F4A7C15L);
    }

    /** Those that settle most decisions alone. */
    static void first(Configuration c, int style, Features f) {
        int s0 = c.top();
        int s1 = c.second();
        int b0 = c.next;
        int s0w = c.word(s0);
        int s0t = c.tag(s0);
        int s1w = c.word(s1);
        int s1t = c.tag(s1);
        int b0w = c.word(b0);
        int b0t = c.tag(b0);
        int b1w = c.word(b0 + 1);
        int b1t = c.tag(b0 + 1);
        int b2t = c.tag(b0 + 2);
        int s0r = c.right(s0);
        int s1l = c.left(s1);
        int s1r = c.right(s1);
        int b0l = c.left(b0);
        int s0rw = c.word(s0r);
        int s0has = core(c.has(s0));
        int s1has = core(c.has(s1));
        int b0has = core(c.has(b0));
        int valency = s0 < 0 ? 0 : Math.min(c.rights[s0], 3) * 4 + Math.min(c.lefts[s0], 3);

        f.clear();
        f.add(FIRST, style);
        f.add(FIRST + 1, s0w, s0t);
        f.add(FIRST + 2, s0t);
        f.add(FIRST + 3, b0w, b0t);
        f.add(FIRST + 4, b0t);
        f.add(FIRST + 7, s0t, b0w);
        f.add(FIRST + 10, s0t, b0t, b1t);
        f.add(FIRST + 11, b0t, b1t, b2t);
        f.add(FIRST + 14, s1w, s1t, b0t);
        f.add(FIRST + 16, b1w, b1t);
        f.add(FIRST + 19, s0t, b0t, c.tag(b0l));
        f.add(FIRST + 20, s1t, c.tag(s1r), s0t);
        f.add(FIRST + 23, s0t, valency);
        f.add(FIRST + 24, s0w, valency);
        f.add(FIRST + 25, s0w, s0rw, b0t);
        f.add(FIRST + 28, s1t, c.tag(s1l), s0t);
        f.add(FIRST + 29, s1w, s0w);
        f.add(FIRST + 32, s1w, s0t, b0t);
        f.add(FIRST + 33, s0t, s0has, b0t);
        f.add(FIRST + 35, s0t, b0t, b0has);
        f.add(FIRST + 37, s1has, s0has, b0t);
    }

    /** Adds the others. */
    static void rest(Configuration c, int style, Features f) {
        int s0 = c.top();
        int s1 = c.second();
        int s2 = c.third();
        int b0 = c.next;
        int s0w = c.word(s0);
        int s0t = c.tag(s0);
        int s1w = c.word(s1);
        int s1t = c.tag(s1);
        int s2t = c.tag(s2);
        int b0w = c.word(b0);
        int b0t = c.tag(b0);
        int b1w = c.word(b0 + 1);
        int b1t = c.tag(b0 + 1);
        int s0l = c.left(s0);
        int s0r = c.right(s0);
        int b0l = c.left(b0);
        int s0lt = c.tag(s0l);
        int s0rt = c.tag(s0r);
        int s0lw = c.word(s0l);
        int s0has = core(c.has(s0));
        int s1has = core(c.has(s1));
        int distance = s0 < 0 ? 0 : Math.min(b0 - s0, 6);

        f.add(FIRST + 5, s0t, b0t);
        f.add(FIRST + 6, s0w, b0t);
        f.add(FIRST + 8, s0w, b0w);
        f.add(FIRST + 9, s1t, s0t, b0t);
        f.add(FIRST + 12, s2t, s1t, s0t);
        f.add(FIRST + 13, s1w, s1t);
        f.add(FIRST + 15, s1t, s0w);
        f.add(FIRST + 17, s0t, s0lt, b0t);
        f.add(FIRST + 18, s0t, s0rt, b0t);
        f.add(FIRST + 21, s0t, distance, b0t);
        f.add(FIRST + 22, s0w, distance);
        f.add(FIRST + 26, s1t, s0t, b0t, b1t);
        f.add(FIRST + 27, b0w, c.word(b0l), s0t);
        f.add(FIRST + 30, s0w, b0t, b1t);
        f.add(FIRST + 31, s0t, b0t, b1w);
        f.add(FIRST + 34, s0w, s0has, b0t);
        f.add(FIRST + 36, s1t, s1has, s0t, b0t);
        f.add(FIRST + 38, s0t, c.relation(s0r), c.relation(c.right2(s0)), b0t);
        f.add(FIRST + 39, s1w, s0lw, s0t);
        f.add(FIRST + 40, s1w, s0w, b0w);
        f.add(FIRST + 41, s1t, s0t, b0w);
        f.add(FIRST + 42, s0has, b0w, b1t);
        f.add(FIRST + 43, s0t, style, b0t);
    }
}
