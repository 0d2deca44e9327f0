package dev.parley.extraction.grammar;

/** What the parser looks at to name an arc: the dependent with all that hangs on it, the head with what it has so far. */
final class RelationFeatures {
    private static final int FIRST = 200;

    private RelationFeatures() {}

    /** Those that settle most decisions alone. */
    static void first(Configuration c, int transition, Features f) {
        int d = c.top();
        int h = transition == Configuration.LEFT ? c.next : c.second();
        int dw = c.word(d);
        int dt = c.tag(d);
        int hw = c.word(h);
        int ht = c.tag(h);
        int distance = Math.min(Math.abs(h - d), 5);
        int first = c.left(d);
        int dhas = Long.hashCode(c.has(d) * 0x9E3779B97F4A7C15L);
        int hhas = Long.hashCode(c.has(h) * 0x9E3779B97F4A7C15L);
        int dir = transition;

        f.clear();
        f.add(FIRST + 1, dw, dir);
        f.add(FIRST + 2, dt, dir);
        f.add(FIRST + 3, hw, dir);
        f.add(FIRST + 4, ht, dir);
        f.add(FIRST + 6, dw, ht, dir);
        f.add(FIRST + 9, c.word(first), dt, dir);
        f.add(FIRST + 10, c.tag(first), dt, ht);
        f.add(FIRST + 12, distance, dt, ht, dir);
        f.add(FIRST + 16, c.word(first), hw, dir);
        f.add(FIRST + 17, dt, dhas, ht, dir);
        f.add(FIRST + 18, hhas, dt, ht, dir);
        f.add(FIRST + 21, c.word(d + 1), dt, dir);
    }

    /** Adds the others. */
    static void rest(Configuration c, int transition, int style, Features f) {
        int d = c.top();
        int h = transition == Configuration.LEFT ? c.next : c.second();
        int dw = c.word(d);
        int dt = c.tag(d);
        int hw = c.word(h);
        int ht = c.tag(h);
        int second = c.left2(d);
        int last = c.right(d);
        int hhas = Long.hashCode(c.has(h) * 0x9E3779B97F4A7C15L);
        int dir = transition;

        f.add(FIRST, dir, style);
        f.add(FIRST + 5, dt, ht, dir);
        f.add(FIRST + 7, dt, hw, dir);
        f.add(FIRST + 8, dw, hw, dir);
        f.add(FIRST + 11, c.tag(last), dt, ht);
        f.add(FIRST + 13, dt, c.tag(d - 1), c.tag(d + 1));
        f.add(FIRST + 14, dt, c.word(d - 1), dir);
        f.add(FIRST + 15, c.word(second), dt, ht);
        f.add(FIRST + 19, hhas, dw, dir);
        f.add(FIRST + 20, hhas, hw, dt);
        f.add(FIRST + 22, c.tag(h + 1), ht, dt, dir);
        f.add(FIRST + 23, c.relation(transition == Configuration.LEFT ? c.left(h) : c.right(h)), dt, ht, dir);
        f.add(FIRST + 24, dt, ht, dir, style);
    }
}
