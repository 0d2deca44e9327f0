package dev.parley.facts;

import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.facts.Revision.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Later versions of an article that no longer report a fact. */
class WithdrawnFactTest {
    @Test
    void aWithdrawalAlertsOnceNoOtherSourceIsLeft() {
        var facts = after(WIRE);
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        assertTrue(facts.last().withdrawn());
        assertEquals(List.of(), facts.last().sources());
        assertEquals(Cause.WITHDRAWN, facts.history().getLast().cause());
    }

    @Test
    void aWithdrawalAlertsNobodyWhileAnotherSourceIsLeft() {
        var facts = after(WIRE, LEDGER);
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertFalse(facts.last().withdrawn());
        assertEquals(List.of("The Northern Ledger"), facts.last().sources());
        facts.withdraw(LEDGER.version(2), Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
    }

    @Test
    void aReportAfterAWithdrawalAlertsAgain() {
        var facts = after(WIRE);
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        facts.add(LEDGER, Timing.TIMELY);
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED, AlertReason.CORRECTED), facts.reasons());
        assertFalse(facts.last().withdrawn());
    }
}
