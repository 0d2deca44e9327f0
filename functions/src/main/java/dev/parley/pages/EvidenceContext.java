package dev.parley.pages;

import dev.parley.articles.Article;
import dev.parley.extraction.Evidence;
import java.util.Optional;

/**
 * A sentence with what stands around it in its paragraph.
 *
 * @param before ends before the sentence; begins with an ellipsis where the paragraph is cut
 */
record EvidenceContext(String before, String sentence, String after) {
    /** Characters on each side. */
    private static final int MOST = 320;

    private static final String PARAGRAPH = "\n\n";

    /** Empty where the article has another text there, or the sentence is the title. */
    static Optional<EvidenceContext> of(Article article, Evidence evidence) {
        var text = article.text();
        if (!evidence.in().equals("text")
                || evidence.end() > text.length()
                || !text.substring(evidence.start(), evidence.end()).equals(evidence.text())) {
            return Optional.empty();
        }
        int paragraph = text.lastIndexOf(PARAGRAPH, evidence.start());
        int start = paragraph < 0 ? 0 : paragraph + PARAGRAPH.length();
        int next = text.indexOf(PARAGRAPH, evidence.end());
        int end = next < 0 ? text.length() : next;
        return Optional.of(new EvidenceContext(
                last(text.substring(Math.min(start, evidence.start()), evidence.start())),
                evidence.text(),
                first(text.substring(evidence.end(), end))));
    }

    /** The last words of a text. */
    private static String last(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        var cut = text.substring(text.length() - MOST);
        return "\u2026" + cut.substring(Math.max(0, cut.indexOf(' ')));
    }

    /** The first words of a text. */
    private static String first(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        var cut = text.substring(0, MOST);
        return cut.substring(0, Math.max(0, cut.lastIndexOf(' '))) + " \u2026";
    }
}
