package dev.parley.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.grammar.GoldTree;
import dev.parley.extraction.grammar.Grammar;
import dev.parley.extraction.grammar.GrammarTrainer;
import dev.parley.extraction.grammar.Parse;
import dev.parley.extraction.grammar.Relation;
import dev.parley.extraction.grammar.Tag;
import dev.parley.extraction.grammar.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainGrammarTest {
    private static final String TREEBANK = """
            # text = The US President Ada Orlov will meet the mid-level envoys.
            1	The	the	DET	DT	_	4	det	_	_
            2	US	US	PROPN	NNP	_	3	compound	_	_
            3	President	President	PROPN	NNP	_	4	nmod:desc	_	_
            4	Ada	Ada	PROPN	NNP	_	7	nsubj	_	_
            5	Orlov	Orlov	PROPN	NNP	_	4	flat	_	_
            6	will	will	AUX	MD	_	7	aux	_	_
            7	meet	meet	VERB	VB	_	0	root	_	_
            8	the	the	DET	DT	_	12	det	_	_
            9	mid	mid	ADJ	JJ	_	11	compound	_	_
            10	-	-	PUNCT	HYPH	_	11	punct	_	_
            11	level	level	NOUN	NN	_	12	compound	_	_
            12	envoys	envoy	NOUN	NNS	_	7	obj	_	_
            13	.	.	PUNCT	.	_	7	punct	_	_

            """;

    private static List<GoldTree> trees() throws IOException {
        return Treebank.read(new ByteArrayInputStream(TREEBANK.getBytes(StandardCharsets.UTF_8)), 0, "test");
    }

    private static List<String> texts(GoldTree tree) {
        return tree.words().stream().map(Word::text).toList();
    }

    @Test
    void hyphenatedWordsOfATreebankAreJoined() throws IOException {
        GoldTree tree = trees().getFirst();
        assertEquals(
                List.of("The", "US", "President", "Ada", "Orlov", "will", "meet", "the", "mid-level", "envoys", "."),
                texts(tree));
        assertEquals(Tag.JJ, tree.tags().get(8));
        assertEquals(9, tree.heads().get(8));
    }

    @Test
    void aNameWithItsTitlesBecomesOneWord() throws IOException {
        GoldTree joined = new NameJoiner(new Random(1), 1, 0).join(trees().getFirst());
        assertEquals(
                List.of("The", "US President Ada Orlov", "will", "meet", "the", "mid-level", "envoys", "."),
                texts(joined));
        assertEquals(Word.Kind.NAME, joined.words().get(1).kind());
        assertEquals(Relation.NSUBJ, joined.relations().get(1));
        assertEquals(3, joined.heads().get(1));
    }

    @Test
    void headlinesLoseArticlesAndPutToForWill() throws IOException {
        GoldTree headline = new HeadlineMaker(new Random(1)).headline(trees().getFirst());
        assertEquals(
                "us president ada orlov to meet mid-level envoys",
                String.join(" ", texts(headline)).toLowerCase(Locale.ROOT));
        assertTrue(headline.headline());
        assertEquals(Tag.TO, headline.tags().get(4));
    }

    @Test
    void everyConstructionMakesATree() throws IOException {
        List<GoldTree> trees = new Constructions(new Random(1)).read(i -> true, 3, 0);
        assertTrue(trees.size() > 300);
    }

    @Test
    void aConstructionWhoseArcsCrossIsRefused() {
        Constructions constructions = new Constructions(new Random(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> constructions.sentences(
                        "T @A/nsubj>came in/IN/case>@C met/VBD/root came/VBD/conj>met @C/obl>met", 1, 0));
    }

    @Test
    void aLineWithOtherColumnsIsRefusedByItsNumber() {
        byte[] broken = "1\tThe\tthe\n".getBytes(StandardCharsets.UTF_8);
        IOException refused = assertThrows(
                IOException.class, () -> Treebank.read(new ByteArrayInputStream(broken), 0, "broken.conllu"));
        assertTrue(refused.getMessage().startsWith("broken.conllu:1:"));
    }

    @Test
    void theSameTreesGiveTheSameBytesAndAGrammarThatKnowsThem() throws IOException {
        List<GoldTree> trees = new Constructions(new Random(1)).read(i -> i < 40, 3, 0);
        byte[] model = GrammarTrainer.train(trees, line -> {});
        assertArrayEquals(model, GrammarTrainer.train(trees, line -> {}));
        Grammar grammar = Grammar.read(new ByteArrayInputStream(model));
        assertTrue(Evaluation.of(grammar, trees).heads()
                > 0.9 * Evaluation.of(grammar, trees).words());
        Parse parse = grammar.parse(trees.getFirst().words(), true);
        assertEquals(trees.getFirst().size(), parse.size());
    }
}
