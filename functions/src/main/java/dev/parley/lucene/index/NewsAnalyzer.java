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
 * Splits text into comparable words: word boundaries of Unicode (UAX #29), no possessives, case or accents, one word for
 * all spellings of a name and for all forms of an English word (Krovetz's stemmer, which only produces words of its
 * dictionary). There are no stop words, so that phrases match as written.
 */
public final class NewsAnalyzer extends Analyzer {
    /** Gap between title and text, so that no phrase matches across them. */
    private static final int GAP = 100;

    private static final Spellings SPELLINGS = Spellings.bundled();

    private final boolean asWritten;

    private NewsAnalyzer(boolean asWritten) {
        this.asWritten = asWritten;
    }

    public NewsAnalyzer() {
        this(false);
    }

    /** An analyzer that does not unify spellings and forms, for prefixes of words. */
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
