package dev.parley.lucene.query;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.lucene.query.MemoryIndex.page;
import static dev.parley.lucene.query.MemoryIndex.search;
import static dev.parley.lucene.query.Samples.call;
import static dev.parley.lucene.query.Samples.document;
import static dev.parley.lucene.query.Samples.factId;
import static dev.parley.lucene.query.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.search.ArticleDocument;
import dev.parley.search.FactDocument;
import dev.parley.search.PageOf;
import dev.parley.search.RefusedSearch;
import dev.parley.search.Search;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    private static final String[] ORDERS = {"newest", "oldest", "relevance"};

    private final MemoryIndex index = new MemoryIndex();

    private static FactDocument random(RandomGenerator random, int number) {
        var day = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(20)).toString();
        return document(
                call("fact " + number, day, TRUMP, PUTIN), "They spoke. ".repeat(1 + random.nextInt(5)), "Leaders");
    }

    private void write(RandomGenerator random, int from, int to) {
        var facts = new ArrayList<FactDocument>();
        for (int i = from; i < to; i++) {
            facts.add(random(random, i));
        }
        index.with(facts.toArray(FactDocument[]::new));
    }

    /** Reads all pages and runs an action after each. */
    private List<String> readPages(Search search, RandomGenerator random, Consumer<List<String>> afterEach) {
        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = index.index.facts(search, page(1 + random.nextInt(7), cursor));
            page.hits().stream().map(PageOf.Hit::found).forEach(seen::add);
            cursor = page.cursor();
            afterEach.accept(seen);
        } while (cursor.isPresent());
        return seen;
    }

    @Test
    void pagesNeitherSkipNorRepeatFactsWhileTheIndexChanges() {
        for (int seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            int facts = random.nextInt(60);
            write(random, 0, facts);
            for (var order : ORDERS) {
                var search = search("q=spoke", "order=" + order);
                var whole = new ArrayList<String>();
                index.index.allFacts(search).found().forEachRemaining(whole::add);
                var seen = readPages(search, random, sofar -> {
                    int number = random.nextInt(100);
                    if (random.nextBoolean()) {
                        write(random, number, number + 2);
                    } else {
                        index.commit(changes -> changes.deleteFact(factId("fact " + number)));
                    }
                });
                assertEquals(whole, seen, "seed " + seed + ", " + order);
            }
        }
    }

    @Test
    void pagesContinueInTheNewestSnapshotWhenTheirsIsGone() {
        for (int seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            write(random, 0, 40);
            for (var order : List.of("newest", "oldest")) {
                var search = search("order=" + order);
                var before = new HashSet<String>();
                index.index.allFacts(search).found().forEachRemaining(before::add);
                int[] number = {1000};
                var seen = readPages(search, random, sofar -> {
                    write(random, number[0], ++number[0]);
                    index.forget();
                });
                assertEquals(seen.size(), new HashSet<>(seen).size(), "seed " + seed);
                assertTrue(seen.containsAll(before), "seed " + seed);
                for (int i = 1000; i < number[0]; i++) {
                    var gone = factId("fact " + i);
                    index.commit(changes -> changes.deleteFact(gone));
                }
            }
        }
    }

    @Test
    void pagesOfArticlesAreComplete() {
        var documents = new ArrayList<ArticleDocument>();
        for (int i = 0; i < 30; i++) {
            documents.add(text("Title " + i, "grain")
                    .arrived("2025-02-12T10:00:0" + i % 3 + "Z")
                    .document());
        }
        index.with(documents.toArray(ArticleDocument[]::new));
        for (var order : ORDERS) {
            var search = search("q=grain", "order=" + order);
            var all = index.titles("q=grain", "order=" + order);
            var first = index.index.articles(search, page(20, Optional.empty()));
            index.with(text("New", "grain").document());
            var second = index.index.articles(search, page(20, first.cursor()));
            var seen = new ArrayList<String>();
            first.hits().forEach(hit -> seen.add(hit.found().article().title()));
            second.hits().forEach(hit -> seen.add(hit.found().article().title()));
            assertEquals(all, seen);
            assertEquals(List.of(30L, 30L), List.of(first.total(), second.total()));
            assertTrue(second.cursor().isEmpty());
            index.commit(changes ->
                    changes.deleteArticle(text("New", "").document().article().id()));
        }
    }

    @Test
    void lastPageHasNoCursor() {
        write(new SplittableRandom(1), 0, 4);
        assertTrue(
                index.index.facts(search(), page(4, Optional.empty())).cursor().isEmpty());
        assertTrue(
                index.index.facts(search(), page(3, Optional.empty())).cursor().isPresent());
    }

    private String cursor() {
        write(new SplittableRandom(1), 0, 4);
        return index.index
                .facts(search("q=spoke"), page(2, Optional.empty()))
                .cursor()
                .orElseThrow();
    }

    private void refused(Search search, String cursor) {
        var refused = assertThrows(
                RefusedSearch.class, () -> index.index.facts(search, page(2, Optional.of(cursor))), cursor);
        assertEquals("cursor", refused.parameter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=they",
                "q=spoke,order=oldest",
                "q=spoke,person=donald-trump",
                "q=spoke,versions=all",
                "type=visit"
            })
    void cursorOfAnotherSearchIsRefused(String criteria) {
        refused(search(criteria.split(",")), cursor());
    }

    @Test
    void cursorOfFactsIsRefusedForArticles() {
        var cursor = cursor();
        assertThrows(RefusedSearch.class, () -> index.index.articles(search("q=spoke"), page(2, Optional.of(cursor))));
    }

    @Test
    void alteredCursorIsRefused() {
        var cursor = cursor();
        for (int i = 0; i < cursor.length(); i++) {
            for (char other : new char[] {'A', 'B', 'z', '0', '-', '=', ' ', 'é'}) {
                if (cursor.charAt(i) != other) {
                    refused(search("q=spoke"), cursor.substring(0, i) + other + cursor.substring(i + 1));
                }
            }
            refused(search("q=spoke"), cursor.substring(0, i));
            refused(search("q=spoke"), cursor.substring(i + 1));
        }
        // The last character has unused bits.
        for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (!cursor.endsWith(String.valueOf(other))) {
                refused(search("q=spoke"), cursor.substring(0, cursor.length() - 1) + other);
            }
        }
        refused(search("q=spoke"), cursor + "A");
        refused(search("q=spoke"), cursor + "=");
        refused(search("q=spoke"), "\0");
    }

    @Test
    void pageSizeMayChangeBetweenPages() {
        var cursor = cursor();
        assertEquals(
                1,
                index.index
                        .facts(search("q=spoke"), page(1, Optional.of(cursor)))
                        .hits()
                        .size());
    }
}
