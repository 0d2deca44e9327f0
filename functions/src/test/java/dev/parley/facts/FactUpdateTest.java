package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.extraction.FactType;
import dev.parley.extraction.PartialDate;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Cause;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactUpdateTest {
    private static final Report WIRE = Report.by("Harbour Wire");
    private static final Report LEDGER = Report.by("The Northern Ledger");

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
    void aVersionThatNoLongerNamesTheDayCorrectsNothing() {
        var facts = after(
                WIRE, WIRE.version(2).published("2025-02-13").on("2025-02-13").undated());
        assertEquals(List.of(AlertReason.NEW), facts.reasons());
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

    @Test
    void oldNewsAlertsNobody() {
        for (var timing : List.of(Timing.LATE, Timing.OVERTAKEN)) {
            var facts = new Facts();
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
    void nowHappenedIsSentOnceEvenIfAnArticleTakesItBack() {
        var facts = after(
                WIRE.status(Status.PLANNED), WIRE.version(2), WIRE.version(3).status(Status.PLANNED), WIRE.version(4));
        assertEquals(
                List.of(AlertReason.NEW, AlertReason.NOW_HAPPENED, AlertReason.CORRECTED, AlertReason.CORRECTED),
                facts.reasons());
    }

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
        assertTrue(facts.updates.get(1).reason().isPresent());
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

    private static Facts after(Report... reports) {
        var facts = new Facts();
        Arrays.stream(reports).forEach(report -> facts.add(report, Timing.TIMELY));
        return facts;
    }

    /** One fact with the update of each report of it. */
    private static final class Facts {
        private final List<Sighting> sightings = new ArrayList<>();
        private final List<FactUpdate> updates = new ArrayList<>();

        void add(Report report, Timing timing) {
            updates.add(
                    updates.isEmpty()
                            ? FactUpdate.founded(
                                    Id.of("fact", Fact.ID_LENGTH), report.sighting(), timing, Report.THRESHOLD)
                            : FactUpdate.sighted(last(), report.sighting(), sightings, timing, Report.THRESHOLD));
            sightings.add(report.sighting());
        }

        void withdraw(Report without, Timing timing) {
            updates.add(FactUpdate.withdrawn(
                    last(), sightings, without.key(), without.sighting().seen(), timing));
        }

        Fact last() {
            return updates.getLast().after();
        }

        List<AlertReason> reasons() {
            return updates.stream().flatMap(update -> update.reason().stream()).toList();
        }

        List<Revision> history() {
            return updates.stream()
                    .flatMap(update -> update.revision().stream())
                    .toList();
        }
    }
}
