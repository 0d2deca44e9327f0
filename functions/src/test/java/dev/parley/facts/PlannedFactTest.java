package dev.parley.facts;

import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans, and what shows that they took place. */
class PlannedFactTest {
    @Test
    void aPlanThatTookPlaceAlertsOnceMore() {
        var facts = after(
                WIRE.status(Status.PLANNED).on("2025-02-13"),
                LEDGER.on("2025-02-13").lasting(90).published("2025-02-13"),
                Report.by("Meridian").on("2025-02-13").published("2025-02-13"));
        assertEquals(List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED), facts.reasons());
        assertEquals(Status.HAPPENED, facts.last().status());
        assertEquals(Optional.of(90), facts.last().durationMinutes());
        assertEquals(List.of("The Northern Ledger", "Meridian"), facts.last().sources());
    }

    @Test
    void aPlanDoesNotHappenBeforeItsDay() {
        var facts = after(
                WIRE.status(Status.PLANNED).on("2025-02-20"), LEDGER.on(null).published("2025-02-13"));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Status.PLANNED, facts.last().status());
        assertEquals(Optional.of("2025-02-20"), facts.last().date().map(PartialDate::toString));
    }

    @Test
    void aPlanWithoutADayDoesNotHappenBeforeItsAnnouncement() {
        var facts = after(WIRE.status(Status.PLANNED).on(null), LEDGER.on("2025-02-09"));
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
        assertEquals(Status.PLANNED, facts.last().status());
    }

    @Test
    void aSentenceAboutTheFutureDoesNotShowThatAPlanHappened() {
        var facts = after(
                WIRE.status(Status.PLANNED),
                LEDGER.saying("The two were set to speak on Wednesday."),
                Report.by("Meridian").saying("The two spoke on Wednesday."));
        assertEquals(List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED), facts.reasons());
    }

    @Test
    void aNamedDayReplacesTheDayOfPublication() {
        assertEquals(
                Optional.of("2025-02-11"),
                after(WIRE.undated(), LEDGER.on("2025-02-11")).last().date().map(PartialDate::toString));
        var planned = after(
                WIRE.status(Status.PLANNED),
                LEDGER.published("2025-02-13").on("2025-02-13").undated());
        assertEquals(List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED), planned.reasons());
        assertEquals(Optional.of("2025-02-12"), planned.last().date().map(PartialDate::toString));
    }

    @Test
    void aRecalledPlanIsStillAPlan() {
        assertEquals(
                Status.PLANNED,
                after(
                                WIRE.status(Status.PLANNED),
                                LEDGER.status(Status.HISTORICAL).recalled())
                        .last()
                        .status());
    }

    @Test
    void nowHappenedIsSentOnceEvenIfAnArticleTakesItBack() {
        var facts = after(
                WIRE.status(Status.PLANNED), WIRE.version(2), WIRE.version(3).status(Status.PLANNED), WIRE.version(4));
        assertEquals(
                List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED, AlertReason.CORRECTED, AlertReason.CORRECTED),
                facts.reasons());
    }
}
