package dev.parley.contracts;

import static dev.parley.contracts.Samples.SEEN;
import static dev.parley.contracts.Samples.bytes;
import static dev.parley.contracts.Samples.fact;
import static dev.parley.contracts.Samples.keys;
import static dev.parley.contracts.Samples.name;
import static dev.parley.contracts.Samples.sighting;
import static dev.parley.contracts.Samples.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.facts.Fact;
import dev.parley.facts.FactQuery;
import dev.parley.facts.IndexedArticle;
import dev.parley.ids.Id;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The promises of the fact index to those who read and list facts, tested on a backend. */
interface FactReadContract extends FactFixture {
    @Test
    default void factsAreReturnedInTheOrderOfTheIdsWithoutMissingOnes() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 101; i++) {
            var fact = fact();
            assertTrue(record(fact, keys(1), sighting(fact), Optional.empty()));
            facts.add(fact);
        }
        Collections.reverse(facts);
        var ids = new ArrayList<>(facts.stream().map(Fact::id).toList());
        ids.add(1, Id.of("a fact that is not there", Fact.ID_LENGTH));
        assertEquals(facts, index().facts(ids));
        assertEquals(List.of(), index().facts(List.of()));
        var twice = List.of(ids.getFirst(), ids.getFirst());
        assertEquals(List.of(facts.getFirst(), facts.getFirst()), index().facts(twice));
    }

    @Test
    default void sightingsInAnArticleAreGroupedByFact() {
        var one = fact();
        record(one, keys(1), sighting(one), Optional.empty());
        assertEquals(Map.of(one.id(), List.of(sighting(one))), index().sightingsIn(one.firstArticleId()));
        assertEquals(Map.of(), index().sightingsIn(fact().firstArticleId()));
    }

    @Test
    default void anIndexedVersionIsFoundByTheIdOfItsAddressAndByItsContent() {
        var url = "https://example.org/" + name();
        var id = Id.of("url:" + url, Article.ID_LENGTH);
        var article = new IndexedArticle(
                id,
                version().version(),
                Article.State.READABLE,
                Optional.of(url),
                "A title",
                Optional.of("Harbour Wire"),
                Optional.of(LocalDate.parse("2025-02-12")),
                "en",
                SEEN,
                SEEN,
                Id.sha256Hex(bytes(url)),
                Optional.empty());
        assertTrue(index().markIndexed(article));
        assertFalse(index().markIndexed(article));
        assertEquals(Optional.of(article), index().article(id).version(article.version()));
        assertEquals(List.of(article), index().article(id).versions());
        assertEquals(List.of(article), index().byContent(article.originalSha256()));
    }

    @Test
    default void wantedFactsAreListedFromADayOnNewestFirstAndPageByPage() {
        var person = "person-" + name();
        var facts = new ArrayList<Fact>();
        for (int day = 1; day <= 7; day++) {
            var fact = fact(person, "2025-02-0" + day);
            record(fact, keys(1), sighting(fact), Optional.empty());
            facts.addFirst(fact);
        }
        var seen = new ArrayList<Fact>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = index().find(query(person, cursor));
            seen.addAll(page.facts());
            cursor = page.cursor();
        } while (cursor.isPresent());
        assertEquals(facts, seen);

        var february3 = LocalDate.parse("2025-02-03");
        var since = new FactQuery(Optional.of(february3), isOf(person), Optional.empty(), 10);
        assertEquals(facts.subList(0, 5), index().find(since).facts());
        var narrowed =
                new FactQuery(Optional.of(february3), isOf(person).and(facts.get(4)::equals), Optional.empty(), 10);
        assertEquals(List.of(facts.get(4)), index().find(narrowed).facts());
    }

    @Test
    default void aCursorOfAnotherSearchIsRefused() {
        var person = "person-" + name();
        for (int day = 1; day <= 4; day++) {
            var fact = fact(person, "2025-02-0" + day);
            record(fact, keys(1), sighting(fact), Optional.empty());
        }
        var cursor = index().find(query(person, Optional.empty())).cursor();
        assertTrue(cursor.isPresent());
        var laterOnly = new FactQuery(Optional.of(LocalDate.parse("2025-02-02")), isOf(person), cursor, 3);
        assertThrows(IllegalArgumentException.class, () -> index().find(laterOnly));
        assertThrows(
                IllegalArgumentException.class, () -> index().find(query(person, Optional.of(cursor.get() + "A"))));
    }

    private static FactQuery query(String person, Optional<String> cursor) {
        return new FactQuery(Optional.empty(), isOf(person), cursor, 3);
    }

    private static Predicate<Fact> isOf(String person) {
        return fact -> fact.participants().stream().anyMatch(one -> one.id().equals(person));
    }
}
