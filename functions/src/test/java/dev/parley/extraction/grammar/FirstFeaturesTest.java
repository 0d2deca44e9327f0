package dev.parley.extraction.grammar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first features of a decision settle, against what all features say. */
class FirstFeaturesTest {
    private static final Grammar GRAMMAR = Grammar.bundled();

    private static final Grammar THOROUGH = GRAMMAR.thorough();

    @Test
    void theFirstFeaturesSettleWhatAllFeaturesWould() throws IOException {
        int words = 0;
        int others = 0;
        for (List<Word> sentence : sentences()) {
            Parse quick = GRAMMAR.parse(sentence, false);
            Parse thorough = THOROUGH.parse(sentence, false);
            for (int w = 0; w < quick.size(); w++) {
                words++;
                boolean same = quick.tag(w) == thorough.tag(w)
                        && quick.head(w) == thorough.head(w)
                        && quick.relation(w) == thorough.relation(w);
                others += same ? 0 : 1;
            }
        }
        assertTrue(words > 10_000, words + " words");
        // One wrong decision often moves several words.
        assertTrue(others * 500 < words, others + " of " + words + " words are read otherwise");
    }

    /** The sentences of the tests of extraction, their names not joined. */
    private static List<List<Word>> sentences() throws IOException {
        try (InputStream in = FirstFeaturesTest.class.getResourceAsStream("/dev/parley/extraction/reports.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t")[1])
                    .map(sentence -> Arrays.stream(sentence.split("(?=[,.:;?!]( |$))|\\s+"))
                            .filter(word -> !word.isEmpty())
                            .map(word -> new Word(word, kind(word)))
                            .toList())
                    .toList();
        }
    }

    private static Word.Kind kind(String word) {
        char first = word.charAt(0);
        return Character.isDigit(first)
                ? Word.Kind.NUMBER
                : Character.isLetter(first) ? Word.Kind.WORD : Word.Kind.MARK;
    }
}
