package dev.parley.versions;

import dev.parley.extraction.names.NameFinder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Decides whether a change of a word corrects a misspelling: one letter of a word of four to seven, two of a longer one,
 * or swapped letters in a shorter one (optimal string alignment distance). The first letter stays the same, and the words
 * are neither two known words nor inflections of one word.
 */
record Spelling(WordLists lists) {
    private static final Set<String> ENDINGS =
            Set.of("s", "es", "d", "ed", "r", "er", "t", "n", "en", "ing", "ly", "y", "al", "less", "ful");
    private static final Set<String> OPPOSITES = Set.of("un", "dis", "non", "in", "im", "ir", "il", "a");

    /** In words up to this length only swapped letters are a misspelling, because most similar strings are words too. */
    private static final int SHORT = 3;

    private static final int LONG = 8;

    /** Longer strings are not words. */
    private static final int LONGEST = 64;

    /** Whether one is a misspelling of the other, or both differ only in case, accents, hyphens and the like. */
    boolean isMisspelling(String before, String after) {
        var some = letters(before);
        var other = letters(after);
        if (some.equals(other)) {
            return true;
        }
        if (some.isEmpty() || other.isEmpty() || lists.areDifferentWords(some, other) || isInflection(some, other)) {
            return false;
        }
        int longest = Math.max(some.length(), other.length());
        if (longest > LONGEST || Math.abs(some.length() - other.length()) > 2) {
            return false;
        }
        int distance = NameFinder.distance(some, other);
        var swapped =
                distance == 1 && some.length() == other.length() && sorted(some).equals(sorted(other));
        if (longest <= SHORT) {
            return swapped;
        }
        var allowed = longest < LONG ? 1 : 2;
        return distance <= allowed && (swapped || some.charAt(0) == other.charAt(0));
    }

    /** Whether one negates the other by a prefix: agreed, disagreed. */
    static boolean isOpposite(String before, String after) {
        var some = letters(before);
        var other = letters(after);
        return OPPOSITES.stream()
                .anyMatch(syllable -> some.length() > SHORT + 1 && (syllable + some).equals(other)
                        || other.length() > SHORT + 1 && (syllable + other).equals(some));
    }

    /** Only the letters and digits, in lower case and without accents. */
    static String letters(String text) {
        if (text.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isInflection(String some, String other) {
        var shorter = some.length() < other.length() ? some : other;
        var longer = some.length() < other.length() ? other : some;
        return longer.startsWith(shorter) && ENDINGS.contains(longer.substring(shorter.length()))
                || shorter.endsWith("y") && longer.equals(shorter.substring(0, shorter.length() - 1) + "ies")
                || shorter.endsWith("e") && longer.equals(shorter.substring(0, shorter.length() - 1) + "ing");
    }

    private static String sorted(String word) {
        var letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }
}
