package dev.parley.extraction;

/**
 * One word, number or mark of the text.
 *
 * @param text as it stands
 * @param low lower case, with curly apostrophes made straight, for look-up
 * @param start UTF-16 offset of its first character
 * @param end offset behind its last character
 */
record Token(String text, String low, int start, int end, Shape shape) {
    enum Shape {
        LOWER,
        CAPITAL,
        UPPER,
        NUMBER,
        MARK
    }

    boolean capitalised() {
        return shape == Shape.CAPITAL || shape == Shape.UPPER;
    }

    boolean is(String word) {
        return low.equals(word);
    }
}
