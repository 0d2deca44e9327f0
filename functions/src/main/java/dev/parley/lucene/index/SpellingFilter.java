package dev.parley.lucene.index;

import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Replaces a spelling with the common form of its name; removes the points of acronyms (U.S., U.N.) and accents. */
final class SpellingFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final UnaryOperator<String> family;

    /** @param family maps a lower-case word to the common form of its spellings */
    SpellingFilter(TokenStream words, UnaryOperator<String> family) {
        super(words);
        this.family = family;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (isAcronym()) {
            keep(c -> c != '.');
        }
        keep(c -> c < '\u0300' || c > '\u036f');
        var word = term.toString();
        var spelled = family.apply(word);
        if (!spelled.equals(word)) {
            term.setEmpty().append(spelled);
        }
        return true;
    }

    /** Single letters separated by points. */
    private boolean isAcronym() {
        if (term.length() < 3 || term.length() % 2 == 0) {
            return false;
        }
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (i % 2 == 0 ? !Character.isLetter(c) : c != '.') {
                return false;
            }
        }
        return true;
    }

    private void keep(IntPredicate isKept) {
        var buffer = term.buffer();
        int length = 0;
        for (int i = 0; i < term.length(); i++) {
            if (isKept.test(buffer[i])) {
                buffer[length++] = buffer[i];
            }
        }
        if (length > 0) {
            term.setLength(length);
        }
    }
}
