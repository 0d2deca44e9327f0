package dev.parley.extraction.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.names.Collapser;
import dev.parley.extraction.names.Discourse;
import dev.parley.extraction.names.Gazetteer;
import dev.parley.extraction.names.TableGazetteer;
import dev.parley.extraction.names.Unit;
import dev.parley.extraction.text.Sentence;
import dev.parley.extraction.text.Sentences;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repaired is still one tree: one root, and every word below it. */
class TreeRepairsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final Gazetteer GAZETTEER = TableGazetteer.bundled();
    private static final Grammar GRAMMAR = Grammar.bundled();
    private static final Triggers TRIGGERS = Triggers.bundled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Had Macron called.",
                "Had Macron called Modi",
                "Had Macron called Modi, the talks would have begun.",
                "Should Macron and Modi meet, a truce could be agreed.",
                "Macron says he had productive call with Modi.",
                "A man posing as Macron called Modi.",
                "Before the summit was called off, Macron met Modi hours before."
            })
    void aRepairedConstructionIsATree(String text) {
        assertOneTree(text);
    }

    @Test
    void randomWordsGiveATree() {
        Random random = new Random(7);
        List<String> words = List.of(
                "Had",
                "Macron",
                "Modi",
                "he",
                "called",
                "met",
                "call",
                "talks",
                "posing",
                "was",
                "off",
                "before",
                "by",
                "with",
                "from",
                "between",
                "Monday",
                "hours",
                "a",
                "the",
                ",",
                "and",
                "who",
                "productive",
                "swap",
                "wounded",
                "prisoners",
                "to",
                "meet",
                "of",
                "in",
                "Oslo",
                "said");
        for (int i = 0; i < 3_000; i++) {
            assertOneTree(IntStream.range(0, 1 + random.nextInt(14))
                            .mapToObj(w -> words.get(random.nextInt(words.size())))
                            .collect(Collectors.joining(" "))
                    + ".");
        }
    }

    private static void assertOneTree(String text) {
        for (Sentence sentence : Sentences.of(text, false)) {
            List<Unit> units = Collapser.units(sentence, new Discourse(GAZETTEER, DAY));
            ParsedSentence parsed = ParsedSentence.of(sentence, units, DAY, GRAMMAR, TRIGGERS);
            List<Integer> roots = IntStream.range(0, parsed.size())
                    .filter(w -> parsed.head(w) < 0)
                    .boxed()
                    .toList();
            assertEquals(1, roots.size(), () -> text + "\n" + parsed);
            for (int w = 0; w < parsed.size(); w++) {
                assertTrue(parsed.isUnder(w, roots.getFirst()), () -> text + "\n" + parsed);
                for (int d : parsed.dependents(w)) {
                    assertEquals(w, parsed.head(d), () -> text + "\n" + parsed);
                }
            }
        }
    }
}
