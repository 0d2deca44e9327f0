package dev.parley.training;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.GrammarTrainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Trains the grammar on treebanks, measures it on others, and writes its model.
 *
 * <p>Usage: {@code TrainGrammar TREEBANK_DIR MODEL_FILE [--development]}. The folder holds CoNLL-U files of Universal
 * Dependencies: ewt-train, ewt-dev, gum-train, gum-dev, ewt-test, gum-test and pud-news-test, each {@code .conllu.gz}.
 * With {@code --development} the dev files are not learned from but measured by, and the test files are left alone.
 */
public final class TrainGrammar {
    private TrainGrammar() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            System.err.println("usage: TrainGrammar TREEBANK_DIR MODEL_FILE [--development]");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        boolean development = arguments.length > 2 && arguments[2].equals("--development");
        List<GoldTree> trees = development
                ? Corpus.read(folder, "ewt-train", "gum-train")
                : Corpus.read(folder, "ewt-train", "gum-train", "ewt-dev", "gum-dev");
        long start = System.nanoTime();
        List<GoldTree> all = Corpus.varied(trees);
        System.err.printf("%d sentences of treebanks, %d with their variants%n", trees.size(), all.size());
        byte[] model = GrammarTrainer.train(all, line -> System.err.printf("%3d s  %s%n", seconds(start), line));
        Files.write(Path.of(arguments[1]), model);
        System.err.printf("%3d s  %d bytes written%n", seconds(start), model.length);
        Grammar grammar = Grammar.read(new ByteArrayInputStream(model));
        for (String name : development
                ? new String[] {"ewt-dev", "gum-dev"}
                : new String[] {"ewt-test", "gum-test", "pud-news-test"}) {
            measure(grammar, name, Corpus.read(folder, name));
        }
    }

    private static void measure(Grammar grammar, String name, List<GoldTree> trees) {
        NameJoiner joiner = new NameJoiner(new Random(1), 1, 0);
        List<GoldTree> joined = trees.stream().map(joiner::join).toList();
        System.out.println(Evaluation.of(grammar, trees).line(name));
        System.out.println(Evaluation.of(grammar, joined).line(name + ", names joined"));
        System.out.println(Evaluation.of(grammar, headlines(trees)).line(name + ", headlines"));
        System.out.println(Evaluation.of(grammar, headlines(joined)).line(name + ", headlines, joined"));
    }

    private static List<GoldTree> headlines(List<GoldTree> trees) {
        HeadlineMaker maker = new HeadlineMaker(new Random(3));
        List<GoldTree> headlines = new ArrayList<>();
        for (GoldTree tree : trees) {
            if (Corpus.isHeadlineLength(tree)) {
                headlines.add(maker.headline(tree));
            }
        }
        return headlines;
    }

    private static long seconds(long start) {
        return (System.nanoTime() - start) / 1_000_000_000;
    }
}
