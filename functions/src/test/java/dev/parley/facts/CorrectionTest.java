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
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which mentions of a new version are corrections of the version before. */
class CorrectionTest {
    private static final Participant MACRON =
            Participant.person("emmanuel-macron", "Emmanuel Macron", "FRA", "President");

    private static boolean restates(Report before, Report now) {
        return Correction.restates(before.mention(), now.mention());
    }

    @Test
    void aMentionWithAnotherPartyOnTheSameDayRestates() {
        assertTrue(restates(WIRE, WIRE.between(TRUMP, ZELENSKY)));
        assertFalse(restates(WIRE, WIRE.between(ZELENSKY, MACRON)), "another pair is another call");
    }

    @Test
    void aMentionOfTheSamePartiesRestatesWhenItsDayIsAtMostThreeDaysAway() {
        assertTrue(restates(WIRE, WIRE.on("2025-02-15")));
        assertTrue(restates(WIRE, WIRE.on("2025-02-09")));
        assertFalse(restates(WIRE, WIRE.on("2025-02-16")));
        assertFalse(restates(WIRE, WIRE.on("2025-02-15").between(TRUMP, ZELENSKY)), "other day and other parties");
        assertFalse(restates(WIRE.on("2025-01"), WIRE), "a month has no distance in days");
        assertFalse(restates(WIRE.between(), WIRE.on("2025-02-13")), "nobody is the same as nobody");
    }

    @Test
    void aPlanMayBeMovedByAMonth() {
        var plan = WIRE.status(Status.PLANNED);
        assertTrue(restates(plan, plan.on("2025-03-15")));
        assertFalse(restates(plan, plan.on("2025-03-16")));
    }

    @Test
    void historyAndOtherTypesRestateNothing() {
        assertFalse(restates(WIRE.recalled(), WIRE));
        assertFalse(restates(WIRE, WIRE.recalled()));
        assertFalse(restates(WIRE, WIRE.type(FactType.CEASEFIRE)));
    }

    @Test
    void anArticleThatTakesItsDenialBackNoLongerDisputesTheFact() {
        var denied = LEDGER.status(Status.DENIED).says("Russia");
        assertEquals(List.of("Russia"), after(WIRE, denied).last().deniedBy());
        assertEquals(List.of(), after(WIRE, denied, LEDGER.version(2)).last().deniedBy());
        var unsigned = LEDGER.status(Status.DENIED);
        assertEquals(List.of(), after(WIRE, unsigned, LEDGER.version(2)).last().deniedBy());
    }

    @Test
    void anArticleThatRepeatsItsDenialStillDisputesTheFact() {
        var denied = LEDGER.status(Status.DENIED).says("Russia");
        assertEquals(
                List.of("Russia"), after(WIRE, denied, denied.version(2)).last().deniedBy());
    }

    @Test
    void whatAnotherArticleSaidIsNotCorrected() {
        var facts = after(WIRE.lasting(60), LEDGER.lasting(90).on("2025-02-13").between(TRUMP, PUTIN, ZELENSKY));
        assertEquals(Optional.of(60), facts.last().durationMinutes());
        assertEquals("2025-02-12", facts.last().date().orElseThrow().toString());
    }

    @Test
    void aVersionThatRecallsTheCallAsHistoryCorrectsNothing() {
        var facts = after(WIRE.lasting(60), WIRE.version(2).lasting(90).recalled());
        assertEquals(Optional.of(60), facts.last().durationMinutes());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
    }
}
