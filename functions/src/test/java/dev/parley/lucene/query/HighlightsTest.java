package dev.parley.lucene.query;

import static dev.parley.lucene.query.Samples.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.facts.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightsTest {
    private List<String> shown(String title, String text, String query) {
        return new MemoryIndex()
                .with(article(title, text))
                .articles("q=" + query)
                .hits()
                .getFirst()
                .highlights();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            grain               | They spoke about <mark>grain</mark>.
            "spoke about"       | They <mark>spoke about</mark> grain.
            gra*                | They spoke about <mark>grain</mark>.
            Zelenskyy           | <mark>Zelensky</mark> left.
            zelensky -monday    | <mark>Zelensky</mark> left.
            title:speak zelensky| Two leaders <mark>speak</mark>
            """)
    void passageMarksTheMatches(String query, String passage) {
        var shown = shown("Two leaders speak", "They spoke about grain. Zelensky left.", query);
        assertTrue(shown.contains(passage), shown::toString);
    }

    @Test
    void excludedWordsAreNotMarkedAndSearchesWithoutWordsHaveNoPassages() {
        var index = new MemoryIndex().with(article("A", "Grain and ports."));
        assertEquals(
                List.of("Grain and <mark>ports</mark>."),
                index.articles("q=ports NOT (wheat grain)").hits().getFirst().highlights());
        assertEquals(List.of(), index.articles().hits().getFirst().highlights());
        assertEquals(List.of(), index.articles("q=NOT wheat").hits().getFirst().highlights());
    }

    @Test
    void textIsEscapedForHtml() {
        assertEquals(
                List.of("&lt;script&gt;alert(&quot;<mark>grain</mark>&quot;)&lt;/script&gt; &amp; &#39;x&#39;"),
                shown("", "<script>alert(\"grain\")</script> & 'x'", "grain"));
        assertEquals(List.of("&lt;mark&gt;<mark>grain</mark>&lt;/mark&gt;"), shown("", "<mark>grain</mark>", "grain"));
    }

    @Test
    void atMostThreePassagesAreShownInTheOrderOfTheText() {
        var shown = shown("Grain", "One grain. None. Two grains. Three grain. Four grain.", "grain");
        assertEquals(Highlights.PASSAGES, shown.size());
        assertEquals(shown, shown.stream().distinct().toList());
    }

    @Test
    void longPassageIsCutAroundTheMatch() {
        var shown = shown("", "😀".repeat(5000) + " grain " + "😀".repeat(5000), "grain")
                .getFirst();
        assertTrue(shown.contains(" <mark>grain</mark> ") && shown.length() < 700, shown);
        assertFalse(Character.isLowSurrogate(shown.charAt(0)));
        assertFalse(Character.isHighSurrogate(shown.charAt(shown.length() - 1)));
    }

    @Test
    void passagesOfAFactComeFromItsEvidence() {
        var fact = Samples.call("call", "2025-02-12", Report.TRUMP, Report.PUTIN);
        var index = new MemoryIndex().with(Samples.document(fact, "Mr Trump rang him.", "Leaders speak"));
        assertEquals(
                List.of("Mr <mark>Trump</mark> rang him."),
                index.facts("q=trump").hits().getFirst().highlights());
        // His name is in none of the sentences.
        assertEquals(List.of(), index.facts("q=vladimir").hits().getFirst().highlights());
    }
}
