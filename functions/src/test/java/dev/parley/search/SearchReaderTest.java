package dev.parley.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchReaderTest {
    private static final SearchReader READER = new SearchReader(KnownNames.bundled());

    @Test
    void searchWithoutParametersFindsEverything() {
        assertEquals(Search.everything(), READER.search(Map.of()));
        assertEquals(new PageRequest(25, Optional.empty(), Set.of()), READER.page(Map.of()));
    }

    @Test
    void everyParameterIsRead() {
        var search = READER.search(Map.ofEntries(
                Map.entry("q", " \"prisoner exchange\" OR truce "),
                Map.entry("person", "donald-trump,Vladimir Putin"),
                Map.entry("country", "usa, Russia"),
                Map.entry("type", "leader_call,meeting"),
                Map.entry("status", "happened"),
                Map.entry("source", "City Desk"),
                Map.entry("language", "EN"),
                Map.entry("from", "2025-02-01"),
                Map.entry("to", "2025-02-28"),
                Map.entry("publishedFrom", "2025-02-02"),
                Map.entry("archivedTo", "2025-03-01"),
                Map.entry("versions", "all"),
                Map.entry("order", "relevance"),
                Map.entry("limit", "100"),
                Map.entry("facets", "type,person")));
        assertEquals(Optional.of("\"prisoner exchange\" OR truce"), search.words());
        assertEquals(List.of("donald-trump", "vladimir-putin"), search.people());
        assertEquals(List.of("USA", "RUS"), search.countries());
        assertEquals(List.of(FactType.LEADER_CALL, FactType.MEETING), search.types());
        assertEquals(List.of(Status.HAPPENED), search.statuses());
        assertEquals(List.of("City Desk"), search.sources());
        assertEquals(List.of("en"), search.languages());
        assertEquals(Optional.of(LocalDate.of(2025, 2, 28)), search.happened().to());
        assertEquals(Optional.of(LocalDate.of(2025, 2, 2)), search.published().from());
        assertEquals(Optional.of(LocalDate.of(2025, 3, 1)), search.archived().to());
        assertTrue(search.allVersions());
        assertEquals(Search.Order.RELEVANCE, search.order());
        assertEquals(search, READER.search(SearchReader.parameters(search)));
        assertEquals(
                Set.of(Facet.TYPE, Facet.PERSON),
                READER.page(Map.of("facets", "type,person")).facets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zelensky", "Zelenskyy", "Zelenskiy", "volodymyr-zelensky", "VOLODYMYR ZELENSKY"})
    void allSpellingsOfANameFindTheSamePerson(String typed) {
        assertEquals(
                List.of("volodymyr-zelensky"),
                READER.search(Map.of("person", typed)).people());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zele\u0001\u0000nsky", "Zel\ufffd\ufffdensky", "Zelensky\u0000"})
    void oddCharactersInANameAreNoPartOfIt(String typed) {
        var search = READER.search(Map.of("person", typed));
        assertEquals(List.of("volodymyr-zelensky"), search.people());
        assertEquals(search, READER.search(SearchReader.parameters(search)));
    }

    @Test
    void unknownPersonIsFoundByTheIdOfTheName() {
        assertEquals(
                List.of("petra-quint"),
                READER.search(Map.of("person", "Petra Quint")).people());
    }

    @ParameterizedTest
    @CsvSource({
        "type, call",
        "status, maybe",
        "country, Narnia",
        "country, U1",
        "language, 12",
        "from, 2025-02-30",
        "from, yesterday",
        "to, +12025-01-01",
        "publishedFrom, 12.02.2025",
        "versions, some",
        "order, best",
        "person, '!!'",
        "colour, red",
    })
    void malformedParameterIsRefusedByName(String name, String value) {
        var refused = assertThrows(RefusedSearch.class, () -> READER.search(Map.of(name, value)));
        assertEquals(name, refused.parameter());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 101", "limit, ten", "limit, -5", "limit, 99999999999", "facets, colour"})
    void malformedPageParameterIsRefused(String name, String value) {
        assertEquals(
                name,
                assertThrows(RefusedSearch.class, () -> READER.page(Map.of(name, value)))
                        .parameter());
    }

    @Test
    void reversedRangeIsRefused() {
        var refused = assertThrows(
                RefusedSearch.class, () -> READER.search(Map.of("from", "2025-03-01", "to", "2025-02-01")));
        assertEquals("from (2025-03-01) is after to (2025-02-01)", refused.getMessage());
    }

    @Test
    void tooLongQueryIsRefusedWithASentence() {
        for (var name : List.of("q", "person", "source", "cursor")) {
            var refused = assertThrows(RefusedSearch.class, () -> {
                var parameters = Map.of(name, "x".repeat(10_000_000));
                READER.search(parameters);
                READER.page(parameters);
            });
            assertEquals(name, refused.parameter());
            assertTrue(refused.getMessage().length() < 200);
        }
    }
}
