package dev.parley.extraction.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
    private static final Grammar GRAMMAR = Grammar.bundled();

    @Test
    void subjectAndObjectOfASentence() {
        Parse parse = GRAMMAR.parse(Sentence.of("@Orlov met @Brandt in @Oslo ."), false);
        assertEquals(1, parse.root());
        assertEquals("meet", parse.lemma(1));
        assertEquals(Tag.VBD, parse.tag(1));
        assertEquals(1, parse.head(0));
        assertEquals(Relation.NSUBJ, parse.relation(0));
        assertEquals(1, parse.head(2));
        assertEquals(Relation.OBJ, parse.relation(2));
    }

    @Test
    void aSentenceWithoutWordsHasNoRoot() {
        Parse parse = GRAMMAR.parse(List.of(), false);
        assertEquals(0, parse.size());
        assertEquals(-1, parse.root());
    }

    @Test
    void anyWordsGiveOneTree() {
        Random random = new Random(1);
        String[] some = {
            "@Orlov",
            "@@the_two_leaders",
            "call",
            "calls",
            "met",
            "to",
            ",",
            ".",
            "and",
            "that",
            "'s",
            "–",
            "(",
            "1,000",
            "was",
            "not",
            "said",
            "\"",
            "\u0000",
            "\ud83d",
            "x",
            "İ",
            "of",
            "Friday",
            "-",
            "had",
            "\u00a0"
        };
        for (int round = 0; round < 2_000; round++) {
            StringBuilder words = new StringBuilder("x");
            int length = random.nextInt(round % 100 == 0 ? 160 : 25);
            for (int i = 0; i < length; i++) {
                words.append(' ').append(some[random.nextInt(some.length)]);
            }
            assertIsTree(GRAMMAR.parse(Sentence.of(words.toString()), round % 2 == 0), words.toString());
        }
    }

    @Test
    void threadsMayShareOneGrammar() {
        List<Word> words = Sentence.of("@Orlov refused to meet @Brandt before the summit .");
        String alone = GRAMMAR.parse(words, false).toString();
        IntStream.range(0, 500)
                .parallel()
                .forEach(i -> assertEquals(alone, GRAMMAR.parse(words, false).toString()));
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(other)) {
            zipped.write("no model".getBytes(StandardCharsets.UTF_8));
        }
        IOException refused =
                assertThrows(IOException.class, () -> Grammar.read(new ByteArrayInputStream(other.toByteArray())));
        assertEquals("This is no grammar model, or one of another version.", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.00001, 0.01, 0.2, 0.5, 0.99999})
    void aModelThatEndsEarlyIsRefused(double share) throws IOException {
        byte[] model;
        try (InputStream in = new GZIPInputStream(Grammar.class.getResourceAsStream("english.model"))) {
            model = in.readAllBytes();
        }
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(cut)) {
            zipped.write(model, 0, (int) (model.length * share));
        }
        assertThrows(IOException.class, () -> Grammar.read(new ByteArrayInputStream(cut.toByteArray())));
    }

    private static void assertIsTree(Parse parse, String words) {
        int roots = 0;
        for (int i = 0; i < parse.size(); i++) {
            roots += parse.head(i) < 0 ? 1 : 0;
            assertEquals(parse.head(i) < 0, parse.relation(i) == Relation.ROOT, words);
            assertEquals(parse.root(), topmost(parse, i), words);
        }
        assertEquals(1, roots, words);
    }

    /** The word that is above a word and depends on none; -1 for a word in a circle. */
    private static int topmost(Parse parse, int word) {
        int at = word;
        for (int steps = 0; parse.head(at) >= 0; at = parse.head(at), steps++) {
            if (steps > parse.size()) {
                return -1;
            }
        }
        return at;
    }
}
