package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the first and the later reports of a fact change in it, and which of them alert. */
class FactUpdateTest {
    @Test
    void aNewReportAlerts() {
        var facts = after(WIRE);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertTrue(facts.last().alerted());
    }

    @Test
    void aSecondReportFillsInWhatWasMissingAndAlertsNobody() {
        var facts = after(WIRE, LEDGER.lasting(90).says("Donald Trump"));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        assertEquals(
                List.of("Harbour Wire", "The Northern Ledger"), facts.last().sources());
        assertEquals(Optional.of("Donald Trump"), facts.last().claimedBy());
        assertEquals(Cause.REPORTED, facts.history().getLast().cause());
    }

    @Test
    void aLaterReportDoesNotOverwriteAnEarlierOne() {
        var facts = after(WIRE.lasting(90), LEDGER.lasting(30).status(Status.PLANNED));
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        assertEquals(Status.HAPPENED, facts.last().status());
        assertEquals(
                List.of("Harbour Wire"),
                facts.last().sources(),
                "an outlet that reports a plan does not support that it happened");
    }

    @Test
    void theReportThatAlertsReplacesEarlierOnesThatDidNot() {
        var facts = after(
                WIRE.type(FactType.VISIT).status(Status.PROPOSED).says("Dmitry Peskov"),
                LEDGER.status(Status.PLANNED).lasting(90));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(FactType.LEADER_CALL, facts.last().type());
        assertEquals(Status.PLANNED, facts.last().status());
        assertEquals(List.of("The Northern Ledger"), facts.last().sources());
        assertEquals(List.of(), facts.last().claimants());
    }

    @Test
    void anAlertNamesOnlyThoseWhomItsReportNames() {
        var facts = after(WIRE.between(TRUMP, PUTIN, ZELENSKY).recalled(), LEDGER);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(List.of(TRUMP, PUTIN), facts.last().participants());
    }

    @Test
    void anOutletThatReportsSeveralTimesIsOneSource() {
        assertEquals(
                List.of("Harbour Wire"),
                after(WIRE, WIRE.version(2), WIRE.version(3)).last().sources());
    }

    @Test
    void allClaimantsAreKept() {
        var facts = after(WIRE.says("Donald Trump"), LEDGER.says("Russia"));
        assertEquals(List.of("Donald Trump", "Russia"), facts.last().claimants());
    }

    @Test
    void aDenialDisputesTheFactAndAlertsNobody() {
        var facts = after(WIRE, LEDGER.status(Status.DENIED).says("Russia"));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertTrue(facts.last().disputed());
        assertEquals(List.of("Russia"), facts.last().deniedBy());
        assertEquals(List.of("Harbour Wire"), facts.last().sources());
        assertEquals(Cause.DENIED, facts.history().getLast().cause());
    }

    @Test
    void aFactThatIsOnlyDeniedIsNotDisputedUntilSomebodyReportsIt() {
        assertFalse(after(WIRE.status(Status.DENIED)).last().disputed());
        var facts = after(WIRE.status(Status.DENIED).says("Russia"), LEDGER);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertTrue(facts.last().disputed());
    }

    @Test
    void aRecalledDenialDisputesNothing() {
        assertFalse(after(WIRE, LEDGER.status(Status.DENIED).recalled()).last().disputed());
    }

    @Test
    void oldNewsAlertsNobody() {
        for (var timing : List.of(Timing.LATE, Timing.OVERTAKEN)) {
            var facts = new ReportedFact();
            facts.add(WIRE.lasting(60), timing);
            facts.add(WIRE.lasting(90).version(2), timing);
            facts.add(LEDGER, timing);
            facts.withdraw(WIRE.version(3), timing);
            assertEquals(List.of(), facts.reasons(), timing.toString());
        }
        var facts = after(WIRE.lasting(60));
        facts.add(WIRE.lasting(90).version(2), Timing.LATE);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
    }

    @Test
    void onlyADoubtfulReportOfWhatIsNotKnownToSubscribersNeedsTheOtherReports() {
        var unknown = WIRE.doubtful().fact("fact");
        var known = WIRE.notified("fact");
        var doubtful = LEDGER.doubtful().sighting();
        assertTrue(FactUpdate.needsSightings(unknown, doubtful, Report.THRESHOLD));
        assertFalse(FactUpdate.needsSightings(unknown, LEDGER.sighting(), Report.THRESHOLD), "it is sure");
        assertFalse(
                FactUpdate.needsSightings(unknown, LEDGER.doubtful().recalled().sighting(), Report.THRESHOLD),
                "history alerts nobody");
        assertFalse(FactUpdate.needsSightings(known, doubtful, Report.THRESHOLD), "subscribers know it");
        assertTrue(FactUpdate.needsSightings(WIRE.status(Status.PLANNED).notified("fact"), doubtful, Report.THRESHOLD));
        var facts = after(WIRE);
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        assertTrue(FactUpdate.needsSightings(facts.last(), doubtful, Report.THRESHOLD));
    }

    @Test
    void aFactWhoseOnlyArticleWasDeletedIsWithdrawnAndAlertsNobody() {
        var facts = after(WIRE);
        var deleted = FactUpdate.deleted(
                facts.last(), List.of(), WIRE.key(), WIRE.sighting().seen());
        assertTrue(deleted.after().withdrawn());
        assertEquals(List.of(), deleted.after().sources());
        assertEquals(Optional.empty(), deleted.reason());
        assertEquals(Cause.WITHDRAWN, deleted.revision().orElseThrow().cause());
    }

    @Test
    void aFactThatAnotherArticleReportsStaysAsItIsWhenOneIsDeleted() {
        var facts = after(WIRE, LEDGER);
        var deleted = FactUpdate.deleted(
                facts.last(),
                List.of(LEDGER.sighting()),
                WIRE.key(),
                WIRE.sighting().seen());
        assertFalse(deleted.after().withdrawn());
        assertEquals(facts.last().sources(), deleted.after().sources());
        assertEquals(Optional.empty(), deleted.revision());
    }
}
