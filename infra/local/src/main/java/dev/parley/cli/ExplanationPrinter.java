package dev.parley.cli;

import dev.parley.extraction.Explanation;
import java.io.PrintStream;

/** Prints how an article was read, for people: sentence, tokens, what became one noun, rules, cues, what was dropped. */
final class ExplanationPrinter {
    private final PrintStream out;

    ExplanationPrinter(PrintStream out) {
        this.out = out;
    }

    void print(String id, Explanation explanation) {
        out.println("== " + id);
        for (var sentence : explanation.sentences()) {
            out.println();
            out.println(sentence.in() + " " + sentence.start() + "  " + sentence.text());
            out.println("  tokens   " + String.join(" | ", sentence.tokens()));
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
        for (var mention : explanation.mentions()) {
            out.println("mention    " + mention.key() + ", " + mention.status().label()
                    + (mention.background() ? ", background" : "") + ", by " + mention.rule());
        }
        if (explanation.mentions().isEmpty()) {
            out.println("no mention");
        }
        out.println();
    }
}
