package dev.parley.extraction.article;

import dev.parley.extraction.text.Token;
import java.util.List;

/**
 * Whether a sentence says that a call is another one of the same pair on the same day: "their second call of the day",
 * "the two spoke again hours later". A president's "second call of the day" may be with somebody else, and is not.
 */
final class SameDayAgain {
    private SameDayAgain() {}

    static boolean in(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean again = tokens.get(i).is("again") || phrase(tokens, i, "second", "time");
            boolean theirs = tokens.get(i).is("their")
                    && i + 1 < tokens.size()
                    && (tokens.get(i + 1).is("second") || tokens.get(i + 1).is("third"));
            if ((again || theirs) && sameDay(tokens)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameDay(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (phrase(tokens, i, "same", "day")
                    || phrase(tokens, i, "that", "day")
                    || phrase(tokens, i, "the", "day")
                    || phrase(tokens, i, "a", "day")
                    || phrase(tokens, i, "hours", "later")
                    || phrase(tokens, i, "hours", "after")
                    || phrase(tokens, i, "24", "hours")) {
                return true;
            }
        }
        return false;
    }

    private static boolean phrase(List<Token> tokens, int i, String first, String second) {
        return i + 1 < tokens.size()
                && tokens.get(i).is(first)
                && tokens.get(i + 1).is(second);
    }
}
