package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.Parse;
import dev.parley.extraction.grammar.Relation;
import java.util.List;
import java.util.Locale;

/**
 * How well a grammar does on trees that it has not seen. Punctuation does not count.
 *
 * @param tags words with the right tag
 * @param heads words with the right head
 * @param arcs words with the right head and relation
 * @param verbs verbs
 * @param verbsFound verbs with a tag of a verb
 */
record Evaluation(int words, int tags, int heads, int arcs, int verbs, int verbsFound) {
    static Evaluation of(Grammar grammar, List<GoldTree> trees) {
        int words = 0;
        int tags = 0;
        int heads = 0;
        int arcs = 0;
        int verbs = 0;
        int verbsFound = 0;
        for (GoldTree tree : trees) {
            Parse parse = grammar.parse(tree.words(), tree.headline());
            for (int i = 0; i < tree.size(); i++) {
                if (tree.relations().get(i) == Relation.PUNCT) {
                    continue;
                }
                words++;
                int head = parse.head(i) < 0 ? tree.size() : parse.head(i);
                boolean right = head == tree.heads().get(i);
                tags += parse.tag(i) == tree.tags().get(i) ? 1 : 0;
                heads += right ? 1 : 0;
                arcs += right && parse.relation(i) == tree.relations().get(i) ? 1 : 0;
                if (tree.tags().get(i).isVerb()) {
                    verbs++;
                    verbsFound += parse.tag(i).isVerb() ? 1 : 0;
                }
            }
        }
        return new Evaluation(words, tags, heads, arcs, verbs, verbsFound);
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-32s %6d words  tags %5.2f%%  UAS %5.2f%%  LAS %5.2f%%  verbs found %5.2f%%",
                name,
                words,
                share(tags, words),
                share(heads, words),
                share(arcs, words),
                share(verbsFound, verbs));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
