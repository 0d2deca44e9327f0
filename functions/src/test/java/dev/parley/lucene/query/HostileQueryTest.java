package dev.parley.lucene.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileQueryTest {
    private static final String[] PIECES = {
        "\"",
        "\u201c",
        "\u201d",
        "(",
        ")",
        "((",
        "))",
        "AND",
        "OR",
        "NOT",
        "&&",
        "||",
        "!",
        "+",
        "-",
        "--",
        "*",
        "?",
        "~",
        "~2",
        "^",
        "^3",
        ":",
        "title:",
        "words:",
        "kind:fact",
        "/",
        "\\",
        "\\\\",
        "[",
        "]",
        "{a TO b}",
        "[a TO b]",
        " ",
        " ",
        " ",
        "\t",
        "\n",
        "\0",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\uffff",
        "\ud83d",
        "\ude00",
        "😀",
        "🇺🇦",
        "👨‍👩‍👧",
        "İ",
        "ß",
        "ŉ",
        "ﬁ",
        "e\u0301",
        "\u0301",
        "\u0301\u0301\u0301",
        "習近平",
        "نتنياهو",
        "Путин",
        "Zelenskyy",
        "U.S.",
        "u.s",
        ".",
        "...",
        "'",
        "’s",
        "'s",
        "peace",
        "talks*",
        "pea*",
        "a*",
        "<b>",
        "&amp;",
        "%00",
        "${x}",
        "' OR 1=1",
        "\u0e01\u0e33",
        "ꦀ",
        "\udbff\udfff",
        "1",
        "3.14",
        "_",
        "a_b",
        "@",
        "#",
        "one-two*",
        "*:*",
        "\"~2",
        "\"^2"
    };

    private final MemoryIndex index = new MemoryIndex()
            .with(Samples.article(
                    "Leaders speak", "Trump and Zelensky spoke <b>about</b> peace talks. 習近平 İstanbul 😀"));

    private int refused;
    private int answered;

    /** Fails unless the query is answered or refused. */
    private void ask(String query, String which) {
        var everything = Search.everything();
        var search = new Search(
                Optional.of(query),
                everything.people(),
                everything.countries(),
                everything.types(),
                everything.statuses(),
                everything.confirmed(),
                everything.sources(),
                everything.languages(),
                everything.happened(),
                everything.published(),
                everything.archived(),
                false,
                query.length() % 2 == 0 ? Search.Order.NEWEST : Search.Order.RELEVANCE);
        try {
            index.index.articles(search, MemoryIndex.page(10, Optional.empty()));
            answered++;
        } catch (RefusedSearch e) {
            assertTrue(e.parameter().equals("q") && !e.getMessage().isBlank(), which);
            refused++;
        } catch (RuntimeException | Error e) {
            fail(which + ": " + query, e);
        }
    }

    @Test
    void randomMixturesOfOperatorsAndCharactersAreAnsweredOrRefused() {
        for (int seed = 1; seed <= 5_000; seed++) {
            var random = new SplittableRandom(seed);
            var query = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                query.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(2) == 0 ? " " : "");
            }
            ask(query.toString(), "seed " + seed);
        }
        assertTrue(answered > 1000 && refused > 1000, answered + " answered, " + refused + " refused");
    }

    @Test
    void randomUnicodeIsAnsweredOrRefused() {
        for (int seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var query = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                query.append((char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x300));
            }
            ask(query.toString(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "pea* ", "(a OR b) ", "-a ", "\"a b c\" ", "a OR ", "\u0301", "習", "( ", "\" "})
    void sizeOfAQueryIsLinearInItsLength(String piece) {
        for (int times = 1; times <= WordQueryParser.LONGEST / piece.length(); times++) {
            var query = piece.repeat(times);
            // The words are searched, highlighted and scored in headlines, and a prefix is two alternatives.
            assertTrue(parts(query) <= 3 * query.length(), query);
        }
        ask(piece.repeat(WordQueryParser.LONGEST / piece.length()), piece);
        var tooLong = piece.repeat(10_000_000 / piece.length());
        var refusal = assertThrows(RefusedSearch.class, () -> WordQueryParser.parse(tooLong));
        assertTrue(refusal.getMessage().contains("longer than 1000 characters"), refusal::getMessage);
    }

    @Test
    void termsPrefixesAndExcludedPartsAreCounted() {
        assertEquals(6, parts("\"peace talks\""));
        assertEquals(6, parts("pea*"));
        // The query for all documents counts too.
        assertEquals(2, parts("-monday"));
        assertEquals(0, parts("(monday"));
    }

    /** Counts the terms and prefixes in all queries that are executed for a query; 0 when it is refused. */
    private static int parts(String query) {
        int[] count = {0};
        var counter = new QueryVisitor() {
            @Override
            public void consumeTerms(Query part, Term... terms) {
                count[0] += terms.length;
            }

            @Override
            public void visitLeaf(Query part) {
                count[0]++;
            }

            @Override
            public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
                return this;
            }
        };
        try {
            var parsed = WordQueryParser.parse(query);
            parsed.ranked().visit(counter);
            parsed.highlighted().visit(counter);
        } catch (RefusedSearch e) {
            return 0;
        }
        return count[0];
    }
}
