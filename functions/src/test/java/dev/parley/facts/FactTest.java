package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactTest {
    @Test
    void aFactIsReadBackFromItsRow() throws Exception {
        var fact = FactUpdate.founded(
                        Id.of("fact", Fact.ID_LENGTH),
                        Report.by("Harbour Wire").lasting(90).sighting(),
                        Timing.TIMELY,
                        Report.THRESHOLD)
                .after();
        assertEquals(fact, Json.MAPPER.readValue(Json.ROWS.writeValueAsString(fact), Fact.class));
    }

    @Test
    void jsonSaysWhetherAFactIsDisputedWithdrawnAndAlerted() {
        var json = Json.MAPPER.valueToTree(fact(FactType.LEADER_CALL));
        assertTrue(json.path("alerted").asBoolean());
        assertTrue(json.path("disputed").isBoolean());
        assertTrue(json.path("withdrawn").isBoolean());
        assertEquals("leader_call", json.path("kind").asText());
    }

    @Test
    void aFactWithManySourcesStaysSmall() throws Exception {
        var fact = FactUpdate.founded(
                        Id.of("fact", Fact.ID_LENGTH),
                        Report.by("Harbour Wire").sighting(),
                        Timing.TIMELY,
                        Report.THRESHOLD)
                .after();
        for (int i : IntStream.range(0, 300).toArray()) {
            var next = Report.by("An outlet with quite a long name, number " + i)
                    .says("A spokesman of some ministry, number " + i)
                    .sighting();
            fact = FactUpdate.sighted(fact, next, List.of(), Timing.LATE, Report.THRESHOLD)
                    .after();
        }
        assertEquals(Support.MAX_SOURCES, fact.sources().size());
        assertEquals(301, fact.mentions());
        assertTrue(Json.MAPPER.writeValueAsBytes(fact).length < 16 * 1024);
    }

    @Test
    void aFactRemembersItsFirstReport() {
        var report = Report.by("Harbour Wire");
        var fact = report.fact("fact");
        assertEquals(report.key().articleId(), fact.firstArticleId());
        assertEquals(report.key().version(), fact.firstVersion());
        assertEquals(report.sighting().seen(), fact.firstSeen());
    }

    @Test
    void aFactIsSortedByItsDateOrElseByTheDayOnWhichItWasFirstSeen() {
        assertEquals(
                "2025-02", Report.by("Harbour Wire").on("2025-02").fact("fact").sortDate());
        assertEquals(
                "2025-02-12", Report.by("Harbour Wire").on(null).fact("fact").sortDate());
    }

    @Test
    void aFactThatNobodyWasNotifiedOfIsNotAlerted() {
        assertFalse(Report.by("Harbour Wire").fact("fact").alerted());
        assertTrue(Report.by("Harbour Wire").notified("fact").alerted());
    }

    @Test
    void eachChangeHasTheNextNumber() {
        var facts = ReportedFact.after(
                ReportedFact.WIRE, ReportedFact.WIRE.version(2).lasting(60), ReportedFact.LEDGER);
        assertEquals(
                List.of(1, 2), facts.history().stream().map(Revision::number).toList());
        assertEquals(2, facts.last().revision());
    }

    static Fact fact(FactType type, Participant... participants) {
        return Report.by("Harbour Wire").type(type).between(participants).notified("fact");
    }
}
