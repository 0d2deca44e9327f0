package dev.parley.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.application.ports.FactReader;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.Participant;
import dev.parley.facts.Fact;
import dev.parley.facts.FactPage;
import dev.parley.facts.FactQuery;
import dev.parley.facts.FactUpdate;
import dev.parley.facts.Report;
import dev.parley.facts.Sighting;
import dev.parley.facts.Timing;
import dev.parley.ids.Id;
import dev.parley.subscriptions.Interest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateInterestTest {
    private static final Instant NOW = Instant.parse("2025-03-31T12:00:00Z");
    private static final Duration FRESH = Duration.ofHours(72);

    private final List<Fact> facts = new ArrayList<>();
    private final List<FactQuery> asked = new ArrayList<>();

    @Test
    void anEstimateCountsMatchingAlertsOfTheLastFourWeeks() {
        add("2025-03-30T10:00:00Z", "2025-03-30", "donald-trump", true);
        add("2025-03-10T10:00:00Z", "2025-03-10", "donald-trump", true);
        add("2025-03-10T10:00:00Z", "2025-03-10", "donald-trump", false);
        add("2025-03-10T10:00:00Z", "2025-03-10", "vladimir-putin", true);
        add("2025-02-20T10:00:00Z", "2025-02-20", "donald-trump", true);
        var trial = tried(20).of(interest("donald-trump"));
        assertEquals(new EstimateInterest.Trial(2, 28, 0.5, false), trial);
    }

    @Test
    void aPlanForALaterMonthCountsOnTheDayOfItsAnnouncement() {
        add("2025-03-30T10:00:00Z", "2025-06-01", "donald-trump", true);
        add("2025-02-01T10:00:00Z", "2025-06-01", "donald-trump", true);
        assertEquals(1, tried(20).of(interest("donald-trump")).alerts());
    }

    @Test
    void anOldProposalCountsOnTheDayOfTheEvent() {
        add("2025-01-01T10:00:00Z", "2025-03-20", "donald-trump", true);
        assertEquals(1, tried(20).of(interest("donald-trump")).alerts());
    }

    @Test
    void anEstimateUsesTheNarrowestQueryAndReadsNothingTooOldToAlert() {
        add("2025-03-30T10:00:00Z", "2025-03-30", "donald-trump", true);
        add("2025-03-10T10:00:00Z", "2025-03-10", "vladimir-putin", true);
        tried(20).of(interest("donald-trump"));
        assertEquals(
                facts.subList(0, 1),
                facts.stream().filter(asked.getFirst().wanted()).toList());
        assertEquals("2025-01-31", asked.getFirst().from().orElseThrow().toString());
        asked.clear();
        tried(20).of(Interest.everything());
        assertEquals(facts, facts.stream().filter(asked.getFirst().wanted()).toList());
    }

    @Test
    void anEstimateStopsAtThePageLimitAndSaysThatThereAreMoreFacts() {
        for (int i = 0; i < 250; i++) {
            add("2025-03-30T10:00:00Z", "2025-03-30", "donald-trump", true);
        }
        var trial = tried(2).of(Interest.everything());
        assertEquals(200, trial.alerts());
        assertTrue(trial.atLeast());
        assertEquals(250, tried(20).of(Interest.everything()).alerts());
    }

    private EstimateInterest tried(int pages) {
        // The use case calls only one method of the port.
        var index = (FactReader) Proxy.newProxyInstance(
                FactReader.class.getClassLoader(),
                new Class<?>[] {FactReader.class},
                (proxy, method, arguments) -> page((FactQuery) arguments[0]));
        return new EstimateInterest(index, Clock.fixed(NOW, ZoneOffset.UTC), FRESH, pages);
    }

    private FactPage page(FactQuery query) {
        asked.add(query);
        int from = query.cursor().map(Integer::parseInt).orElse(0);
        int to = Math.min(from + query.limit(), facts.size());
        return new FactPage(
                facts.subList(from, to).stream().filter(query.wanted()).toList(),
                to < facts.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static Interest interest(String person) {
        return new Interest(List.of(), List.of(), List.of(person), List.of(), List.of());
    }

    private void add(String firstSeen, String date, String person, boolean alerted) {
        var id = Id.of("fact" + facts.size(), Fact.ID_LENGTH);
        var version = new VersionKey("article", "version");
        var mention = Report.by("Harbour Wire")
                .on(date)
                .between(Participant.person(person, person, "USA", "President"))
                .mention();
        var seen = Instant.parse(firstSeen);
        var sighting = new Sighting(
                version,
                "Harbour Wire",
                "Harbour Wire",
                mention,
                seen,
                seen,
                mention.date().orElseThrow().first(),
                Optional.empty());
        facts.add(FactUpdate.founded(id, sighting, alerted ? Timing.TIMELY : Timing.LATE, Report.THRESHOLD)
                .after());
    }
}
