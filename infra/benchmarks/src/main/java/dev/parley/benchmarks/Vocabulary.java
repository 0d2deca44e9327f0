package dev.parley.benchmarks;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Words with the frequencies of a language: that of rank r is proportional to 1/(r + 2.7) (Zipf-Mandelbrot). */
final class Vocabulary {
    static final int WORDS = 200_000;

    private static final String[] COMMON = {
        "the",
        "of",
        "to",
        "and",
        "in",
        "a",
        "said",
        "on",
        "that",
        "for",
        "with",
        "was",
        "is",
        "by",
        "he",
        "his",
        "as",
        "at",
        "it",
        "from",
        "president",
        "would",
        "has",
        "an",
        "be",
        "who",
        "minister",
        "their",
        "have",
        "not",
        "will",
        "but",
        "were",
        "its",
        "after",
        "this",
        "which",
        "government",
        "about",
        "foreign",
        "had",
        "they",
        "been",
        "talks",
        "are",
        "country",
        "new",
        "between",
        "also",
        "war",
        "officials",
        "state",
        "more",
        "peace",
        "leaders",
        "people",
        "ceasefire"
    };
    private static final String CONSONANTS = "bcdfghklmnprstvwz";
    private static final String VOWELS = "aeiou";
    private static final double SHIFT = 2.7;

    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];

    Vocabulary() {
        var random = new SplittableRandom(7);
        var used = new HashSet<String>();
        double sum = 0;
        for (int rank = 0; rank < WORDS; rank++) {
            var word = rank < COMMON.length ? COMMON[rank] : invented(random, 2 + rank * 3 / WORDS);
            while (!used.add(word)) {
                word = invented(random, 3 + random.nextInt(2));
            }
            words[rank] = word;
            sum += 1 / (rank + SHIFT);
            upTo[rank] = sum;
        }
    }

    private static String invented(RandomGenerator random, int syllables) {
        var word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            if (random.nextInt(3) == 0) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            }
        }
        return word.toString();
    }

    /** A random word by frequency. */
    String any(RandomGenerator random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[WORDS - 1]);
        return words[Math.min(found < 0 ? -found - 1 : found, WORDS - 1)];
    }

    /** A random word whose rank, from 0, is in a range without its end. */
    String between(RandomGenerator random, int from, int to) {
        return words[random.nextInt(from, to)];
    }
}
