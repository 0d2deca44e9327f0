package dev.parley.lucene.index;

import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes a word as its family does; takes the points out of acronyms (U.S., U.N.) and what is left of accents. */
final class SpellingFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final UnaryOperator<String> family;

    /** @param family gives the word that stands for a word in lower case */
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

    /** Single letters with a point between each and the next. */
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

    private void keep(IntPredicate kept) {
        var buffer = term.buffer();
        int length = 0;
        for (int i = 0; i < term.length(); i++) {
            if (kept.test(buffer[i])) {
                buffer[length++] = buffer[i];
            }
        }
        if (length > 0) {
            term.setLength(length);
        }
    }
}
