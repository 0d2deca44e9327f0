package dev.parley.training;

import dev.parley.extraction.Mention;
import dev.parley.extraction.article.Extractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Learns how sure a mention is from labelled articles, and writes the weights as a table that a person can read.
 *
 * <p>Usage: {@code TrainConfidence [-o WEIGHTS_FILE] ARTICLES.jsonl...}. Prints what the weights are worth on articles
 * that they were not learned from, by ten-fold cross-validation over articles. Without a file, the weights replace those
 * that ship.
 */
public final class TrainConfidence {
    private static final String USAGE = "usage: train confidence [-o WEIGHTS_FILE] ARTICLES.jsonl...";
    private static final String SHIPPED = "functions/src/main/resources/dev/parley/extraction/weights.tsv";

    /** Features of fewer mentions than this say too little to be weighed. */
    private static final int FEWEST = 6;

    /** What a wrong probability costs beside a large weight; the best of .3, .6, 1 and 2 by cross-validation. */
    private static final double STRENGTH = 0.6;

    /**
     * How much a mention counts whose article readers may or may not want to be alerted on. Such articles say as much of
     * how sentences are read, and less of what is news; the best of 0, .3, .5 and 1 by cross-validation.
     */
    private static final double OPTIONAL = 0.5;

    private static final int FOLDS = 10;

    private TrainConfidence() {}

    /** A live mention of a labelled article. */
    private record Example(int fold, Map<String, Double> features, boolean right, boolean optional) {
        LogisticRegression.Row row(List<String> names) {
            return new LogisticRegression.Row(values(names), right, optional ? OPTIONAL : 1);
        }

        double[] values(List<String> names) {
            var values = new double[names.size() + 1];
            values[0] = 1;
            for (int j = 0; j < names.size(); j++) {
                values[j + 1] = features.getOrDefault(names.get(j), 0.0);
            }
            return values;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(System.getProperty("parley.home", "."), SHIPPED);
        var files = new ArrayList<Path>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("-o") && i + 1 < arguments.length) {
                out = Path.of(arguments[++i]);
            } else if (arguments[i].startsWith("-")) {
                refuse(USAGE);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (files.isEmpty()) {
            refuse(USAGE);
        }
        for (var file : files) {
            if (!Files.isRegularFile(file)) {
                refuse("There is no file " + file + ".");
            }
        }
        run(files, out);
    }

    private static void refuse(String message) {
        System.err.println(message);
        System.exit(2);
    }

    private static void run(List<Path> files, Path out) throws IOException {
        var examples = examples(LabelledArticle.read(files));
        var names = names(examples);
        var report = validate(examples, names);
        report.forEach(System.out::println);
        var weights =
                LogisticRegression.fit(examples.stream().map(e -> e.row(names)).toList(), STRENGTH);
        var text = new StringBuilder(
                "# Weights of the confidence in a mention: a feature, a tab, its weight in log-odds.\n");
        text.append("# Made by: ./parley train confidence ARTICLES.jsonl..., from ")
                .append(examples.size())
                .append(" live mentions in labelled articles.\n");
        report.forEach(line -> text.append("# ").append(line).append('\n'));
        text.append(line("(bias)", weights[0]));
        for (int j = 0; j < names.size(); j++) {
            if (weights[j + 1] != 0) {
                text.append(line(names.get(j), weights[j + 1]));
            }
        }
        Files.writeString(out, text, StandardCharsets.UTF_8);
    }

    private static String line(String name, double weight) {
        return String.format(Locale.ROOT, "%s\t%.3f%n", name, weight);
    }

    private static List<Example> examples(List<LabelledArticle> articles) {
        var extractor = Extractor.bundled();
        var out = new ArrayList<Example>();
        for (var article : articles) {
            if (article.reading().isEmpty()) {
                continue;
            }
            var explanation = extractor.explain(article.reading().get());
            for (int i = 0; i < explanation.mentions().size(); i++) {
                Mention mention = explanation.mentions().get(i);
                if (mention.status().mayAlert()) {
                    boolean right = article.events().stream().anyMatch(event -> event.bearsOut(mention));
                    out.add(new Example(
                            fold(article.id()), explanation.features().get(i), right, article.optional()));
                }
            }
        }
        return out;
    }

    private static int fold(String id) {
        var crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % FOLDS);
    }

    private static List<String> names(List<Example> examples) {
        var counts = new TreeMap<String, Integer>();
        examples.forEach(e -> e.features().forEach((name, value) -> {
            if (value != 0) {
                counts.merge(name, 1, Integer::sum);
            }
        }));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * What each threshold keeps, and how much of that is right, on articles that the weights have not seen. Mentions of
     * articles that are optional are learned from and not counted.
     */
    private static List<String> validate(List<Example> all, List<String> names) {
        var examples = all.stream().filter(e -> !e.optional()).toList();
        var probabilities = new double[examples.size()];
        for (int f = 0; f < FOLDS; f++) {
            int fold = f;
            var weights = LogisticRegression.fit(
                    all.stream()
                            .filter(e -> e.fold() != fold)
                            .map(e -> e.row(names))
                            .toList(),
                    STRENGTH);
            for (int i = 0; i < examples.size(); i++) {
                if (examples.get(i).fold() == fold) {
                    probabilities[i] = LogisticRegression.probability(
                            weights, examples.get(i).values(names));
                }
            }
        }
        long rightOnes = examples.stream().filter(Example::right).count();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "Ten-fold cross-validation over articles: %d mentions, %.1f%% wholly right, AUC %.3f.",
                examples.size(),
                100.0 * rightOnes / examples.size(),
                auc(examples, probabilities)));
        for (double threshold = 0.3; threshold < 0.75; threshold += 0.1) {
            int kept = 0;
            int right = 0;
            for (int i = 0; i < examples.size(); i++) {
                if (probabilities[i] >= threshold) {
                    kept++;
                    right += examples.get(i).right() ? 1 : 0;
                }
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "Threshold %.1f keeps %d, of which %.1f%% are right, and loses %.1f%% of what is right.",
                    threshold,
                    kept,
                    100.0 * right / Math.max(1, kept),
                    100.0 * (rightOnes - right) / Math.max(1, rightOnes)));
        }
        return lines;
    }

    /** The chance that a right mention has a higher probability than a wrong one. */
    private static double auc(List<Example> examples, double[] probabilities) {
        double above = 0;
        double pairs = 0;
        for (int i = 0; i < probabilities.length; i++) {
            for (int j = 0; j < probabilities.length; j++) {
                if (examples.get(i).right() && !examples.get(j).right()) {
                    pairs++;
                    above += probabilities[i] > probabilities[j] ? 1 : probabilities[i] == probabilities[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? 0.5 : above / pairs;
    }
}
