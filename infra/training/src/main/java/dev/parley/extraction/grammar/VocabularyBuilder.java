package dev.parley.extraction.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the words of treebanks. */
final class VocabularyBuilder {
    /** Words that the parser knows one by one are seen at least so often. */
    private static final int KNOWN = 2;
    /** A word's tags say something once it was seen so often, those that make up a twentieth of its uses. */
    private static final int TAGS_KNOWN = 4;

    private static final double USUAL = 0.05;
    /** A word has one tag alone when it was seen so often, and hardly ever with another. */
    private static final int ONLY_KNOWN = 60;

    private static final double ONLY = 0.997;

    private VocabularyBuilder() {}

    static Vocabulary of(List<GoldTree> trees) {
        SortedMap<String, int[]> counts = new TreeMap<>();
        TreeSet<String> verbs = new TreeSet<>();
        for (GoldTree tree : trees) {
            for (int i = 0; i < tree.size(); i++) {
                Word word = tree.words().get(i);
                if (word.kind() == Word.Kind.NAME || word.kind() == Word.Kind.NAMES) {
                    continue;
                }
                Tag tag = tree.tags().get(i);
                counts.computeIfAbsent(WordForm.normal(word.text()), w -> new int[Tag.count()])[tag.index()]++;
                String lemma = tree.lemmas().get(i);
                if (tag.isVerb() && lemma.length() > 1 && lemma.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                    verbs.add(lemma);
                }
            }
        }
        SortedMap<String, Vocabulary.Entry> entries = new TreeMap<>();
        counts.forEach((word, tags) -> {
            int total = Arrays.stream(tags).sum();
            if (total >= KNOWN) {
                entries.put(word, entry(tags, total));
            }
        });
        return new Vocabulary(entries, verbs);
    }

    private static Vocabulary.Entry entry(int[] counts, int total) {
        long tags = 0;
        int only = -1;
        for (int tag = 0; tag < counts.length; tag++) {
            if (total >= TAGS_KNOWN && counts[tag] >= USUAL * total) {
                tags |= 1L << tag;
            }
            if (total >= ONLY_KNOWN && counts[tag] >= ONLY * total) {
                only = tag;
            }
        }
        return new Vocabulary.Entry(tags, only);
    }
}
