package dev.parley.articles.reading;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The four-word shingles of a text as hash codes, to compare two texts.
 *
 * @see <a href="https://nlp.stanford.edu/IR-book/html/htmledition/near-duplicates-and-shingling-1.html">Near-duplicates
 *     and shingling</a>
 */
final class Shingles {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private Shingles() {}

    /** The shingles of a text. A text of fewer than four words has one shingle of all its words. */
    static Set<Integer> of(String text) {
        var shingles = new HashSet<Integer>();
        var words = new int[WORDS];
        int count = 0;
        var word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words[count++ % WORDS] = word.group().hashCode();
            if (count >= WORDS) {
                shingles.add(hash(words, count));
            }
        }
        if (count > 0 && count < WORDS) {
            shingles.add(hash(words, count));
        }
        return shingles;
    }

    private static int hash(int[] words, int count) {
        int hash = 1;
        for (int i = 0; i < WORDS; i++) {
            hash = 31 * hash + words[(count + i) % WORDS];
        }
        return hash;
    }
}
