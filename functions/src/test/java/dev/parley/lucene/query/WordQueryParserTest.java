package dev.parley.lucene.query;

import static dev.parley.lucene.query.Samples.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.search.RefusedSearch;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordQueryParserTest {
    /** The first letters of the titles are used by the expectations below. */
    private static final MemoryIndex INDEX = new MemoryIndex()
            .with(
                    article("A", "Trump and Zelensky spoke by phone about peace talks on Monday."),
                    article("B", "The peace of mind in trade talks: Mr Putin's call with Xi."),
                    article("C", "A ceasefire, said Volodymyr Zelenskyy, was agreed by the U.S. and Türkiye."),
                    article("D", "Countries negotiated; the negotiators of the US left without a ceasefire deal."),
                    article("E ceasefire", "Ein Gespräch über Waffenruhe: Präsident Selenskyj telefonierte."),
                    article("F", "習近平主席同普京总统通电话。"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            peace talks                         | A B
            "peace talks"                       | A
            “peace talks”                       | A
            "talks peace"                       |
            talks peace                         | A B
            peace AND NOT zelensky              | B
            peace -zelensky                     | B
            +peace -"peace talks"               | B
            peace OR ceasefire                  | A B C D E
            phone OR trade putin                | A B
            (phone OR trade) putin              | B
            (phone OR trade) AND (xi OR monday) | A B
            NOT (peace OR ceasefire)            | F
            -peace -ceasefire                   | F
            ceasefire OR NOT peace              | C D E F
            NOT NOT peace                       | A B
            title:ceasefire                     | E
            title:(e ceasefire)                 | E
            title: "e ceasefire"                | E
            -title:ceasefire ceasefire          | C D
            Zelenskyy                           | A C
            zelensky                            | A C
            "Volodymyr Zelensky"                | C
            ZELENSKIY phone                     | A
            zelenskiy*                          | A C
            TURKIYE                             | C
            us ceasefire                        | C D
            U.S.                                | C D
            putin                               | B
            country                             | D
            negotiat*                           | D
            negotiating                         | D
            meeting                             |
            gesprach                            | E
            Gespräch                            | E
            präs*                               | E
            習近平                               | F
            普京总统                              | F
            平近習                               |
            peace - talks                       | A B
            the                                 | B C D
            "of the US"                         | D
            "of US"                             |
            peace & talks?                      | A B
            Monday.                             | A
            """)
    void queryFindsTheMatchingArticles(String query, String titles) {
        var found = INDEX.titles("q=" + query).stream()
                .map(title -> title.substring(0, 1))
                .toList();
        assertEquals(
                titles == null ? Set.of() : Set.copyOf(Arrays.asList(titles.split(" "))), Set.copyOf(found), query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /tal.*/          | regular expressions are not supported: remove the / at character 1
            peace *alks      | * at character 7
            peace ?alks      | ? at character 7
            ta*ks            | * at character 3
            w?rd             | ? at character 2
            *                | * at character 1
            ta*              | at least 3 letters must precede the * at character 3
            one-two*         | * at character 8
            peace~           | remove the ~ at character 6
            peace~2          | remove the ~ at character 6
            "peace talks"~3  | remove the ~ at character 14
            peace^2          | remove the ^ at character 6
            text:peace       | no field text (character 1)
            _all:peace       | no field _all (character 1)
            http://x.example | no field http (character 1)
            peace "talks     | quotation mark at character 7 is never closed
            (peace           | parenthesis at character 1 is never closed
            peace)           | parenthesis at character 6 was never opened
            ()               | nothing precedes the parenthesis at character 2
            peace OR         | nothing follows OR at character 7
            OR peace         | OR at character 1 needs a word on both sides
            peace AND OR x   | OR at character 11 needs a word on both sides
            NOT              | nothing follows NOT at character 1
            title:           | nothing follows title: at character 1
            ...              | no word to search for
            "!!!"            | no word to search for
            """)
    void invalidQueryIsRefusedWithThePosition(String query, String said) {
        var refused = assertThrows(RefusedSearch.class, () -> INDEX.articles("q=" + query));
        assertEquals("q", refused.parameter());
        assertTrue(refused.getMessage().contains(said), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "\"a b\" ", "title:a ", "abc* "})
    void queryWithTooManyClausesIsRefused(String clause) {
        assertEquals(0, INDEX.articles("q=qqqqq " + clause.repeat(49)).total());
        var refused = assertThrows(RefusedSearch.class, () -> INDEX.articles("q=qqqqq " + clause.repeat(50)));
        assertTrue(refused.getMessage().contains("more than 50 words"), refused::getMessage);
    }

    @Test
    void tooLongOrTooDeeplyNestedQueryIsRefused() {
        assertThrows(RefusedSearch.class, () -> WordQueryParser.parse("peace ".repeat(2_000_000)));
        assertThrows(RefusedSearch.class, () -> WordQueryParser.parse("(".repeat(400) + "peace" + ")".repeat(400)));
        assertThrows(RefusedSearch.class, () -> WordQueryParser.parse("\"" + "a ".repeat(51) + "\""));
        assertThrows(RefusedSearch.class, () -> WordQueryParser.parse("習".repeat(51)));
    }
}
