package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Later versions of an article that correct what it reported. */
class CorrectedFactTest {
    @Test
    void aVersionThatNoLongerNamesTheDayCorrectsNothing() {
        var facts = after(
                WIRE, WIRE.version(2).published("2025-02-13").on("2025-02-13").undated());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
    }

    @Test
    void aVersionThatChangesNothingAlertsNobody() {
        var facts = after(WIRE.lasting(60), WIRE.lasting(60).version(2));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(List.of(), facts.history());
        assertEquals(2, facts.last().mentions());
    }

    @Test
    void aVersionWithAnotherDurationCorrectsTheFact() {
        var facts = after(WIRE.lasting(60), WIRE.lasting(90).version(2));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        var page = facts.history().getFirst();
        assertEquals(Cause.CORRECTED, page.cause());
        assertEquals(WIRE.version(2).key(), page.version());
        assertEquals(
                List.of(new Revision.Change("durationMinutes", Optional.of("60"), Optional.of("90"))), page.changes());
    }

    @Test
    void aVersionWithAnotherDayCorrectsTheFact() {
        var facts = after(WIRE, WIRE.version(2).on("2025-02-11"));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        assertEquals(Optional.of("2025-02-11"), facts.last().date().map(PartialDate::toString));
    }

    @Test
    void aVersionWithAnotherPartyCorrectsTheFact() {
        var facts = after(WIRE.between(TRUMP, PUTIN), WIRE.version(2).between(TRUMP, ZELENSKY));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        assertEquals(List.of(TRUMP, ZELENSKY), facts.last().participants());
    }

    @Test
    void aVersionThatDeniesTheFactCorrectsIt() {
        var facts = after(WIRE, WIRE.version(2).status(Status.DENIED));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED), facts.reasons());
        assertEquals(Status.DENIED, facts.last().status());
    }

    @Test
    void aVersionThatDeniesWhatOthersStillReportOnlyDisputesIt() {
        var facts = after(WIRE, LEDGER, WIRE.version(2).status(Status.DENIED));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Status.HAPPENED, facts.last().status());
        assertEquals(List.of("The Northern Ledger"), facts.last().sources());
        assertTrue(facts.last().disputed());
    }

    @Test
    void aVersionThatTakesACorrectionBackAlertsToo() {
        var facts = after(
                WIRE.lasting(60), WIRE.lasting(90).version(2), WIRE.lasting(60).version(3));
        assertEquals(List.of(AlertReason.NEW, AlertReason.CORRECTED, AlertReason.CORRECTED), facts.reasons());
        assertEquals(2, facts.history().size());
    }

    @Test
    void aCorrectionOfWhatSubscribersWereNotNotifiedOfAlertsNobody() {
        var facts =
                after(WIRE.lasting(90), LEDGER.lasting(60), LEDGER.lasting(75).version(2));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        var unsaid = after(WIRE, LEDGER.lasting(60), LEDGER.lasting(75).version(2));
        assertEquals(List.of(AlertReason.NEW), unsaid.reasons(), "the alert had no duration");
        assertEquals(Optional.of(75), unsaid.last().durationMinutes());
    }

    @Test
    void agreementsHaveNoDuration() {
        var agreed = WIRE.type(FactType.TALKS_AGREED);
        var facts = after(agreed.lasting(60), agreed.lasting(90).version(2));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.empty(), facts.last().durationMinutes());
    }

    @Test
    void silenceAndMoreDetailCorrectNothing() {
        var vance = Participant.person("jd-vance", "J.D. Vance", "USA", "Vice President");
        for (var next : List.of(
                WIRE.version(2),
                WIRE.version(2).on(null),
                WIRE.version(2).between(TRUMP, PUTIN, vance),
                WIRE.version(2).between(TRUMP),
                WIRE.version(2).between(TRUMP, Participant.country("RUS", "Russia")))) {
            assertEquals(List.of(AlertReason.NEW), after(WIRE.lasting(60), next).reasons(), next.toString());
        }
        assertEquals(
                List.of(AlertReason.NEW),
                after(WIRE.on("2025-02"), WIRE.version(2)).reasons());
    }

    @Test
    void anArticleWithANewDateOfPublicationCorrectsNothing() {
        var today = after(WIRE, WIRE.version(2).on("2025-02-13").published("2025-02-13"));
        assertEquals(List.of(AlertReason.NEW), today.reasons());
        var sameSentence = after(
                WIRE.published("2025-02-14"),
                WIRE.version(2)
                        .on("2025-02-13")
                        .saying(WIRE.mention().evidence().text())
                        .published("2025-02-15"));
        assertEquals(List.of(AlertReason.NEW), sameSentence.reasons());
    }

    @Test
    void anOvertakenVersionChangesNothing() {
        var facts = after(WIRE.lasting(90).version(2), WIRE.lasting(60));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
    }
}
