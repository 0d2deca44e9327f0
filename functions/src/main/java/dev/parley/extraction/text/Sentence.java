package dev.parley.extraction.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence: its tokens and its position in the article.
 *
 * @param index 0 for the first sentence of the body; the title's is -1
 * @param start UTF-16 offset of its first character in the part that it comes from
 * @param end offset after its last character
 */
public record Sentence(int index, List<Token> tokens, int start, int end, boolean title) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }

    /** The sentences that semicolons make of a headline. */
    public List<Sentence> parts() {
        List<Sentence> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).is(";")) {
                if (i > from) {
                    parts.add(new Sentence(
                            index,
                            tokens.subList(from, i),
                            tokens.get(from).start(),
                            tokens.get(i - 1).end(),
                            title));
                }
                from = i + 1;
            }
        }
        return parts.size() < 2 ? List.of(this) : parts;
    }
}
