package dev.parley.extraction.grammar;

import java.util.List;

/** The sentence that is being read, with room for its tags and for the scores of one decision. */
final class TaggedSentence {
    /** Body text, headline, and headline whose words all have capitals. */
    static final int TEXT = 0;

    static final int HEADLINE = 1;
    static final int TITLE = 2;

    final int size;
    final int style;
    /** The words' forms between two before the first and two after the last. */
    final WordForm[] forms;
    /** Ordinals of the tags. */
    final int[] tags;

    /** Ordinals of the tags that the caller gave, -1 where the tagger decides. */
    final int[] given;

    final Features features = new Features();
    final int[] scores = new int[Math.max(Tag.count(), Relation.count())];

    TaggedSentence(List<Word> words, boolean headline, Vocabulary vocabulary) {
        this.size = words.size();
        this.style = !headline ? TEXT : titled(words) ? TITLE : HEADLINE;
        this.forms = new WordForm[size + 4];
        this.tags = new int[size];
        this.given = new int[size];
        forms[0] = forms[1] = WordForm.BEFORE;
        forms[size + 2] = forms[size + 3] = WordForm.AFTER;
        for (int i = 0; i < size; i++) {
            forms[i + 2] = vocabulary.form(words.get(i), style == TITLE);
            given[i] = words.get(i).tag().map(Tag::index).orElse(-1);
        }
    }

    /** Whether seven in ten of the longer words have a capital, so that it no longer marks names. */
    private static boolean titled(List<Word> words) {
        int longer = 0;
        int capitals = 0;
        for (Word word : words) {
            if (word.kind() == Word.Kind.WORD
                    && word.text().length() > 3
                    && Character.isLetter(word.text().charAt(0))) {
                longer++;
                capitals += Character.isUpperCase(word.text().charAt(0)) ? 1 : 0;
            }
        }
        return longer > 1 && capitals * 10 > longer * 7;
    }
}
