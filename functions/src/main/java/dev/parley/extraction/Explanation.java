package dev.parley.extraction;

import java.util.List;
import java.util.Map;

/**
 * How the extractor read an article, for people who want to know why.
 *
 * @param mentions what came out
 * @param shares of each mention, in the same order: what each feature adds to the log-odds
 * @param features of each mention, in the same order: what its confidence is made of
 */
public record Explanation(
        List<SentenceRead> sentences,
        List<Mention> mentions,
        List<Map<String, Double>> features,
        List<Map<String, Double>> shares) {
    /** What each feature of a mention adds to the log-odds of its confidence. */
    public Map<String, Double> shares(int mention) {
        return shares.get(mention);
    }

    /**
     * One sentence.
     *
     * @param tree one word a line: its number, itself, its tag, the number of its head, its function; empty where the
     *     sentence has no trigger
     * @param collapsed the nouns that names, titles and lists became: the words of the text, and whom they name
     * @param candidates what the rules found in it
     * @param dropped what was found and put aside, each with the reason
     */
    public record SentenceRead(
            String text,
            String in,
            int start,
            List<String> tree,
            List<Noun> collapsed,
            List<Fired> candidates,
            List<Dropped> dropped) {}

    /** A stretch of text that became one noun. */
    public record Noun(String text, List<String> parties, String kind) {}

    /** A trigger, and the predicates that its status was composed along. */
    public record Fired(String rule, String type, String status, String cue, List<String> parties, String date) {}

    /** A candidate that was put aside. */
    public record Dropped(String rule, String reason) {}
}
