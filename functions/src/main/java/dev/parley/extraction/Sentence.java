package dev.parley.extraction;

import java.util.List;

/**
 * A sentence: its tokens, and where it stands.
 *
 * @param index 0 for the first sentence of the body; the title's is -1
 * @param start UTF-16 offset of its first character in the part that it comes from
 * @param end offset behind its last character
 */
record Sentence(int index, List<Token> tokens, int start, int end, boolean title) {
    Sentence {
        tokens = List.copyOf(tokens);
    }
}
