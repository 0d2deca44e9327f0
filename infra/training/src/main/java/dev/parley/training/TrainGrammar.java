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
import org.jspecify.annotations.Nullable;

/**
 * Trains the grammar on treebanks, measures it on others, and writes its model.
 *
 * <p>Usage: {@code TrainGrammar TREEBANK_DIR [-o MODEL_FILE] [--development]}. The folder holds CoNLL-U files of Universal
 * Dependencies: ewt-train, ewt-dev, gum-train, gum-dev, ewt-test, gum-test and pud-news-test, each {@code .conllu.gz}.
 * Without a file, the model replaces the one that ships. With {@code --development} nothing ships: the dev files and every
 * second construction are not learned from but measured by, and the test files are left alone.
 */
public final class TrainGrammar {
    private static final String USAGE = "usage: train grammar TREEBANK_DIR [-o MODEL_FILE] [--development]";
    private static final String SHIPPED = "functions/src/main/resources/dev/parley/extraction/grammar/english.model";

    private TrainGrammar() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = null;
        Path model = null;
        boolean development = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--development")) {
                development = true;
            } else if (arguments[i].equals("-o") && i + 1 < arguments.length) {
                model = Path.of(arguments[++i]);
            } else if (folder == null && !arguments[i].startsWith("-")) {
                folder = Path.of(arguments[i]);
            } else {
                refuse(USAGE);
            }
        }
        if (folder == null) {
            refuse(USAGE);
            return;
        }
        if (!Files.isDirectory(folder)) {
            refuse("There is no folder " + folder + ".");
        }
        if (model == null && !development) {
            model = Path.of(System.getProperty("parley.home", "."), SHIPPED);
        }
        run(folder, model, development);
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(2);
    }

    private static void run(Path folder, @Nullable Path file, boolean development) throws IOException {
        long start = System.nanoTime();
        List<GoldTree> trees = development
                ? Corpus.read(folder, "ewt-train", "gum-train")
                : Corpus.read(folder, "ewt-train", "gum-train", "ewt-dev", "gum-dev");
        List<GoldTree> all = Corpus.withConstructions(Corpus.varied(trees), !development);
        System.err.printf(
                "%d sentences of treebanks, %d with their variants and constructions%n", trees.size(), all.size());
        byte[] model = GrammarTrainer.train(all, line -> System.err.printf("%3d s  %s%n", seconds(start), line));
        System.err.printf("%3d s  a model of %d bytes%n", seconds(start), model.length);
        if (file != null) {
            Files.write(file, model);
        }
        Grammar grammar = Grammar.read(new ByteArrayInputStream(model));
        for (String name : development
                ? new String[] {"ewt-dev", "gum-dev"}
                : new String[] {"ewt-test", "gum-test", "pud-news-test"}) {
            measure(grammar, name, Corpus.read(folder, name));
        }
        if (development) {
            List<GoldTree> others = new Constructions(new Random(17)).read(i -> i % 2 == 1, 5, 0);
            System.out.println(Evaluation.of(grammar, others).line("constructions not learned from"));
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
