package dev.parley.extraction.grammar;

import java.util.List;

/**
 * A sentence with its right tags and tree, to learn from or to be measured by.
 *
 * @param source counts the sentences of the treebanks: all sentences that were made from one have its number
 * @param lemmas null where the treebank has none
 * @param heads indexes from 0; that of the root is the number of words
 */
public record GoldTree(
        int source,
        boolean headline,
        List<Word> words,
        List<String> lemmas,
        List<Tag> tags,
        List<Integer> heads,
        List<Relation> relations) {
    public GoldTree {
        words = List.copyOf(words);
        lemmas = List.copyOf(lemmas);
        tags = List.copyOf(tags);
        heads = List.copyOf(heads);
        relations = List.copyOf(relations);
        int n = words.size();
        if (n == 0 || lemmas.size() != n || tags.size() != n || heads.size() != n || relations.size() != n) {
            throw new IllegalArgumentException("A tree needs a lemma, a tag, a head and a relation for each word.");
        }
        for (int i = 0; i < n; i++) {
            int at = i;
            for (int steps = 0; at != n; steps++) {
                if (steps > n || at < 0 || at > n) {
                    throw new IllegalArgumentException("Word " + (i + 1) + " does not hang on the root: " + words);
                }
                at = heads.get(at);
            }
        }
    }

    public int size() {
        return words.size();
    }

    public boolean hasDependents(int i) {
        return heads.contains(i);
    }
}
