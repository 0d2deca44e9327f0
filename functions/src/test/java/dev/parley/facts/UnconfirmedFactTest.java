package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import dev.parley.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports below the confidence threshold: what confirms them and what they may change. */
class UnconfirmedFactTest {
    @Test
    void aDoubtfulReportIsStoredAndAlertsNobody() {
        var facts = after(WIRE.doubtful());
        assertEquals(List.of(), facts.reasons());
        assertFalse(facts.last().confirmed());
        assertEquals(List.of("Harbour Wire"), facts.last().sources());
    }

    @Test
    void aSecondIndependentOutletConfirmsADoubtfulReportAndAlertsOnce() {
        var facts =
                after(WIRE.doubtful(), LEDGER.doubtful(), Report.by("Meridian").doubtful(), Report.by("City Desk"));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertTrue(facts.updates().get(1).reason().isPresent());
        assertTrue(facts.last().confirmed());
        assertEquals(Cause.CONFIRMED, facts.history().getFirst().cause());
    }

    @Test
    void aSureReportOfAnyOutletConfirmsADoubtfulOne() {
        assertEquals(List.of(AlertReason.NEW), after(WIRE.doubtful(), LEDGER).reasons());
        assertEquals(
                List.of(AlertReason.NEW),
                after(WIRE.doubtful(), WIRE.version(2)).reasons());
    }

    @Test
    void theSameOutletOrArticleConfirmsNothing() {
        assertEquals(
                List.of(), after(WIRE.doubtful(), WIRE.version(2).doubtful()).reasons());
        assertEquals(
                List.of(),
                after(WIRE.doubtful(), LEDGER.writtenBy("Harbour Wire").doubtful())
                        .reasons());
    }

    @Test
    void twoCopiesOfOneWireStoryAreOneReport() {
        var credited = after(
                WIRE.doubtful().writtenBy("UPI"),
                LEDGER.doubtful().writtenBy("UPI"),
                Report.by("UPI").doubtful());
        assertEquals(List.of(), credited.reasons());
        var copied = after(
                WIRE.saying("They spoke, officials say.").doubtful(),
                LEDGER.saying("They spoke,  officials say").doubtful());
        assertEquals(List.of(), copied.reasons());
    }

    @Test
    void anUnnamedSourceIsIndependentOfNobody() {
        assertEquals(
                List.of(),
                after(WIRE.doubtful(), LEDGER.writtenBy(Outlet.UNNAMED).doubtful())
                        .reasons());
    }

    @Test
    void onlyReportsOfNewsConfirmADoubtfulOne() {
        for (var status : List.of(Status.PROPOSED, Status.DENIED, Status.HISTORICAL)) {
            var facts = after(WIRE.doubtful(), LEDGER.status(status).doubtful());
            assertEquals(List.of(), facts.reasons(), status.label());
            assertFalse(facts.last().confirmed(), status.label());
        }
        assertFalse(after(WIRE.doubtful(), LEDGER.recalled().doubtful()).last().confirmed());
        assertFalse(after(WIRE.doubtful(), LEDGER.status(Status.DENIED)).last().confirmed());
    }

    @Test
    void aWithdrawnReportConfirmsNothing() {
        var facts = after(WIRE.doubtful());
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        facts.add(LEDGER.doubtful(), Timing.TIMELY);
        assertEquals(List.of(), facts.reasons());
        facts.add(Report.by("Meridian").doubtful(), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
    }

    @Test
    void aFactConfirmedByALateReportAlertsOnlyOnATimelyOne() {
        var facts = after(WIRE.doubtful());
        facts.add(LEDGER.doubtful(), Timing.OVERTAKEN);
        assertFalse(facts.last().confirmed());
        facts.add(Report.by("Meridian").doubtful(), Timing.LATE);
        assertEquals(List.of(), facts.reasons());
        assertTrue(facts.last().confirmed());
        facts.add(Report.by("City Desk").doubtful(), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
    }

    @Test
    void theFirstSureReportReplacesDoubtfulOnes() {
        var facts = after(
                WIRE.between(TRUMP, ZELENSKY)
                        .lasting(30)
                        .in("Riyadh")
                        .says("Russia")
                        .doubtful(),
                LEDGER.undated());
        assertEquals(List.of(TRUMP, PUTIN), facts.last().participants());
        assertEquals(Optional.empty(), facts.last().durationMinutes());
        assertEquals(Optional.empty(), facts.last().place());
        assertEquals(List.of(), facts.last().claimants());
    }

    @Test
    void ofTwoDoubtfulReportsThePartiesThatBothNameAreKept() {
        var facts = after(
                WIRE.between(TRUMP, PUTIN).doubtful(),
                LEDGER.between(TRUMP, ZELENSKY, Participant.country("RUS", "Russia"))
                        .doubtful());
        assertEquals(
                List.of("donald-trump", "rus"),
                facts.last().participants().stream().map(Participant::id).toList());
    }

    @Test
    void aDoubtfulReportDoesNotChangeAConfirmedFact() {
        var facts = after(
                WIRE.status(Status.PLANNED),
                LEDGER.between(TRUMP, PUTIN, ZELENSKY).lasting(30).in("Riyadh").doubtful());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Status.PLANNED, facts.last().status());
        assertEquals(List.of(TRUMP, PUTIN), facts.last().participants());
        assertEquals(Optional.empty(), facts.last().durationMinutes());
        assertEquals(
                List.of("Harbour Wire", "The Northern Ledger"), facts.last().sources());
    }

    @Test
    void twoDoubtfulReportsMakeAPlanHappen() {
        var facts = after(WIRE.status(Status.PLANNED), LEDGER.doubtful());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        facts.add(Report.by("Meridian").doubtful(), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED), facts.reasons());
        assertEquals(Status.HAPPENED, facts.last().status());
    }

    @Test
    void aDoubtfulReportDoesNotReinstateAWithdrawnFact() {
        var facts = after(WIRE);
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        facts.add(LEDGER.doubtful(), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        facts.add(Report.by("Meridian"), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED, AlertReason.CORRECTED), facts.reasons());
    }

    @Test
    void aPrematureReportDoesNotConfirmThatAPlanHappened() {
        var facts = after(
                WIRE.status(Status.PLANNED).on("2025-02-20"),
                LEDGER.on(null).published("2025-02-13").doubtful(),
                Report.by("Meridian").on("2025-02-20").published("2025-02-20").doubtful());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
    }

    @Test
    void aDoubtfulVersionCorrectsNothing() {
        var facts = after(WIRE.lasting(60), WIRE.version(2).lasting(90).doubtful());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.of(60), facts.last().durationMinutes());
    }

    @Test
    void anUnconfirmedFactIsCorrectedAndWithdrawnWithoutAlerts() {
        var facts =
                after(WIRE.lasting(60).doubtful(), WIRE.version(2).lasting(90).doubtful());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        facts.withdraw(WIRE.version(3), Timing.TIMELY);
        assertEquals(List.of(), facts.reasons());
    }

    @Test
    void aSureProposalDoesNotMakeADoubtfulReportNews() {
        var facts = after(WIRE.status(Status.PROPOSED), LEDGER.doubtful());
        assertEquals(List.of(), facts.reasons());
        assertEquals(Status.PROPOSED, facts.last().status());
        facts.add(Report.by("Meridian").doubtful(), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Status.HAPPENED, facts.last().status());
    }

    @Test
    void subscribersAreNotNotifiedOfAnUnconfirmedFact() throws JsonProcessingException {
        var json = (ObjectNode)
                Json.MAPPER.readTree(Json.ROWS.writeValueAsString(after(WIRE).last()));
        assertTrue(Json.MAPPER.treeToValue(json, Fact.class).confirmed());
        json.put("confirmed", false);
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.treeToValue(json, Fact.class));
    }
}
