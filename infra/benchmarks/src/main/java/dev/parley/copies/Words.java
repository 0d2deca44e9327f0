package dev.parley.copies;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text, and hashes of its shingles. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Words() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /** The hashes of all sequences of {@code length} words. */
    static Set<Long> shingles(List<String> words, int length) {
        var shingles = new HashSet<Long>();
        for (int i = 0; i + length <= words.size(); i++) {
            long hash = 0;
            for (var word : words.subList(i, i + length)) {
                hash = mixed(hash * 31 + word.hashCode());
            }
            shingles.add(hash);
        }
        return shingles;
    }

    /** Mixes all bits into all bits: the finaliser of SplitMix64. */
    static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
