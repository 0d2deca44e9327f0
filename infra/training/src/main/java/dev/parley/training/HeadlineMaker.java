package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes a sentence as a headline: no articles and copulas, the present for the past, "to" for "will", a comma for "and",
 * and for a third of them a capital letter for every word.
 */
record HeadlineMaker(Random random) {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an");
    private static final Set<String> BE = Set.of("is", "are", "was", "were", "'s", "'re");
    private static final Set<String> HAVE = Set.of("has", "have", "had");
    private static final Set<String> SINGULAR_PRONOUNS = Set.of("he", "she", "it");
    private static final Set<String> LOWER_IN_TITLES =
            Set.of("a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "as");

    GoldTree headline(GoldTree tree) {
        int n = tree.size();
        boolean[] dropped = new boolean[n];
        String[] texts = new String[n];
        Tag[] tags = new Tag[n];
        Relation[] relations = new Relation[n];
        for (int i = 0; i < n; i++) {
            texts[i] = tree.words().get(i).text();
            tags[i] = tree.tags().get(i);
            relations[i] = tree.relations().get(i);
        }
        for (int i = 0; i < n; i++) {
            shorten(tree, i, dropped, texts, tags, relations);
        }
        boolean title = random.nextInt(3) == 0;
        int[] index = new int[n + 1];
        int m = 0;
        for (int i = 0; i < n; i++) {
            index[i] = m;
            m += dropped[i] ? 0 : 1;
        }
        index[n] = m;
        if (m == 0) {
            return tree;
        }
        List<Word> words = new ArrayList<>();
        List<String> lemmas = new ArrayList<>();
        List<Tag> newTags = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Relation> newRelations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (!dropped[i]) {
                Word word = new Word(texts[i], tree.words().get(i).kind());
                words.add(words.isEmpty() ? capitalised(word) : title ? title(word) : word);
                lemmas.add(tree.lemmas().get(i));
                newTags.add(tags[i]);
                heads.add(index[tree.heads().get(i)]);
                newRelations.add(relations[i]);
            }
        }
        return new GoldTree(tree.source(), true, words, lemmas, newTags, heads, newRelations);
    }

    private void shorten(GoldTree tree, int i, boolean[] dropped, String[] texts, Tag[] tags, Relation[] relations) {
        int n = tree.size();
        String low = texts[i].toLowerCase(java.util.Locale.ROOT);
        Relation relation = tree.relations().get(i);
        int head = tree.heads().get(i);
        boolean auxiliary = relation == Relation.AUX || relation == Relation.AUX_PASS || relation == Relation.COP;
        if (relation == Relation.DET && ARTICLES.contains(low) && !tree.hasDependents(i)
                || auxiliary && BE.contains(low) && !tree.hasDependents(i)
                || i == n - 1 && low.equals(".") && !tree.hasDependents(i)) {
            dropped[i] = true;
        } else if (relation == Relation.AUX
                && HAVE.contains(low)
                && head == i + 1
                && head < n
                && tree.tags().get(head) == Tag.VBN
                && !tree.hasDependents(i)) {
            dropped[i] = true;
            texts[head] = present(tree.lemmas().get(head), isPlural(tree, head));
            tags[head] = isPlural(tree, head) ? Tag.VBP : Tag.VBZ;
        } else if (tags[i] == Tag.VBD && isFinite(tree, i)) {
            boolean plural = isPlural(tree, i);
            texts[i] = present(tree.lemmas().get(i), plural);
            tags[i] = plural ? Tag.VBP : Tag.VBZ;
        } else if (low.equals("will") && relation == Relation.AUX && head == i + 1) {
            texts[i] = "to";
            tags[i] = Tag.TO;
            relations[i] = Relation.MARK;
        } else if (low.equals("and")
                && relation == Relation.CC
                && i > 0
                && i + 1 < n
                && tree.tags().get(i - 1).isNoun()
                && tree.tags().get(i + 1).isNoun()
                && random.nextInt(3) > 0) {
            texts[i] = ",";
            tags[i] = Tag.COMMA;
            relations[i] = Relation.PUNCT;
        }
    }

    private static boolean isFinite(GoldTree tree, int i) {
        String lemma = tree.lemmas().get(i);
        Relation relation = tree.relations().get(i);
        return !lemma.equals("be")
                && !lemma.equals("have")
                && switch (relation) {
                    case ROOT, CCOMP, CONJ, ADVCL, PARATAXIS, ACL_RELCL -> true;
                    default -> false;
                };
    }

    private static boolean isPlural(GoldTree tree, int verb) {
        for (int i = 0; i < tree.size(); i++) {
            if (tree.heads().get(i) == verb && tree.relations().get(i) == Relation.NSUBJ) {
                Tag tag = tree.tags().get(i);
                String low = tree.words().get(i).text().toLowerCase(java.util.Locale.ROOT);
                if (tag == Tag.NNS || tag == Tag.NNPS || tag == Tag.PRP && !SINGULAR_PRONOUNS.contains(low)) {
                    return true;
                }
                for (int j = 0; j < tree.size(); j++) {
                    if (tree.heads().get(j) == i && tree.relations().get(j) == Relation.CONJ) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static String present(String lemma, boolean plural) {
        if (plural) {
            return lemma;
        }
        int n = lemma.length();
        if (n > 1 && lemma.endsWith("y") && "aeiou".indexOf(lemma.charAt(n - 2)) < 0) {
            return lemma.substring(0, n - 1) + "ies";
        }
        boolean hissing = lemma.endsWith("s")
                || lemma.endsWith("sh")
                || lemma.endsWith("ch")
                || lemma.endsWith("x")
                || lemma.endsWith("z")
                || lemma.endsWith("o");
        return lemma + (hissing ? "es" : "s");
    }

    /** The word as headlines have it that give every word of weight a capital letter. */
    static Word title(Word word) {
        return LOWER_IN_TITLES.contains(word.text()) ? word : capitalised(word);
    }

    private static Word capitalised(Word word) {
        String text = word.text();
        return Character.isLowerCase(text.charAt(0))
                ? new Word(Character.toUpperCase(text.charAt(0)) + text.substring(1), word.kind())
                : word;
    }
}
