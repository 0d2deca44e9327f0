package dev.parley.extraction.grammar;

/** What the parser looks at to choose the next transition: the top of the stack, the next words, and their arcs. */
final class TransitionFeatures {
    /** The number of the first template; no other classifier uses them. */
    private static final int TEMPLATES = 100;

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

    /**
     * Features of a decision: those that settle most alone, or the rest, which is added to them.
     *
     * @param rest whether the rest is meant
     */
    static void of(Configuration c, int style, boolean rest, Features f) {
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
        int b2t = c.tag(b0 + 2);
        int s0l = c.left(s0);
        int s0r = c.right(s0);
        int s1l = c.left(s1);
        int s1r = c.right(s1);
        int b0l = c.left(b0);
        int s0lt = c.tag(s0l);
        int s0rt = c.tag(s0r);
        int s0rw = c.word(s0r);
        int s0lw = c.word(s0l);
        int s0has = core(c.has(s0));
        int s1has = core(c.has(s1));
        int b0has = core(c.has(b0));
        int distance = s0 < 0 ? 0 : Math.min(b0 - s0, 6);
        int valency = s0 < 0 ? 0 : Math.min(c.rights[s0], 3) * 4 + Math.min(c.lefts[s0], 3);

        if (rest) {
            f.add(TEMPLATES + 5, s0t, b0t);
            f.add(TEMPLATES + 6, s0w, b0t);
            f.add(TEMPLATES + 8, s0w, b0w);
            f.add(TEMPLATES + 9, s1t, s0t, b0t);
            f.add(TEMPLATES + 12, s2t, s1t, s0t);
            f.add(TEMPLATES + 13, s1w, s1t);
            f.add(TEMPLATES + 15, s1t, s0w);
            f.add(TEMPLATES + 17, s0t, s0lt, b0t);
            f.add(TEMPLATES + 18, s0t, s0rt, b0t);
            f.add(TEMPLATES + 21, s0t, distance, b0t);
            f.add(TEMPLATES + 22, s0w, distance);
            f.add(TEMPLATES + 26, s1t, s0t, b0t, b1t);
            f.add(TEMPLATES + 27, b0w, c.word(b0l), s0t);
            f.add(TEMPLATES + 30, s0w, b0t, b1t);
            f.add(TEMPLATES + 31, s0t, b0t, b1w);
            f.add(TEMPLATES + 34, s0w, s0has, b0t);
            f.add(TEMPLATES + 36, s1t, s1has, s0t, b0t);
            f.add(TEMPLATES + 38, s0t, c.relation(s0r), c.relation(c.right2(s0)), b0t);
            f.add(TEMPLATES + 39, s1w, s0lw, s0t);
            f.add(TEMPLATES + 40, s1w, s0w, b0w);
            f.add(TEMPLATES + 41, s1t, s0t, b0w);
            f.add(TEMPLATES + 42, s0has, b0w, b1t);
            f.add(TEMPLATES + 43, s0t, style, b0t);
            return;
        }
        f.clear();
        f.add(TEMPLATES, style);
        f.add(TEMPLATES + 1, s0w, s0t);
        f.add(TEMPLATES + 2, s0t);
        f.add(TEMPLATES + 3, b0w, b0t);
        f.add(TEMPLATES + 4, b0t);
        f.add(TEMPLATES + 7, s0t, b0w);
        f.add(TEMPLATES + 10, s0t, b0t, b1t);
        f.add(TEMPLATES + 11, b0t, b1t, b2t);
        f.add(TEMPLATES + 14, s1w, s1t, b0t);
        f.add(TEMPLATES + 16, b1w, b1t);
        f.add(TEMPLATES + 19, s0t, b0t, c.tag(b0l));
        f.add(TEMPLATES + 20, s1t, c.tag(s1r), s0t);
        f.add(TEMPLATES + 23, s0t, valency);
        f.add(TEMPLATES + 24, s0w, valency);
        f.add(TEMPLATES + 25, s0w, s0rw, b0t);
        f.add(TEMPLATES + 28, s1t, c.tag(s1l), s0t);
        f.add(TEMPLATES + 29, s1w, s0w);
        f.add(TEMPLATES + 32, s1w, s0t, b0t);
        f.add(TEMPLATES + 33, s0t, s0has, b0t);
        f.add(TEMPLATES + 35, s0t, b0t, b0has);
        f.add(TEMPLATES + 37, s1has, s0has, b0t);
    }
}
