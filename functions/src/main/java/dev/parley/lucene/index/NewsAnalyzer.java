package dev.parley.lucene.index;

import dev.parley.extraction.names.Spellings;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Makes the words of news comparable: words as Unicode parts them (UAX #29), without possessive, case and accents;
 * spellings of one name become one word, and so do the forms of an English one (Krovetz's stemmer, which keeps to words
 * of its dictionary). No word is left out, so that phrases are found as they stand.
 */
public final class NewsAnalyzer extends Analyzer {
    /** Between title and text, so that no phrase reaches from one into the other. */
    private static final int GAP = 100;

    private static final Spellings SPELLINGS = Spellings.bundled();

    private final boolean asWritten;

    private NewsAnalyzer(boolean asWritten) {
        this.asWritten = asWritten;
    }

    public NewsAnalyzer() {
        this(false);
    }

    /** One that leaves spellings and forms as they are, for the beginnings of words. */
    public static NewsAnalyzer asWritten() {
        return new NewsAnalyzer(true);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream alike = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
        return new TokenStreamComponents(
                words,
                asWritten
                        ? new SpellingFilter(alike, word -> word)
                        : new KStemFilter(new SpellingFilter(alike, SPELLINGS::family)));
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return GAP;
    }
}
