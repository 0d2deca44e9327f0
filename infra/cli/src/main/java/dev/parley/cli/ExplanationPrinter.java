package dev.parley.cli;

import dev.parley.extraction.Explanation;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how an article was analysed: for each sentence its dependency tree, the words that were joined to one noun, the
 * rules that fired with the cue of their status, and what was dropped; then each mention with the features that made its
 * confidence.
 */
record ExplanationPrinter(PrintStream out) {
    /** Number of features printed for a mention, by weight. */
    private static final int FEATURES = 8;

    void print(String id, Explanation explanation) {
        out.println("== " + id);
        for (var sentence : explanation.sentences()) {
            out.println();
            out.println(sentence.in() + " " + sentence.start() + "  " + sentence.text());
            for (var word : sentence.tree()) {
                out.println("  tree     " + word);
            }
            for (var noun : sentence.collapsed()) {
                out.println("  noun     \"" + noun.text() + "\" is " + noun.kind()
                        + (noun.parties().isEmpty() ? "" : " " + String.join(", ", noun.parties())));
            }
            for (var fired : sentence.candidates()) {
                out.println("  rule     " + fired.rule() + ": " + fired.type() + ", " + fired.status() + " (by "
                        + fired.cue() + "), " + String.join(", ", fired.parties())
                        + (fired.date().isEmpty() ? "" : ", " + fired.date()));
            }
            for (var dropped : sentence.dropped()) {
                out.println("  dropped  " + dropped.rule() + ": " + dropped.reason());
            }
        }
        out.println();
        for (int i = 0; i < explanation.mentions().size(); i++) {
            var mention = explanation.mentions().get(i);
            out.println("mention    " + mention.key() + ", " + mention.status().label()
                    + (mention.background() ? ", background" : "") + ", by " + mention.rule() + ", confidence "
                    + mention.confidence());
            explanation.shares(i).entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble((Double share) -> -Math.abs(share))))
                    .limit(FEATURES)
                    .forEach(share -> out.printf(Locale.ROOT, "  %+.2f    %s%n", share.getValue(), share.getKey()));
        }
        if (explanation.mentions().isEmpty()) {
            out.println("no mention");
        }
        out.println();
    }
}
