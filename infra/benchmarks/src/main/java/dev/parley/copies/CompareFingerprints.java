package dev.parley.copies;

import dev.parley.articles.TextFingerprint;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Compares fingerprints on news articles: how many edited copies of an article they recognise, and how many pairs of
 * different articles they take for copies.
 *
 * <p>Every article is edited in the ways of {@link Edit}. Pairs of different articles are all pairs of the file, and for
 * each article the one that shares most words with it, which is often of the same event. Pairs that share half of their
 * three-word shingles are copies in the file itself.
 *
 * <p>Prints Markdown.
 */
public final class CompareFingerprints {
    private static final double SAME_TEXT = 0.5;

    private final List<String> texts;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<int[]> alike = new ArrayList<>();
    private final List<int[]> copies = new ArrayList<>();

    private CompareFingerprints(List<String> texts) {
        this.texts = List.copyOf(texts);
        var words = texts.stream().map(Words::of).toList();
        var vocabularies = words.stream().map(w -> Words.shingles(w, 1)).toList();
        var shingles = words.stream().map(w -> Words.shingles(w, 3)).toList();
        for (int i = 0; i < texts.size(); i++) {
            double most = 0;
            int nearest = -1;
            for (int j = 0; j < texts.size(); j++) {
                if (i == j || similarity(shingles.get(i), shingles.get(j)) >= SAME_TEXT) {
                    if (i < j) {
                        copies.add(new int[] {i, j});
                    }
                    continue;
                }
                if (i < j) {
                    pairs.add(new int[] {i, j});
                }
                var shared = similarity(vocabularies.get(i), vocabularies.get(j));
                if (shared > most) {
                    most = shared;
                    nearest = j;
                }
            }
            if (nearest >= 0) {
                alike.add(new int[] {i, nearest});
            }
        }
    }

    /** @param files JSON Lines with the article's text as {@code text} */
    public static void main(String... files) throws IOException {
        var texts = new ArrayList<String>();
        var brief = new ArrayList<String>();
        for (var file : files) {
            for (var line : Files.readAllLines(Path.of(file))) {
                if (!line.isBlank()) {
                    var text = Json.MAPPER.readTree(line).path("text").asText();
                    int words = Words.of(text).size();
                    if (words > 0) {
                        (words < TextFingerprint.FEW_WORDS ? brief : texts).add(text);
                    }
                }
            }
        }
        var compare = new CompareFingerprints(texts);
        line("%,d articles of %d words or more: %,d pairs of different ones, %d pairs of copies."
                .formatted(texts.size(), TextFingerprint.FEW_WORDS, compare.pairs.size(), compare.copies.size()));
        compare.methods();
        compare.thresholds();
        briefly(brief);
    }

    /** Each method at its lowest threshold that takes no two different articles for copies. */
    private void methods() {
        var titles = new StringBuilder("| fingerprint | bytes | threshold | recall |");
        Arrays.stream(Edit.values())
                .forEach(edit -> titles.append(' ').append(edit.title()).append(" |"));
        line("%s\n|%s".formatted(titles, "---|".repeat(4 + Edit.values().length)));
        for (int length = 1; length <= 4; length++) {
            method(Method.simHash(length));
        }
        for (int length = 2; length <= 4; length++) {
            for (int functions : new int[] {16, 24, 32}) {
                method(Method.minHash(length, functions));
            }
        }
        line("");
    }

    private <T> void method(Method<T> method) {
        var scores = new Scores<>(method);
        int threshold = method.parts();
        while (scores.reached(scores.pairs, threshold - 1) == 0) {
            threshold--;
        }
        var row = new StringBuilder("| %s | %d | %d of %d | %.1f |"
                .formatted(method.name(), method.bytes(), threshold, method.parts(), scores.recall(threshold)));
        for (var edited : scores.edits) {
            row.append(" %.1f |".formatted(100.0 * scores.reached(edited, threshold) / texts.size()));
        }
        line(row.toString());
    }

    /** The fingerprint of the archive at other thresholds than its own. */
    private void thresholds() {
        line(
                "| equal bytes | different articles taken for copies | of those most alike | precision | recall |\n|---|---|---|---|---|");
        var scores = new Scores<>(Method.shipped());
        for (int threshold = 4; threshold <= 14; threshold++) {
            int found = 0;
            for (var edited : scores.edits) {
                found += scores.reached(edited, threshold);
            }
            int wrong = scores.reached(scores.pairs, threshold);
            line("| %d%s | %d | %d | %.2f | %.1f |"
                    .formatted(
                            threshold,
                            threshold == TextFingerprint.ENOUGH ? " (used)" : "",
                            wrong,
                            scores.reached(scores.alike, threshold),
                            100.0 * found / (found + wrong),
                            scores.recall(threshold)));
        }
        var recognised = scores.counted(copies, scores.fingerprints, scores.fingerprints);
        line("\nOf the %d pairs of copies in the file, %d are recognised."
                .formatted(copies.size(), scores.reached(recognised, TextFingerprint.ENOUGH)));
    }

    /** How many pairs of short texts are the same, and how many a MinHash would take for copies. */
    private static void briefly(List<String> texts) {
        var shipped = texts.stream().map(Method.shipped().fingerprint()).toList();
        var method = Method.minHash(3, 24);
        var hashes = texts.stream().map(method.fingerprint()).toList();
        int same = 0;
        int similar = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                same += shipped.get(i).isCopyOf(shipped.get(j)) ? 1 : 0;
                similar += method.matches().applyAsInt(hashes.get(i), hashes.get(j)) >= TextFingerprint.ENOUGH ? 1 : 0;
            }
        }
        line("%,d shorter texts: %d pairs have the same words; %d equal bytes of a MinHash would make it %d."
                .formatted(texts.size(), same, TextFingerprint.ENOUGH, similar));
    }

    private static double similarity(Set<Long> some, Set<Long> other) {
        double shared = some.stream().filter(other::contains).count();
        return shared / Math.max(1, some.size() + other.size() - shared);
    }

    private static void line(String line) {
        System.out.println(line);
    }

    /** How often how many parts of two fingerprints are equal: of pairs, of the pairs most alike, and after each edit. */
    private final class Scores<T> {
        final Method<T> method;
        final List<T> fingerprints;
        final int[] pairs;
        final int[] alike;
        final List<int[]> edits = new ArrayList<>();

        Scores(Method<T> method) {
            this.method = method;
            this.fingerprints = texts.stream().map(method.fingerprint()).toList();
            this.pairs = counted(CompareFingerprints.this.pairs, fingerprints, fingerprints);
            this.alike = counted(CompareFingerprints.this.alike, fingerprints, fingerprints);
            var same = new ArrayList<int[]>();
            for (int i = 0; i < texts.size(); i++) {
                same.add(new int[] {i, i});
            }
            for (var edit : Edit.values()) {
                var edited = new ArrayList<T>();
                for (int i = 0; i < texts.size(); i++) {
                    var paragraphs = edit.of(
                            texts.get(i).lines().filter(line -> !line.isBlank()).toList(), new Random(i));
                    edited.add(method.fingerprint().apply(String.join("\n\n", paragraphs)));
                }
                edits.add(counted(same, fingerprints, edited));
            }
        }

        private int[] counted(List<int[]> which, List<T> some, List<T> others) {
            var counts = new int[method.parts() + 1];
            which.forEach(pair -> counts[method.matches().applyAsInt(some.get(pair[0]), others.get(pair[1]))]++);
            return counts;
        }

        int reached(int[] counts, int threshold) {
            return Arrays.stream(counts, threshold, counts.length).sum();
        }

        double recall(int threshold) {
            return 100.0
                    * edits.stream()
                            .mapToInt(edited -> reached(edited, threshold))
                            .sum()
                    / (texts.size() * edits.size());
        }
    }
}
