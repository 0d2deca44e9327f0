package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.util.ArrayList;
import java.util.List;

/** Makes one word of several neighbours; what hung on one of them hangs on it. */
final class Joined {
    /** The new word and its tag. */
    record Form(Word word, Tag tag) {}

    /** Says what the words of a group become. */
    interface Naming {
        /**
         * @param group first and last index of the group
         * @param head index of the word of the group whose head lies outside
         */
        Form form(int[] group, int head);
    }

    private Joined() {}

    /**
     * @param groups number of each word's group, ascending
     */
    static GoldTree words(GoldTree tree, int[] groups, Naming naming) {
        int n = tree.size();
        int m = groups[n - 1] + 1;
        if (m == n) {
            return tree;
        }
        List<Word> words = new ArrayList<>();
        List<String> lemmas = new ArrayList<>();
        List<Tag> tags = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (int first = 0; first < n; ) {
            int last = first;
            while (last + 1 < n && groups[last + 1] == groups[first]) {
                last++;
            }
            int head = outerHead(tree, groups, first, last);
            Form form = first == last
                    ? new Form(tree.words().get(head), tree.tags().get(head))
                    : naming.form(new int[] {first, last}, head);
            words.add(form.word());
            lemmas.add(first == last ? tree.lemmas().get(head) : form.word().text());
            tags.add(form.tag());
            heads.add(tree.heads().get(head) == n ? m : groups[tree.heads().get(head)]);
            relations.add(tree.relations().get(head));
            first = last + 1;
        }
        return new GoldTree(tree.source(), tree.headline(), words, lemmas, tags, heads, relations);
    }

    static String text(GoldTree tree, int[] group, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = group[0]; i <= group[1]; i++) {
            text.append(i > group[0] ? separator : "")
                    .append(tree.words().get(i).text());
        }
        return text.toString();
    }

    /** The word of a group whose head lies outside; if there are several, the one nearest to the root. */
    private static int outerHead(GoldTree tree, int[] groups, int first, int last) {
        int found = first;
        int nearest = Integer.MAX_VALUE;
        for (int i = first; i <= last; i++) {
            int head = tree.heads().get(i);
            if (head == tree.size() || groups[head] != groups[first]) {
                int depth = depth(tree, i);
                if (depth < nearest) {
                    nearest = depth;
                    found = i;
                }
            }
        }
        return found;
    }

    private static int depth(GoldTree tree, int i) {
        int depth = 0;
        for (int at = i; at != tree.size(); at = tree.heads().get(at)) {
            depth++;
        }
        return depth;
    }
}
