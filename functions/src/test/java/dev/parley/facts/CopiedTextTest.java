package dev.parley.facts;

import static dev.parley.facts.ReportedFact.LEDGER;
import static dev.parley.facts.ReportedFact.WIRE;
import static dev.parley.facts.ReportedFact.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.extraction.Status;
import dev.parley.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Copies of one text under many addresses: one source, however many outlets publish them. */
class CopiedTextTest {
    private static final String TEXT = text("word", 120);
    private static final String CUT = text("word", 90);
    private static final String OTHER = text("other", 120);

    private static final Report ORIGINAL = WIRE.inText(TEXT);
    private static final Report COPY = LEDGER.inText(CUT + " Reporting by our staff");

    private static String text(String word, int length) {
        return IntStream.range(0, length).mapToObj(i -> word + i).collect(Collectors.joining(" "));
    }

    @Test
    void aCopyIsNoSecondSource() {
        var fact = after(ORIGINAL, COPY).last();
        assertEquals(List.of("Harbour Wire"), fact.sources());
        assertEquals(List.of("The Northern Ledger"), fact.copiedBy());
        assertEquals(2, fact.mentions());
    }

    @Test
    void anotherTextIsASecondSource() {
        var fact = after(ORIGINAL, LEDGER.inText(OTHER)).last();
        assertEquals(List.of("Harbour Wire", "The Northern Ledger"), fact.sources());
        assertEquals(List.of(), fact.copiedBy());
    }

    @Test
    void twoDoubtfulCopiesDoNotConfirmEachOther() {
        var copies = after(ORIGINAL.doubtful(), COPY.doubtful());
        assertFalse(copies.last().confirmed());
        assertEquals(List.of(), copies.reasons());
        var own = after(ORIGINAL.doubtful(), LEDGER.inText(OTHER).doubtful());
        assertTrue(own.last().confirmed());
        assertEquals(List.of(AlertReason.NEW), own.reasons());
    }

    @Test
    void aCopyOfADoubtfulReportIsConfirmedByAThirdOutletsOwnText() {
        var reports = after(
                ORIGINAL.doubtful(),
                COPY.doubtful(),
                Report.by("Meridian").inText(OTHER).doubtful());
        assertEquals(List.of(AlertReason.NEW), reports.reasons());
        assertEquals(List.of("Harbour Wire", "Meridian"), reports.last().sources());
    }

    @Test
    void anOutletThatCopiedAndThenWritesItsOwnIsASource() {
        var fact = after(ORIGINAL, COPY, COPY.version(2).inText(OTHER)).last();
        assertEquals(List.of("Harbour Wire", "The Northern Ledger"), fact.sources());
        assertEquals(List.of(), fact.copiedBy());
    }

    @Test
    void aNewVersionOfAnArticleDoesNotCopyItself() {
        var fact = after(ORIGINAL, ORIGINAL.version(2).inText(CUT)).last();
        assertEquals(List.of("Harbour Wire"), fact.sources());
        assertEquals(List.of(), fact.copiedBy());
    }

    @Test
    void aCopyBecomesTheSourceWhenTheOriginalIsWithdrawn() {
        var reports = after(ORIGINAL, COPY);
        reports.withdraw(ORIGINAL.version(2), Timing.TIMELY);
        assertEquals(List.of("The Northern Ledger"), reports.last().sources());
        assertEquals(List.of(), reports.last().copiedBy());
        assertFalse(reports.last().withdrawn());
    }

    @Test
    void sourcesOfAPlanAreNoSourcesThatItHappened() {
        var plan = ORIGINAL.status(Status.PLANNED);
        var fact = after(
                        plan, COPY.status(Status.PLANNED), Report.by("Meridian").inText(OTHER))
                .last();
        assertEquals(List.of("Meridian"), fact.sources());
        assertEquals(List.of(), fact.copiedBy());
    }

    @Test
    void historySaysWhoCopied() {
        var changes = after(ORIGINAL, COPY).history().getFirst().changes();
        assertEquals(
                List.of(new Revision.Change("copiedBy", Optional.empty(), Optional.of("The Northern Ledger"))),
                changes);
    }

    @Test
    void aFactKeepsSoManyTextsAtMost() {
        var fact = ORIGINAL.notified("fact");
        for (int i = 0; i < Support.MAX_TEXTS + 5; i++) {
            var report = Report.by("Outlet " + i).inText(text("text" + i + "x", 80));
            fact = FactUpdate.sighted(fact, report.sighting(), List.of(), Timing.TIMELY, Report.THRESHOLD)
                    .after();
        }
        assertEquals(Support.MAX_TEXTS, fact.support().texts().size());
        assertEquals(Support.MAX_TEXTS + 6, fact.sources().size());
    }

    @Test
    void rowsKeepTheTextsAndAnswersLeaveThemOut() throws JsonProcessingException {
        var fact = after(ORIGINAL, COPY).last();
        var row = Json.ROWS.writeValueAsString(fact);
        assertEquals(1, Json.MAPPER.readTree(row).path("texts").size());
        assertEquals(fact, Json.MAPPER.readValue(row, Fact.class));
        assertFalse(Json.MAPPER.valueToTree(fact).has("texts"));
        var sighting = Json.ROWS.writeValueAsString(COPY.sighting());
        assertEquals(COPY.sighting(), Json.MAPPER.readValue(sighting, Sighting.class));
    }

    @Test
    void rowsOfEarlierReleasesAreRead() throws JsonProcessingException {
        var row = (ObjectNode)
                Json.MAPPER.readTree(Json.ROWS.writeValueAsString(after(WIRE).last()));
        assertTrue(row.remove("copiedBy").isArray());
        assertFalse(row.has("texts"));
        var fact = Json.MAPPER.treeToValue(row, Fact.class);
        assertEquals(List.of(), fact.copiedBy());
        assertEquals(List.of(), fact.support().texts());
        assertEquals(
                List.of("Harbour Wire", "The Northern Ledger"),
                FactUpdate.sighted(fact, COPY.sighting(), List.of(WIRE.sighting()), Timing.TIMELY, Report.THRESHOLD)
                        .after()
                        .sources());
        var sighting = Json.ROWS.writeValueAsString(WIRE.sighting());
        assertFalse(Json.MAPPER.readTree(sighting).has("fingerprint"));
        assertEquals(WIRE.sighting(), Json.MAPPER.readValue(sighting, Sighting.class));
    }

    @Test
    void copiesAreRecognisedByTextWhateverSentenceReportsTheFact() {
        assertTrue(COPY.sighting().isCopyOf(ORIGINAL.sighting()));
        assertFalse(LEDGER.inText(OTHER).sighting().isCopyOf(ORIGINAL.sighting()));
        assertFalse(LEDGER.sighting().isCopyOf(ORIGINAL.sighting()));
        assertFalse(ORIGINAL.version(2).inText(CUT).sighting().isCopyOf(ORIGINAL.sighting()));
    }
}
