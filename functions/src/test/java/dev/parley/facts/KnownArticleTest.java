package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownArticleTest {
    private static final Report WIRE = Report.by("Harbour Wire");

    @Test
    void theFactsOfAnArticleAreThoseOfItsVersionsEachOnce() {
        var reported = new LinkedHashMap<String, List<String>>();
        reported.put("first", List.of("a", "b"));
        reported.put("second", List.of("b", "c"));
        var article = new KnownArticle("article", false, List.of(), reported);
        assertEquals(List.of("a", "b", "c"), article.facts());
        assertEquals(List.of("b", "c"), article.factsOf("second"));
        assertEquals(List.of(), article.factsOf("third"));
    }

    @Test
    void aVersionIsFoundByItsId() {
        var first = indexed(WIRE);
        var second = indexed(WIRE.version(2));
        var article = new KnownArticle("article", false, List.of(first, second), new LinkedHashMap<>());
        assertEquals(Optional.of(second), article.version(second.version()));
        assertEquals(Optional.empty(), article.version("none"));
    }

    private static IndexedArticle indexed(Report report) {
        return IndexedArticle.of(report.asArticle(), "00", report.sighting().seen());
    }

    @Test
    void anUnknownArticleHasNoVersionsAndNoFacts() {
        var unknown = KnownArticle.unknown("article");
        assertEquals("article", unknown.id());
        assertFalse(unknown.deleted());
        assertEquals(List.of(), unknown.versions());
        assertEquals(List.of(), unknown.facts());
    }
}
