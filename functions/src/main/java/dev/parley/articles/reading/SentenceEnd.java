package dev.parley.articles.reading;

/**
 * Where sentences end, in the scripts of the world. Thai and Lao end them with a space or with nothing.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/#Sentence_Boundaries">the characters with the property STerm</a>
 */
final class SentenceEnd {
    /** Full stops: Latin, Chinese and Japanese, Devanagari, Arabic and Urdu, Ethiopic, Armenian, Burmese, Khmer, Tibetan. */
    private static final String STOPS = ".。．｡।॥۔؟።፧፨։၊။។៕།";
    /** What else closes a line that is not broken: other marks, and the quotes and brackets that may follow a stop. */
    private static final String CLOSING = "!?！？…:;：；\"”’')]|»」』】》";

    private SentenceEnd() {}

    /** Whether a line ends with a full stop or a closing quote, as a headline does not. */
    static boolean isStop(String line) {
        return ends(line, STOPS) || line.endsWith("”");
    }

    /** Whether a line ends where a sentence or a part of one may: the next line is not its continuation. */
    static boolean closes(String line) {
        return ends(line, STOPS) || ends(line, CLOSING);
    }

    private static boolean ends(String line, String marks) {
        return !line.isEmpty() && marks.indexOf(line.charAt(line.length() - 1)) >= 0;
    }
}
