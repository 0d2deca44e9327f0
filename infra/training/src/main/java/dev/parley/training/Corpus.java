package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is learned from: the treebanks as they are, with names joined, as headlines, and constructions of news. */
final class Corpus {
    private static final int SHORTEST_HEADLINE = 5;
    private static final int LONGEST_HEADLINE = 30;
    private static final int LONGEST_SENTENCE = 120;

    /** Sentences made of each line of the constructions. */
    private static final int CONSTRUCTED = 8;

    private Corpus() {}

    static List<GoldTree> read(Path folder, String... names) throws IOException {
        List<GoldTree> trees = new ArrayList<>();
        for (String name : names) {
            for (GoldTree tree : Treebank.read(folder.resolve(name + ".conllu.gz"), trees.size())) {
                if (tree.size() <= LONGEST_SENTENCE) {
                    trees.add(tree);
                }
            }
        }
        return trees;
    }

    /** Adds copies of the trees with names joined and copies as headlines; always the same for the same trees. */
    static List<GoldTree> varied(List<GoldTree> trees) {
        NameJoiner joiner = new NameJoiner(new Random(11), 0.75, 0.08);
        HeadlineMaker maker = new HeadlineMaker(new Random(7));
        Random random = new Random(3);
        List<GoldTree> all = new ArrayList<>(trees);
        for (GoldTree tree : trees) {
            GoldTree joined = joiner.join(tree);
            if (hasName(joined)) {
                all.add(joined);
            }
            if (isHeadlineLength(tree) && random.nextDouble() < 0.6) {
                all.add(maker.headline(random.nextBoolean() ? joined : tree));
            }
        }
        return all;
    }

    /** Adds sentences of the constructions: of every line or, to measure by the others, of every second one. */
    static List<GoldTree> withConstructions(List<GoldTree> trees, boolean all) throws IOException {
        List<GoldTree> both = new ArrayList<>(trees);
        both.addAll(new Constructions(new Random(13)).read(i -> all || i % 2 == 0, CONSTRUCTED, trees.size()));
        return both;
    }

    static boolean isHeadlineLength(GoldTree tree) {
        return tree.size() >= SHORTEST_HEADLINE && tree.size() <= LONGEST_HEADLINE;
    }

    private static boolean hasName(GoldTree tree) {
        return tree.words().stream().anyMatch(w -> w.kind() == Word.Kind.NAME || w.kind() == Word.Kind.NAMES);
    }
}
