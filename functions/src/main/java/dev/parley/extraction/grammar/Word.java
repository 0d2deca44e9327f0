package dev.parley.extraction.grammar;

import static java.util.Objects.requireNonNull;

/**
 * One word of a sentence, as the grammar takes it. The caller cuts words as Universal Dependencies does for English,
 * but for hyphens: a possessive or clitic is a word of its own ("Orlov", "'s"; "did", "n't"), a hyphenated word is one
 * word ("90-minute").
 *
 * @param text as the article writes it; a name may hold spaces
 */
public record Word(String text, Kind kind) {
    public Word {
        requireNonNull(kind);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A word needs at least one character.");
        }
    }

    public static Word of(String text) {
        return new Word(text, Kind.WORD);
    }

    /** What the caller knows about a word before it is tagged. */
    public enum Kind {
        /** Read by its letters. */
        WORD,
        /** A name with its titles, or another noun phrase that was joined to one word: tagged NNP. */
        NAME,
        /** A joined noun phrase in the plural, such as "the two leaders": tagged NNPS. */
        NAMES,
        /** Digits, with or without separators. */
        NUMBER,
        /** Punctuation. */
        MARK
    }
}
