package dev.parley.lucene.query;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.lucene.query.MemoryIndex.page;
import static dev.parley.lucene.query.MemoryIndex.search;
import static dev.parley.lucene.query.Samples.call;
import static dev.parley.lucene.query.Samples.document;
import static dev.parley.lucene.query.Samples.fact;
import static dev.parley.lucene.query.Samples.factId;
import static dev.parley.lucene.query.Samples.sighting;
import static dev.parley.lucene.query.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Fact;
import dev.parley.search.Facet;
import dev.parley.search.Facet.Count;
import dev.parley.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FacetsTest {
    private final MemoryIndex index = new MemoryIndex();

    private List<Count> counts(Facet facet, String... criteria) {
        return index.facts(criteria).facets().get(facet);
    }

    @Test
    void everyFacetOfFactsIsCountedWithTheMostFrequentValueFirst() {
        index.with(
                document(call("call", "2025-02-12", TRUMP, PUTIN)),
                document(fact("visit", FactType.VISIT, Status.PLANNED, "2025-03", TRUMP, ZELENSKY)));
        // In a separate segment.
        index.with(document(fact("meeting", FactType.MEETING, Status.HAPPENED, "2024", TRUMP, ZELENSKY)));
        assertEquals(
                List.of(
                        new Count("donald-trump", 3),
                        new Count("volodymyr-zelensky", 2),
                        new Count("vladimir-putin", 1)),
                counts(Facet.PERSON));
        assertEquals(List.of(new Count("USA", 3), new Count("UKR", 2), new Count("RUS", 1)), counts(Facet.COUNTRY));
        assertEquals(
                List.of(new Count("leader_call", 1), new Count("meeting", 1), new Count("visit", 1)),
                counts(Facet.TYPE));
        assertEquals(List.of(new Count("happened", 2), new Count("planned", 1)), counts(Facet.STATUS));
        assertEquals(List.of(new Count("Harbour Wire", 3)), counts(Facet.SOURCE));
        assertEquals(List.of(new Count("en", 3)), counts(Facet.LANGUAGE));
        assertEquals(List.of(new Count("2025", 2), new Count("2024", 1)), counts(Facet.YEAR));
        assertEquals(List.of(new Count("2025", 1)), counts(Facet.YEAR, "country=RUS"));
        assertEquals(List.of(), counts(Facet.YEAR, "q=nothing"));
    }

    @Test
    void unconfirmedFactsAreCountedAndFoundSeparately() {
        var sure = call("call", "2025-02-12", TRUMP, PUTIN);
        var doubtful = Fact.founded(
                factId("doubtful"),
                sighting(sure, "Harbour Wire", "They spoke.", "2025-02-12", "2025-02-12T18:00:00Z"),
                false);
        index.with(document(sure), document(doubtful));
        assertEquals(List.of(new Count("false", 1), new Count("true", 1)), counts(Facet.CONFIRMED));
        assertEquals(List.of(new Count("false", 1)), counts(Facet.CONFIRMED, "confirmed=false"));
        assertEquals(List.of(new Count("true", 1)), counts(Facet.CONFIRMED, "confirmed=True"));
        index.with(text("A", "x").reporting(doubtful).document());
        assertEquals(1, index.articles("confirmed=false").total());
        assertEquals(0, index.articles("confirmed=true").total());
    }

    @Test
    void articlesAreCountedByTheirFactsAndTheirYear() {
        var call = call("call", "2024-02-12", TRUMP, PUTIN);
        var other = call("other", "2024-02-13", TRUMP, ZELENSKY);
        index.with(
                text("A", "x").reporting(call, other).published("2025-01-01").document(),
                text("B", "x").reporting(call).from("City Desk").in("de").document());
        var facets = index.articles().facets();
        assertEquals(new Count("donald-trump", 2), facets.get(Facet.PERSON).getFirst());
        assertEquals(List.of(new Count("City Desk", 1), new Count("Harbour Wire", 1)), facets.get(Facet.SOURCE));
        assertEquals(List.of(new Count("de", 1), new Count("en", 1)), facets.get(Facet.LANGUAGE));
        assertEquals(List.of(new Count("2025", 2)), facets.get(Facet.YEAR));
    }

    @Test
    void onlyRequestedFacetsAreCountedWithoutDeletedFacts() {
        index.with(document(call("call", "2025-02-12", TRUMP, PUTIN)), document(call("gone", "2025-02-12", TRUMP)));
        index.commit(changes -> changes.deleteFact(Samples.factId("gone")));
        var page = index.index.facts(search(), page(1, Optional.empty(), Facet.TYPE));
        assertEquals(Set.of(Facet.TYPE), page.facets().keySet());
        assertEquals(List.of(new Count("leader_call", 1)), page.facets().get(Facet.TYPE));
        assertEquals(1, page.total());
    }

    @Test
    void countsEqualTheTotalsOfSearchesForTheValues() {
        for (int i = 0; i < 30; i++) {
            var someone = Participant.person("person-" + i, "Person " + i, "USA", "Minister");
            index.with(document(call("fact " + i, "2025-02-12", TRUMP, someone)));
        }
        var people = counts(Facet.PERSON);
        assertEquals(SearchIndex.FACET_VALUES, people.size());
        for (var one : people) {
            assertEquals(one.count(), index.facts("person=" + one.value()).total(), one.value());
        }
    }
}
