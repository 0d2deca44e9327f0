package dev.parley.extraction.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences that speak of articles rather than of the world: corrections, withdrawals, links, captions. The words that
 * tell them are {@code editorial-notes.txt}.
 */
public final class EditorialNotes {
    private record Words(boolean first, List<String> sequence) {}

    private final List<Words> all = new ArrayList<>();

    private EditorialNotes() {}

    public static EditorialNotes bundled() {
        EditorialNotes notes = new EditorialNotes();
        for (String line : Rules.lines("editorial-notes.txt")) {
            boolean first = line.startsWith("^ ");
            notes.all.add(new Words(first, List.of((first ? line.substring(2) : line).split(" "))));
        }
        return notes;
    }

    public boolean isNote(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        for (Words words : all) {
            int last = words.first() ? 0 : tokens.size() - words.sequence().size();
            for (int i = 0; i <= last; i++) {
                if (at(tokens, i, words.sequence())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean at(List<Token> tokens, int from, List<String> sequence) {
        if (from + sequence.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < sequence.size(); i++) {
            if (!tokens.get(from + i).is(sequence.get(i))) {
                return false;
            }
        }
        return true;
    }
}
