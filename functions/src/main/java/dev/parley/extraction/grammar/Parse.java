package dev.parley.extraction.grammar;

import java.util.List;
import java.util.Locale;

/**
 * The tree of one sentence. Words are counted from 0; a word's index is that in the list that was parsed. Every word has
 * one head, but for the root.
 */
public final class Parse {
    private final List<Word> words;
    private final Tag[] tags;
    private final int[] heads;
    private final Relation[] relations;
    private final Lemmas lemmas;
    private final String[] low;
    private final String[] lemma;

    Parse(List<Word> words, TaggedSentence sentence, Configuration tree, Lemmas lemmas) {
        int n = words.size();
        this.words = words;
        this.lemmas = lemmas;
        this.tags = new Tag[n];
        this.heads = new int[n];
        this.relations = new Relation[n];
        this.low = new String[n];
        this.lemma = new String[n];
        for (int i = 0; i < n; i++) {
            tags[i] = Tag.at(sentence.tags[i]);
            relations[i] = Relation.at(tree.relations[i]);
            heads[i] = tree.heads[i] == n ? -1 : tree.heads[i];
        }
    }

    /** Number of words. */
    public int size() {
        return words.size();
    }

    public String text(int i) {
        return words.get(i).text();
    }

    /** The word in lower case, with straight apostrophes. */
    public String low(int i) {
        if (low[i] == null) {
            low[i] = text(i).toLowerCase(Locale.ROOT).replace('’', '\'');
        }
        return low[i];
    }

    public Tag tag(int i) {
        return tags[i];
    }

    /** The dictionary form of a verb or noun, in lower case; of other words the word in lower case. */
    public String lemma(int i) {
        if (lemma[i] == null) {
            lemma[i] = lemmas.of(low(i), tags[i]);
        }
        return lemma[i];
    }

    /** Index of the word that this one depends on, -1 for the root. */
    public int head(int i) {
        return heads[i];
    }

    /** How a word depends on its head; ROOT for the root. */
    public Relation relation(int i) {
        return relations[i];
    }

    /** Index of the root, -1 when there is no word. */
    public int root() {
        for (int i = 0; i < heads.length; i++) {
            if (heads[i] < 0) {
                return i;
            }
        }
        return -1;
    }

    /** One line a word: index from 1, word, tag, index of the head, relation. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            lines.append(i + 1)
                    .append('\t')
                    .append(text(i))
                    .append('\t')
                    .append(tags[i].symbol())
                    .append('\t')
                    .append(heads[i] + 1)
                    .append('\t')
                    .append(relations[i].symbol())
                    .append('\n');
        }
        return lines.toString();
    }
}
