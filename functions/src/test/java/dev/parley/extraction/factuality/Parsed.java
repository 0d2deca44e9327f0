package dev.parley.extraction.factuality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.names.Collapser;
import dev.parley.extraction.names.Discourse;
import dev.parley.extraction.names.TableGazetteer;
import dev.parley.extraction.text.Sentences;
import dev.parley.extraction.tree.ParsedSentence;
import dev.parley.extraction.tree.Triggers;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** A sentence as extraction parses it, for tests that ask about one of its words. */
record Parsed(ParsedSentence tree) {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final TableGazetteer GAZETTEER = TableGazetteer.bundled();
    private static final Grammar GRAMMAR = Grammar.bundled();
    private static final Triggers TRIGGERS = Triggers.bundled();

    static Parsed text(String text) {
        return of(text, false);
    }

    static Parsed headline(String text) {
        return of(text, true);
    }

    private static Parsed of(String text, boolean title) {
        var sentence = Sentences.of(text, title).getFirst();
        var units = Collapser.units(sentence, new Discourse(GAZETTEER, DAY));
        return new Parsed(ParsedSentence.of(sentence, units, DAY, GRAMMAR, TRIGGERS));
    }

    /** The first place of this lower-case word. */
    int word(String low) {
        return IntStream.range(0, tree.size())
                .filter(i -> tree.low(i).equals(low))
                .findFirst()
                .orElseThrow();
    }

    Factuality factuality() {
        return new Factuality(tree, Predicates.bundled());
    }

    /** Asserts what the sentence says of the event that this word names. */
    void says(Value value, String word) {
        var reading = reading(word);
        assertEquals(value, reading.value(), () -> reading.path().toString());
    }

    /** The same, and whether the event only sets the scene. */
    void says(Value value, boolean backdrop, String word) {
        says(value, word);
        assertEquals(backdrop, reading(word).backdrop());
    }

    Factuality.Reading reading(String word) {
        return factuality().of(word(word));
    }
}
