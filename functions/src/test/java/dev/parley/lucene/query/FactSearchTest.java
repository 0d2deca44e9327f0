package dev.parley.lucene.query;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.lucene.query.Samples.call;
import static dev.parley.lucene.query.Samples.document;
import static dev.parley.lucene.query.Samples.fact;
import static dev.parley.lucene.query.Samples.factId;
import static dev.parley.lucene.query.Samples.sighting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.search.FactDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactSearchTest {
    private static final Participant HAMAS = Participant.body("hamas", "Hamas");

    private final MemoryIndex index = new MemoryIndex();

    private void has(String names, String... criteria) {
        var expected = names.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        Arrays.stream(names.split(" ")).map(Samples::factId).toList());
        assertEquals(expected, Set.copyOf(index.factIds(criteria)), String.join("&", criteria));
        assertEquals(expected.size(), index.facts(criteria).total());
    }

    @Test
    void emptyIndexFindsNothing() {
        has("");
        has("", "q=ceasefire", "person=donald-trump", "from=2025-01-01", "order=relevance");
        assertEquals(0, index.index.allArticles(MemoryIndex.search()).total());
    }

    @Test
    void fieldsMissingInTheFirstDocumentMayAppearLater() {
        var rsf = Participant.body("rsf", "RSF");
        index.with(document(call("bodies", "2025-02-12", HAMAS, rsf)));
        index.with(document(call("people", "2025-02-13", TRUMP, PUTIN)));
        has("bodies", "person=rsf");
        has("people", "person=vladimir-putin");
    }

    @Test
    void allGivenParticipantsMustTakePart() {
        index.with(
                document(call("both", "2025-02-12", TRUMP, PUTIN)),
                document(call("one", "2025-02-13", TRUMP, ZELENSKY)),
                document(call("body", "2025-02-14", TRUMP, HAMAS)));
        has("both one body", "person=donald-trump");
        has("both", "person=donald-trump,vladimir-putin");
        has("", "person=donald-trump,vladimir-putin,volodymyr-zelensky");
        has("one", "person=Zelenskyy");
        has("body", "person=hamas");
        has("both", "country=RUS");
        has("one", "country=USA,UKR");
    }

    @Test
    void oneOfSeveralTypesOrStatusesMustMatch() {
        index.with(
                document(call("call", "2025-02-12", TRUMP, PUTIN)),
                document(fact("meeting", FactType.MEETING, Status.PLANNED, "2025-02-12", TRUMP, PUTIN)),
                document(fact("truce", FactType.CEASEFIRE, Status.DENIED, "2025-02-12", TRUMP, PUTIN)));
        has("call meeting", "type=leader_call,meeting");
        has("meeting truce", "status=planned,denied");
        has("meeting", "status=planned,denied", "type=leader_call,meeting");
    }

    @Test
    void dayFindsFactsThatMayHaveHappenedOnIt() {
        index.with(
                document(call("day", "2025-02-12", TRUMP, PUTIN)),
                document(call("month", "2025-02", TRUMP, PUTIN)),
                document(call("year", "2025", TRUMP, PUTIN)),
                document(call("undated", null, TRUMP, PUTIN)));
        has("day month year undated", "from=2025-02-12", "to=2025-02-12");
        has("month year", "from=2025-02-13", "to=2025-02-28");
        has("year", "from=2025-03-01");
        has("year", "to=2025-01-31");
        has("", "from=2026-01-01");
        has("", "to=2024-12-31");
    }

    @Test
    void factIsFoundBySourceLanguageAndDaysOfItsArticles() {
        var fact = call("twice", "2025-02-12", TRUMP, PUTIN);
        index.with(new FactDocument(
                fact,
                List.of(
                        sighting(fact, "Harbour Wire", "They spoke.", "2025-02-12", "2025-02-12T23:59:59Z"),
                        sighting(fact, "City Desk", "They talked.", "2025-03-01", "2025-03-02T00:00:00Z")),
                List.of("Leaders speak", "Leaders talk"),
                List.of("en", "de")));
        has("twice", "source=city desk");
        has("twice", "source=HARBOUR WIRE");
        has("", "source=Harbour");
        has("twice", "language=de");
        has("", "language=fr");
        has("twice", "publishedFrom=2025-03-01");
        has("twice", "publishedTo=2025-02-12");
        has("", "publishedFrom=2025-02-13", "publishedTo=2025-02-28");
        has("twice", "archivedFrom=2025-02-12", "archivedTo=2025-02-12");
        has("twice", "archivedFrom=2025-03-02");
        has("", "archivedFrom=2025-03-03");
    }

    @Test
    void wordsAreSearchedInEvidenceHeadlinesNamesAndPlaces() {
        index.with(
                document(call("call", "2025-02-12", TRUMP, PUTIN), "They discussed grain.", "A long call"),
                document(call("other", "2025-02-12", TRUMP, ZELENSKY), "They discussed ports.", "A short call"));
        has("call", "q=grain");
        has("other", "q=short");
        has("call", "q=Putin");
        has("call other", "q=riyadh trump");
        has("other", "q=title:short");
        has("", "q=title:grain");
        has("call", "q=grain long putin");
        has("", "q=grain short");
    }

    @Test
    void factsAreSortedByDayAndThenById() {
        index.with(
                document(call("b", "2025-02-12", TRUMP, PUTIN)),
                document(call("c", "2025-02-14", TRUMP, PUTIN)),
                document(call("a", "2025-02-12", TRUMP, PUTIN)),
                document(call("d", "2025-01-01", TRUMP, PUTIN)));
        var tied = List.of(factId("a"), factId("b")).stream().sorted().toList();
        assertEquals(List.of(factId("c"), tied.get(0), tied.get(1), factId("d")), index.factIds());
        assertEquals(List.of(factId("d"), tied.get(0), tied.get(1), factId("c")), index.factIds("order=oldest"));
        assertEquals(index.factIds(), index.factIds("order=relevance"));
    }

    @Test
    void bestMatchComesFirstByRelevance() {
        index.with(
                document(call("passing", "2025-02-14", TRUMP, PUTIN), "Of grain, and grain again.", "They speak"),
                document(call("headline", "2025-02-12", TRUMP, PUTIN), "Of much else, and more.", "Of grain"));
        assertEquals(List.of(factId("headline"), factId("passing")), index.factIds("q=grain", "order=relevance"));
        assertEquals(List.of(factId("passing"), factId("headline")), index.factIds("q=grain"));
    }

    @Test
    void changedFactIsReplacedAndDeletedFactIsNotFound() {
        index.with(document(call("call", "2025-02-12", TRUMP, PUTIN)), document(call("kept", "2025-02-12", TRUMP)));
        index.with(document(call("call", "2025-02-13", TRUMP, ZELENSKY)));
        has("", "person=vladimir-putin");
        has("call", "person=volodymyr-zelensky", "from=2025-02-13");
        has("call kept");
        index.commit(changes -> changes.deleteFact(factId("call")));
        has("kept");
        index.commit(changes -> changes.deleteFact(factId("kept")));
        has("");
    }

    @Test
    void notesAreKeptWithTheCommitUntilRemoved() {
        index.commit(changes -> changes.note("rebuilt", Optional.of("articles/a")));
        index.with(document(call("call", "2025-02-12", TRUMP, PUTIN)));
        index.commit(changes -> changes.note("other", Optional.of("x")));
        assertEquals(Map.of("rebuilt", "articles/a", "other", "x"), index.notes());
        index.commit(changes -> changes.note("rebuilt", Optional.empty()));
        assertEquals(Map.of("other", "x"), index.notes());
    }
}
