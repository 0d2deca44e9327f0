package dev.parley.facts;

import static dev.parley.facts.Report.PUTIN;
import static dev.parley.facts.Report.TRUMP;
import static dev.parley.facts.Report.ZELENSKY;
import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.Revision.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The history of a fact names each property that changed, with what it was and what it is. */
class RevisionTest {
    private static List<Change> changes(Report before, Report after) {
        return Revision.changes(before.fact("fact"), after.fact("fact"));
    }

    private static Change change(String property, String before, String after) {
        return new Change(property, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    @Test
    void eachPropertyIsNamedWithItsTwoValues() {
        assertEquals(List.of(change("type", "leader_call", "meeting")), changes(WIRE, WIRE.type(FactType.MEETING)));
        assertEquals(List.of(change("status", "happened", "planned")), changes(WIRE, WIRE.status(Status.PLANNED)));
        assertEquals(List.of(change("date", "2025-02-12", "2025-02")), changes(WIRE, WIRE.on("2025-02")));
        assertEquals(List.of(change("date", "2025-02-12", null)), changes(WIRE, WIRE.on(null)));
        assertEquals(
                List.of(change("participants", "donald-trump+vladimir-putin", "donald-trump+volodymyr-zelensky")),
                changes(WIRE, WIRE.between(ZELENSKY, TRUMP)));
        assertEquals(List.of(change("place", null, "Moscow")), changes(WIRE, WIRE.in("Moscow")));
        assertEquals(List.of(change("claimants", null, "Russia")), changes(WIRE, WIRE.says("Russia")));
        assertEquals(List.of(change("sources", "Harbour Wire", "The Northern Ledger")), changes(WIRE, LEDGER));
    }

    @Test
    void anotherOrderOfThePartiesIsNoChange() {
        assertEquals(List.of(), changes(WIRE, WIRE.between(PUTIN, TRUMP)));
    }

    @Test
    void theHistoryOfADeniedAndWithdrawnFactSaysWhoDidIt() {
        var facts = after(WIRE, LEDGER.status(Status.DENIED).says("Russia"));
        assertEquals(
                List.of(change("deniedBy", null, "Russia")),
                facts.history().getLast().changes());
        facts.withdraw(WIRE.version(2), Timing.TIMELY);
        assertEquals(
                List.of(
                        change("sources", "Harbour Wire", null),
                        change("withdrawnBy", null, WIRE.key().articleId())),
                facts.history().getLast().changes());
    }

    @Test
    void theFirstConfirmationIsAChange() {
        var facts = after(WIRE.doubtful(), LEDGER);
        assertEquals(
                change("confirmed", "false", "true"),
                facts.history().getLast().changes().getFirst());
    }

    @Test
    void causesAreNamedAsInTheApi() {
        assertEquals("now-happened", Revision.Cause.NOW_HAPPENED.label());
        assertEquals("reread", Revision.Cause.REREAD.label());
        assertEquals("new", AlertReason.NEW.label());
    }
}
