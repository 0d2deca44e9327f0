package dev.parley.extraction;

import static java.util.Objects.requireNonNull;

/**
 * The sentence that proves a mention, word for word.
 *
 * @param text the sentence as the normalised article has it, at most {@value #MAX_LENGTH} characters
 * @param start offset of its first character, in UTF-16 units from the start of {@code in}
 * @param end offset after its last character
 * @param in which part of the article the offsets count in: {@code text} or {@code title}
 */
public record Evidence(String text, int start, int end, String in) {
    public static final int MAX_LENGTH = 1000;

    public Evidence {
        requireNonNull(text, "text");
        requireNonNull(in, "in");
        if (start < 0 || end - start != text.length()) {
            throw new IllegalArgumentException("offsets " + start + ".." + end + " do not span the evidence");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("evidence is longer than " + MAX_LENGTH + " characters");
        }
        if (!in.equals("text") && !in.equals("title")) {
            throw new IllegalArgumentException("evidence stands in the text or in the title, not in " + in);
        }
    }
}
