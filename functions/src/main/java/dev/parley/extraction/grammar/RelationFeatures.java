package dev.parley.extraction.grammar;

/** What the parser looks at to name an arc: the dependent with all that hangs on it, the head with what it has so far. */
final class RelationFeatures {
    /** The number of the first template; no other classifier uses them. */
    private static final int TEMPLATES = 200;

    private RelationFeatures() {}

    /**
     * Features of a decision: those that settle most alone, or the rest, which is added to them.
     *
     * @param rest whether the rest is meant
     */
    static void of(Configuration c, int transition, int style, boolean rest, Features f) {
        int d = c.top();
        int h = transition == Configuration.LEFT ? c.next : c.second();
        int dw = c.word(d);
        int dt = c.tag(d);
        int hw = c.word(h);
        int ht = c.tag(h);
        int distance = Math.min(Math.abs(h - d), 5);
        int first = c.left(d);
        int second = c.left2(d);
        int last = c.right(d);
        int dhas = Long.hashCode(c.has(d) * 0x9E3779B97F4A7C15L);
        int hhas = Long.hashCode(c.has(h) * 0x9E3779B97F4A7C15L);
        int dir = transition;

        if (rest) {
            f.add(TEMPLATES, dir, style);
            f.add(TEMPLATES + 5, dt, ht, dir);
            f.add(TEMPLATES + 7, dt, hw, dir);
            f.add(TEMPLATES + 8, dw, hw, dir);
            f.add(TEMPLATES + 11, c.tag(last), dt, ht);
            f.add(TEMPLATES + 13, dt, c.tag(d - 1), c.tag(d + 1));
            f.add(TEMPLATES + 14, dt, c.word(d - 1), dir);
            f.add(TEMPLATES + 15, c.word(second), dt, ht);
            f.add(TEMPLATES + 19, hhas, dw, dir);
            f.add(TEMPLATES + 20, hhas, hw, dt);
            f.add(TEMPLATES + 22, c.tag(h + 1), ht, dt, dir);
            f.add(TEMPLATES + 23, c.relation(transition == Configuration.LEFT ? c.left(h) : c.right(h)), dt, ht, dir);
            f.add(TEMPLATES + 24, dt, ht, dir, style);
            return;
        }
        f.clear();
        f.add(TEMPLATES + 1, dw, dir);
        f.add(TEMPLATES + 2, dt, dir);
        f.add(TEMPLATES + 3, hw, dir);
        f.add(TEMPLATES + 4, ht, dir);
        f.add(TEMPLATES + 6, dw, ht, dir);
        f.add(TEMPLATES + 9, c.word(first), dt, dir);
        f.add(TEMPLATES + 10, c.tag(first), dt, ht);
        f.add(TEMPLATES + 12, distance, dt, ht, dir);
        f.add(TEMPLATES + 16, c.word(first), hw, dir);
        f.add(TEMPLATES + 17, dt, dhas, ht, dir);
        f.add(TEMPLATES + 18, hhas, dt, ht, dir);
        f.add(TEMPLATES + 21, c.word(d + 1), dt, dir);
    }
}
