package dev.parley.extraction.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences that speak of articles rather than of the world: corrections, withdrawals, links, captions. The words that
 * tell them are {@code editorial-notes.txt}.
 */
public final class EditorialNotes {
    private record Words(boolean first, List<String> sequence) {}

    /** By the first word of each. */
    private final Map<String, List<Words>> all = new HashMap<>();

    /** What begins a point of a list. */
    private static final Set<String> POINTS = Set.of("-", "–", "—", "•", "*", "·");

    private EditorialNotes() {}

    public static EditorialNotes bundled() {
        EditorialNotes notes = new EditorialNotes();
        for (String line : Rules.lines("editorial-notes.txt")) {
            boolean first = line.startsWith("^ ");
            Words words = new Words(first, List.of((first ? line.substring(2) : line).split(" ")));
            notes.all
                    .computeIfAbsent(words.sequence().getFirst(), w -> new ArrayList<>())
                    .add(words);
        }
        return notes;
    }

    public boolean isNote(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            for (Words words : all.getOrDefault(tokens.get(i).low(), List.of())) {
                if ((i == 0 || !words.first()) && at(tokens, i, words.sequence())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads one article's notes; its sentences are to be asked in order. */
    public Links links() {
        return new Links();
    }

    /** Remembers whether a heading such as "Related stories:" was read, below which other articles are listed. */
    public final class Links {
        private boolean headed;
        private boolean listed;

        private Links() {}

        /** Whether the sentence is a note, the first line below such a heading, or a further point of its list. */
        public boolean isNote(Sentence sentence) {
            boolean note = EditorialNotes.this.isNote(sentence);
            boolean link = headed
                    || listed && POINTS.contains(sentence.tokens().getFirst().low());
            listed = !note && link;
            headed = note && sentence.tokens().getLast().is(":");
            return note || link;
        }
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
