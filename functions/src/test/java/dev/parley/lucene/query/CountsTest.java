package dev.parley.lucene.query;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.lucene.query.MemoryIndex.search;
import static dev.parley.lucene.query.Samples.call;
import static dev.parley.lucene.query.Samples.document;
import static dev.parley.lucene.query.Samples.fact;
import static dev.parley.lucene.query.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.search.Pairs;
import dev.parley.search.Pairs.Pair;
import dev.parley.search.RefusedSearch;
import dev.parley.search.SearchCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts for charts. */
class CountsTest {
    private static final Participant RUBIO =
            Participant.person("marco-rubio", "Marco Rubio", "USA", "Secretary of State");
    private static final Participant NATO = Participant.person("mark-rutte", "Mark Rutte", null, "Secretary General");

    private final MemoryIndex index = new MemoryIndex();
    private final SearchCounts counts = (SearchCounts) index.index;

    @BeforeEach
    void someFacts() {
        index.with(
                document(call("one", "2025-02-12", TRUMP, PUTIN)),
                document(call("two", "2025-02-12", TRUMP, ZELENSKY)),
                document(fact("three", FactType.MEETING, Status.PLANNED, "2025-03", TRUMP, RUBIO, PUTIN)));
        // In a separate segment.
        index.with(document(call("four", "2024-12-31", PUTIN, TRUMP)));
        index.with(document(call("gone", "2025-02-12", TRUMP, PUTIN)));
        index.commit(changes -> changes.deleteFact(Samples.factId("gone")));
    }

    @Test
    void factsAreCountedByTheFirstDayOfTheirDate() {
        assertEquals(
                Map.of(day("2024-12-31"), 1L, day("2025-02-12"), 2L, day("2025-03-01"), 1L),
                counts.factsByDay(search()));
        assertEquals(Map.of(day("2025-02-12"), 1L), counts.factsByDay(search("person=zelensky")));
        assertEquals(Map.of(), counts.factsByDay(search("q=nothing")));
        assertThrows(RefusedSearch.class, () -> counts.factsByDay(search("q=(")));
    }

    @Test
    void articlesAreCountedByTheDayOfTheirArrivalInUtc() {
        index.with(
                text("A", "x").arrived("2025-02-12T23:59:59Z").document(),
                text("B", "x").arrived("2025-02-13T00:00:00Z").document(),
                text("C", "x").arrived("1969-12-31T23:00:00Z").document());
        assertEquals(
                Map.of(day("1969-12-31"), 1L, day("2025-02-12"), 1L, day("2025-02-13"), 1L),
                counts.articlesByDay(search()));
    }

    @Test
    void peopleOfTwoSidesAreAPairOnceAFact() {
        assertEquals(
                List.of(
                        new Pair("donald-trump", "vladimir-putin", 3),
                        new Pair("donald-trump", "volodymyr-zelensky", 1),
                        new Pair("marco-rubio", "vladimir-putin", 1)),
                counts.pairs(search(), Pairs.Of.PERSON).pairs());
    }

    @Test
    void countriesAreAPairOnceAFactHoweverManyPeopleSpeakForThem() {
        assertEquals(
                List.of(new Pair("RUS", "USA", 3), new Pair("UKR", "USA", 1)),
                counts.pairs(search(), Pairs.Of.COUNTRY).pairs());
        assertEquals(
                List.of(new Pair("RUS", "USA", 1)),
                counts.pairs(search("status=planned"), Pairs.Of.COUNTRY).pairs());
    }

    @Test
    void somebodyWhoSpeaksForNoCountryIsASideOfHisOwn() {
        index.with(document(call("five", "2025-04-01", NATO, ZELENSKY)));
        assertEquals(
                List.of(new Pair("mark-rutte", "volodymyr-zelensky", 1)),
                counts.pairs(search("person=mark-rutte"), Pairs.Of.PERSON).pairs());
        assertEquals(
                List.of(),
                counts.pairs(search("person=mark-rutte"), Pairs.Of.COUNTRY).pairs());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
