package dev.parley.extraction;

import java.util.List;
import java.util.Map;

/**
 * How the extractor read an article, for people who want to know why.
 *
 * @param mentions what came out
 * @param features of each mention, in the same order: what its confidence is made of
 */
public record Explanation(List<SentenceRead> sentences, List<Mention> mentions, List<Map<String, Double>> features) {
    /**
     * One sentence.
     *
     * @param collapsed the nouns that names, titles and lists became: what stands in the text, and who it is
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

    /** A rule that fired, and the cue that set the status (the verb's form where no cue did). */
    public record Fired(String rule, String type, String status, String cue, List<String> parties, String date) {}

    /** A candidate that was put aside. */
    public record Dropped(String rule, String reason) {}
}
