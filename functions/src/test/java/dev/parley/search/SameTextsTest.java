package dev.parley.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.articles.Article;
import dev.parley.articles.TextFingerprint;
import dev.parley.facts.IndexedArticle;
import dev.parley.ids.Id;
import dev.parley.search.PageOf.Hit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameTextsTest {
    private static final String TEXT = words("word", 120);

    private static String words(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i).collect(Collectors.joining(" "));
    }

    /** @param version name of the article and number of the version: {@code a1} */
    private static Hit<FoundArticle> hit(String version, String text) {
        var now = Instant.parse("2025-02-12T18:00:00Z");
        var article = new IndexedArticle(
                Id.of(version.substring(0, 1), Article.ID_LENGTH),
                Id.of(version, Article.VERSION_LENGTH),
                Article.State.READABLE,
                Optional.empty(),
                version,
                Optional.empty(),
                Optional.empty(),
                "en",
                now,
                now,
                "ab".repeat(32),
                TextFingerprint.of(text));
        return new Hit<>(new FoundArticle(article, true, List.of()), List.of());
    }

    private static String groups(List<Hit<FoundArticle>> hits) {
        return SameTexts.of(hits).stream()
                .map(group ->
                        group.stream().map(hit -> hit.found().article().title()).collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
    }

    @Test
    void copiesFollowTheFirstResultWithTheirText() {
        assertEquals(
                "a1+c1 b1+d1 e1",
                groups(List.of(
                        hit("a1", TEXT),
                        hit("b1", "A brief text."),
                        hit("c1", TEXT + " " + words("added", 20)),
                        hit("d1", "A brief text"),
                        hit("e1", words("other", 120)))));
    }

    @Test
    void versionsOfOneArticleAreNoCopiesOfEachOther() {
        assertEquals("a2+b1 a1", groups(List.of(hit("a2", TEXT), hit("a1", TEXT), hit("b1", TEXT))));
    }

    @Test
    void articlesWithoutAFingerprintAreGroupedWithNothing() {
        assertEquals("a1 b1", groups(List.of(hit("a1", ""), hit("b1", ""))));
    }
}
