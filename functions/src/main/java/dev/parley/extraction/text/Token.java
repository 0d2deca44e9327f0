package dev.parley.extraction.text;

/**
 * One word, number or mark of the text.
 *
 * @param text as written
 * @param low lower case, with curly apostrophes made straight, for look-up
 * @param start UTF-16 offset of its first character
 * @param end offset after its last character
 */
public record Token(String text, String low, int start, int end, Shape shape) {
    public enum Shape {
        LOWER,
        CAPITAL,
        UPPER,
        NUMBER,
        MARK
    }

    public boolean capitalised() {
        return shape == Shape.CAPITAL || shape == Shape.UPPER;
    }

    public boolean is(String word) {
        return low.equals(word);
    }
}
