package dev.parley.lucene.query;

import static dev.parley.lucene.query.MemoryIndex.search;
import static dev.parley.lucene.query.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.search.ArticleDocument;
import dev.parley.search.FoundArticle;
import dev.parley.search.PageOf;
import dev.parley.search.PageRequest;
import dev.parley.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final String TEXT = words("word", 0, 120);

    private final MemoryIndex index = new MemoryIndex();

    private static String words(String word, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> word + i).collect(Collectors.joining(" "));
    }

    /** An article that arrived in this minute of an hour. */
    private static Samples.Text arrived(int minute, String title, String text) {
        return text(title, text).arrived("2025-02-12T10:%02d:00Z".formatted(minute));
    }

    private List<FoundArticle> whole(Search search) {
        var all = new ArrayList<FoundArticle>();
        index.index.allArticles(search).found().forEachRemaining(all::add);
        return all;
    }

    /** What comparing every two results gives: a copy belongs to the first story whose first text it has. */
    private List<FoundArticle> grouped(Search search) {
        var stories = new ArrayList<List<FoundArticle>>();
        for (var result : whole(search)) {
            var story = stories.stream()
                    .filter(one -> isCopy(result, one.getFirst()))
                    .findFirst();
            story.ifPresentOrElse(
                    one -> one.add(
                            result.asCopyOf(Optional.of(one.getFirst().article().id()))),
                    () -> stories.add(new ArrayList<>(List.of(result))));
        }
        return stories.stream().flatMap(List::stream).toList();
    }

    private static boolean isCopy(FoundArticle some, FoundArticle other) {
        var text = some.article().fingerprint();
        return !some.article().id().equals(other.article().id())
                && text.isPresent()
                && other.article().fingerprint().filter(text.get()::isCopyOf).isPresent();
    }

    private List<PageOf<FoundArticle>> pages(Search search, int limit, int copies) {
        var pages = new ArrayList<PageOf<FoundArticle>>();
        var cursor = Optional.<String>empty();
        do {
            var page = index.index.articles(search, new PageRequest(limit, copies, cursor, Set.of()));
            pages.add(page);
            cursor = page.cursor();
        } while (cursor.isPresent());
        return pages;
    }

    /** Titles of each page; copies are in parentheses. */
    private List<String> titles(Search search, int limit, int copies) {
        return pages(search, limit, copies).stream()
                .map(page -> page.hits().stream()
                        .map(PageOf.Hit::found)
                        .map(found -> found.copyOf().isPresent()
                                ? "(" + found.article().title() + ")"
                                : found.article().title())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void copiesFollowTheFirstResultWithTheirText() {
        index.with(
                arrived(5, "a", TEXT).document(),
                arrived(4, "b", "A brief text.").document(),
                arrived(3, "c", TEXT + " " + words("added", 0, 20)).document(),
                arrived(2, "d", "A brief text").document(),
                arrived(1, "e", words("other", 0, 120)).document());
        assertEquals(List.of("a (c) b (d) e"), titles(search(), 5, 0));
        var first = text("a", "").document().article().id();
        assertEquals(Optional.of(first), index.articles().hits().get(1).found().copyOf());
    }

    @Test
    void aCopyOfAStoryOnAnEarlierPageIsNoStoryOfItsOwn() {
        index.with(
                arrived(5, "a", TEXT).document(),
                arrived(4, "b", words("other", 0, 120)).document(),
                arrived(3, "c", words("third", 0, 120)).document(),
                arrived(2, "copy", TEXT).document(),
                arrived(1, "d", words("fourth", 0, 120)).document());
        assertEquals(List.of("a (copy)", "b c", "d"), titles(search(), 2, 0));
        assertEquals(List.of("a (copy) b", "c d"), titles(search(), 2, 10));
        assertEquals(List.of("d copy", "(a) c", "b"), titles(search("order=oldest"), 2, 0));
    }

    @Test
    void aStoryWithMoreCopiesThanAPageGoesOnOnTheNext() {
        var documents = new ArrayList<ArticleDocument>();
        for (int i = 0; i < 7; i++) {
            documents.add(arrived(10 - i, "a" + i, TEXT).document());
        }
        documents.add(arrived(1, "b", words("other", 0, 120)).document());
        index.with(documents.toArray(ArticleDocument[]::new));
        assertEquals(List.of("a0 (a1) (a2)", "(a3) (a4) (a5)", "(a6) b"), titles(search(), 3, 0));
        assertEquals(List.of("a0", "(a1)", "(a2)", "(a3)", "(a4)", "(a5)", "(a6)", "b"), titles(search(), 1, 0));
        assertEquals(List.of("a0 (a1) (a2) (a3) (a4)", "(a5) (a6) b"), titles(search(), 1, 4));
        assertEquals(List.of("a0 (a1) (a2) (a3) (a4) (a5) (a6)", "b"), titles(search(), 1, 6));
    }

    @Test
    void aCopyIsTheStoryWhereTheSearchLeavesTheOthersOut() {
        index.with(
                arrived(5, "a", TEXT).document(),
                arrived(4, "b", TEXT).from("Meridian").document(),
                arrived(3, "c", TEXT).from("Meridian").document());
        assertEquals(List.of("a (b) (c)"), titles(search(), 5, 0));
        assertEquals(List.of("b (c)"), titles(search("source=Meridian"), 5, 0));
    }

    @Test
    void versionsOfOneArticleAreNoCopiesOfEachOther() {
        index.with(
                arrived(5, "a", TEXT).document(),
                arrived(4, "b", TEXT).version(1, false, TEXT).document(),
                arrived(3, "b", TEXT).version(2, true, TEXT).document());
        assertEquals(List.of("a (b) (b)"), titles(search("versions=all"), 5, 0));
        index.commit(changes ->
                changes.deleteArticle(text("a", "").document().article().id()));
        assertEquals(List.of("b b"), titles(search("versions=all"), 5, 0));
    }

    @Test
    void articlesWithoutWordsAreGroupedWithNothing() {
        index.with(arrived(2, "a", "").document(), arrived(1, "b", "").document());
        assertEquals(List.of("a b"), titles(search(), 5, 0));
    }

    @Test
    void aTextThatIsEditedAgainAndAgainIsSeveralStories() {
        var documents = new ArrayList<ArticleDocument>();
        for (int i = 0; i < 120; i++) {
            documents.add(text("t" + i, words("word", i * 30, i * 30 + 120))
                    .arrived("2025-02-12T%02d:%02d:00Z".formatted(i / 60, i % 60))
                    .document());
        }
        index.with(documents.toArray(ArticleDocument[]::new));
        var last = pages(search(), 20, 0).stream()
                .flatMap(page -> page.hits().stream())
                .map(PageOf.Hit::found)
                .toList();
        assertEquals(grouped(search()), last);
    }

    /** A text of a family: a window of its words, some of which are changed. */
    private static String random(RandomGenerator random) {
        var word = "wor" + (char) ('a' + random.nextInt(6));
        int from = random.nextInt(90);
        var text = words(word, from, from + (random.nextInt(5) == 0 ? 20 : 120));
        return random.nextInt(3) == 0 ? text.replaceAll("7 ", "x ") : text;
    }

    @Test
    void pagesAreWhatComparingEveryTwoResultsGivesWhileTheIndexChanges() {
        for (int seed = 1; seed <= 4; seed++) {
            var random = new SplittableRandom(seed);
            for (int i = 0; i < 60; i++) {
                index.with(arrived(random.nextInt(60), "t" + i, random(random)).document());
            }
            for (var criteria : List.of(
                    "order=newest",
                    "order=oldest",
                    "order=relevance,q=wora* OR worb1* OR worc20",
                    "q=wora3* OR worb4*")) {
                var search = search(criteria.split(","));
                var expected = grouped(search);
                var seen = new ArrayList<FoundArticle>();
                var cursor = Optional.<String>empty();
                do {
                    var request = new PageRequest(1 + random.nextInt(9), random.nextInt(2) * 5, cursor, Set.of());
                    var page = index.index.articles(search, request);
                    assertTrue(page.hits().size() <= request.limit() + request.copies());
                    assertEquals(expected.size(), page.total());
                    page.hits().forEach(hit -> seen.add(hit.found()));
                    cursor = page.cursor();
                    index.with(arrived(random.nextInt(60), "t" + random.nextInt(60), random(random))
                            .document());
                } while (cursor.isPresent());
                assertEquals(expected, seen, "seed " + seed + ", " + criteria);
            }
        }
    }

    @Test
    void whatIsLeftOfAStoryBecomesAStoryWhenItsStateAndItsFirstAreGone() {
        index.with(
                arrived(5, "a", TEXT).document(),
                arrived(4, "b", TEXT).document(),
                arrived(3, "c", TEXT).document(),
                arrived(2, "d", words("other", 0, 120)).document());
        var first = index.index.articles(search(), new PageRequest(2, 0, Optional.empty(), Set.of()));
        index.commit(changes ->
                changes.deleteArticle(text("a", "").document().article().id()));
        index.forget();
        var second = index.index.articles(search(), new PageRequest(2, 0, first.cursor(), Set.of()));
        assertEquals(
                List.of("b", "c"),
                second.hits().stream().map(hit -> hit.found().article().title()).toList());
    }
}
