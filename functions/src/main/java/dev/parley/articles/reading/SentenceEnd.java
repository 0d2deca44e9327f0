package dev.parley.articles.reading;

/**
 * Recognises the ends of sentences in all scripts, except Thai and Lao, which mark them with a space or not at all.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/#Sentence_Boundaries">the characters with the property STerm</a>
 */
final class SentenceEnd {
    /** Full stops: Latin, Chinese and Japanese, Devanagari, Arabic and Urdu, Ethiopic, Armenian, Burmese, Khmer, Tibetan. */
    private static final String STOPS = ".。．｡।॥۔؟።፧፨։၊။។៕།";
    /** Other characters that may end a line that is not wrapped, and quotes and brackets that may follow a stop. */
    private static final String CLOSING = "!?！？…:;：；\"”’')]|»」』】》";

    private SentenceEnd() {}

    /** Whether a line ends with a full stop or a closing quote. Headlines do not. */
    static boolean isStop(String line) {
        return ends(line, STOPS) || line.endsWith("”");
    }

    /** Whether a line ends with punctuation, so that the next line probably does not continue it. */
    static boolean closes(String line) {
        return ends(line, STOPS) || ends(line, CLOSING);
    }

    private static boolean ends(String line, String marks) {
        return !line.isEmpty() && marks.indexOf(line.charAt(line.length() - 1)) >= 0;
    }
}
