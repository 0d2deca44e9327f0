package dev.parley.extraction.grammar;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One word of a sentence, as the grammar takes it. The caller cuts words as Universal Dependencies does for English,
 * but for hyphens: a possessive or clitic is a word of its own ("Orlov", "'s"; "did", "n't"), a hyphenated word is one
 * word ("90-minute").
 *
 * @param tag its part of speech where the caller knows it; otherwise the tagger decides
 * @param text as the article writes it; a name may hold spaces
 */
public record Word(String text, Kind kind, Optional<Tag> tag) {
    public Word {
        requireNonNull(kind);
        requireNonNull(tag);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A word needs at least one character.");
        }
    }

    public Word(String text, Kind kind) {
        this(text, kind, Optional.empty());
    }

    /** A word whose part of speech the caller knows. */
    public static Word tagged(String text, Tag tag) {
        return new Word(text, Kind.WORD, Optional.of(tag));
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
