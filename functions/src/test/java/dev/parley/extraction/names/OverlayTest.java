package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.Participant;
import dev.parley.extraction.Reading;
import dev.parley.extraction.article.Extractor;
import dev.parley.extraction.text.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {
    private static final LocalDate JUNE_12 = LocalDate.of(2025, 6, 12);

    @Test
    void anEmptyFileChangesNothing() {
        for (var text : List.of("", "\n\n", "# nothing yet\n[people]\n")) {
            var overlay = Overlay.of(bytes(text));
            assertEquals(List.of(), overlay.changes(), text);
            assertEquals(List.of(), overlay.faults(), text);
        }
    }

    @Test
    void rowsOfEverySectionAddOrReplaceAndAreNamedWithTheirLine() {
        var overlay = Overlay.of(bytes("""
                # Rows for review
                [people]
                Petra Quint|FRD|head-of-state|2025-05-01||Quint
                Friedrich Merz|DEU|head-of-government|2025-05-06|2025-06-01|Merz

                [countries]
                FRD|Freedonia|Freedonian;Freedonians|Glory Hall
                [bodies]
                Harbour Council|HC
                NATO|
                [titles]
                harbourmaster;high harbourmaster|head-of-state|LEADER
                """));
        assertEquals(List.of(), overlay.faults());
        assertEquals(
                List.of(
                        new Overlay.Change(3, "the person Petra Quint", false),
                        new Overlay.Change(4, "the person Friedrich Merz", true),
                        new Overlay.Change(7, "the country Freedonia", false),
                        new Overlay.Change(9, "the body Harbour Council", false),
                        new Overlay.Change(10, "the body NATO", true),
                        new Overlay.Change(12, "the title harbourmaster", false),
                        new Overlay.Change(12, "the title high harbourmaster", false)),
                overlay.changes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            [people]!Petra Quint|USA|envoy|2025-01-01|!has 6 columns
            [people]!|USA|envoy|||!name is missing
            [people]!Petra Quint|USS|envoy|||!USS is neither
            [people]!Petra Quint|United Nation|envoy|||!United Nation is neither
            [people]!Petra Quint|USA|Envoy|||!written as foreign-minister is
            [people]!Petra Quint|USA|envoi|||!no title leads to the office envoi
            [people]!Petra Quint|USA|envoy|1.5.2025||!written as 2025-01-20, not 1.5.2025
            [people]!Petra Quint|USA|envoy|2025-02-30||!written as 2025-01-20, not 2025-02-30
            [people]!Petra Quint|USA|envoy|2025-05-01|2025-05-01|!not after its beginning
            [people]!Petra Quint|USA|envoy|||Q!at least two letters
            [people]!Petra Quint|USA|envoy|||--!at least two letters
            [people]!Petra Quint|USA|envoy|2025-0x-01||!written as 2025-01-20, not 2025-0x-01
            [people]!Petra Quint|USA|-envoy|||!written as foreign-minister is
            [people]!Petra Quint*|USA|envoy|||!* may only follow
            [people]!Petra Quint|USA|envoy|||Quint**!* may only follow
            [bodies]!HC|Harbour*!* may only follow
            [bodies]!HC!has 2 columns
            [bodies]!|HC!name is missing
            [countries]!Fr|Freedonia||!alpha-3 code
            [countries]!FRD|||!has no name
            [titles]!harbourmaster|head-of-state|BOSS!standing is one of
            [titles]!|head-of-state|LEADER!has no words
            [titles]!harbourmaster||LEADER!an office is written
            [persons]!Petra Quint|USA|envoy|||!is none of
            """)
    void aMalformedRowIsSkippedWithItsLineAndAdvice(String section, String row, String reason) {
        var overlay = Overlay.of(bytes(section + "\n" + row + "\n[bodies]\nHarbour Council|\n"));
        assertTrue(overlay.faults().getLast().line() == 2
                || overlay.faults().getFirst().line() == 1);
        assertTrue(overlay.faults().stream().anyMatch(fault -> fault.reason().contains(reason)), () -> overlay.faults()
                .toString());
        assertEquals(overlay.faults().size(), overlay.skipped());
        assertEquals("the body Harbour Council", overlay.changes().getFirst().what());
        assertEquals(1, overlay.changes().size());
    }

    @Test
    void aRowBeforeAnySectionIsAFault() {
        var overlay = Overlay.of(bytes("Harbour Council|\n"));
        assertEquals(1, overlay.faults().getFirst().line());
        assertTrue(overlay.faults().getFirst().reason().contains("[people]"));
    }

    @Test
    void aSecondRowIsAFaultForABodyAndATermForAPerson() {
        var overlay = Overlay.of(bytes("""
                [bodies]
                Harbour Council|
                Harbour council|HC
                [people]
                Petra Quint|DEU|minister|2024-01-01|2025-01-01|
                Petra Quint|United Nations|envoy|2025-01-01||
                """));
        assertEquals(
                List.of(3), overlay.faults().stream().map(Overlay.Fault::line).toList());
        var table = TableGazetteer.with(overlay);
        var before = named(table, "Petra Quint", LocalDate.of(2024, 6, 1));
        assertEquals(Optional.of("DEU"), before.country());
        assertEquals(Optional.of("Minister"), before.role());
        var after = named(table, "Petra Quint", JUNE_12);
        assertEquals(Optional.empty(), after.country());
        assertEquals(Optional.of("United Nations"), after.organization());
        assertEquals(Optional.of("Envoy"), after.role());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreIgnored() {
        var overlay = Overlay.of(bytes("\uFEFF[people]\r\nPetra Quint|DEU|envoy|2025-05-01||Quint \r\n"));
        assertEquals(List.of(), overlay.faults());
        assertEquals(
                "Petra Quint",
                named(TableGazetteer.with(overlay), "Quint", JUNE_12).name());
    }

    @Test
    void aLineThatIsNotUtf8IsAFaultAndOtherLinesAreUsed() {
        var file =
                "[people]\nJosé Marín|ESP|envoy|||\n[bodies]\nHarbour Council|\n".getBytes(StandardCharsets.ISO_8859_1);
        var overlay = Overlay.of(file);
        assertEquals(2, overlay.faults().getFirst().line());
        assertTrue(overlay.faults().getFirst().reason().contains("not UTF-8"));
        assertEquals(1, overlay.changes().size());
    }

    @Test
    void aFileInUtf16IsRefused() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            var text = charset.equals(StandardCharsets.UTF_16LE) ? "\uFEFF[people]\n" : "[people]\n";
            var refused = assertThrows(IllegalArgumentException.class, () -> Overlay.of(text.getBytes(charset)));
            assertTrue(refused.getMessage().contains("save it as UTF-8"));
        }
    }

    @Test
    void aMillionBytesAreReadAndOneByteTooManyIsRefused() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(bytes("[people]\n"));
        int people = 0;
        while (file.size() < 1_000_000 - 60) {
            file.writeBytes(bytes("Petra Quint " + name(people++) + "|DEU|envoy|2025-05-01||\n"));
        }
        var overlay = Overlay.of(file.toByteArray());
        assertEquals(people, overlay.changes().size());
        assertTrue(TableGazetteer.with(overlay).knows("Petra Quint " + name(people - 1)));

        assertEquals(0, Overlay.of(new byte[0]).skipped());
        Overlay.of(filled(Overlay.MAX_BYTES));
        var refused = assertThrows(IllegalArgumentException.class, () -> Overlay.of(filled(Overlay.MAX_BYTES + 1)));
        assertTrue(refused.getMessage().contains("1048577"), refused.getMessage());
    }

    @Test
    void faultsOfAMillionBytesAreCountedAndTheFirstAreKept() {
        var overlay = Overlay.of(bytes("x\n".repeat(500_000)));
        assertEquals(500_000, overlay.skipped());
        assertEquals(1_000, overlay.faults().size());
        assertEquals(1_000, overlay.faults().getLast().line());
    }

    @Test
    void afterATermEndsTheOfficeNamesTheSuccessor() {
        var overlay = Overlay.of(bytes("""
                [people]
                Friedrich Merz|DEU|head-of-government|2025-05-06|2025-06-01|Merz
                Petra Quint|DEU|head-of-government|2025-06-01||Quint
                """));
        assertEquals("friedrich-merz", chancellor(Extractor.bundled()));
        assertEquals("petra-quint", chancellor(Extractor.bundled().with(overlay)));
        assertEquals("friedrich-merz", chancellor(Extractor.bundled().with(Overlay.NONE)));
    }

    @Test
    void aSuccessorEndsAnOpenTerm() {
        var overlay = Overlay.of(bytes("[people]\nPetra Quint|DEU|head-of-government|2025-06-01||Quint\n"));
        assertEquals("petra-quint", chancellor(Extractor.bundled().with(overlay)));
    }

    @Test
    void oneRowReplacesEveryTermOfItsName() {
        var march2023 = LocalDate.of(2023, 3, 1);
        assertEquals(
                Optional.of("NLD"),
                named(TableGazetteer.bundled(), "Mark Rutte", march2023).country());
        var table = TableGazetteer.with(Overlay.of(bytes("[people]\nMark Rutte|NATO|head-of-body|2024-10-01||\n")));
        var before = named(table, "Mark Rutte", march2023);
        assertEquals(Optional.empty(), before.country());
        assertEquals(Optional.empty(), before.role());
        assertEquals(
                Optional.empty(),
                table.holder("head-of-government", Participant.country("NLD", "Netherlands"), march2023));
        assertEquals(
                Optional.of("Head of Body"), named(table, "Mark Rutte", JUNE_12).role());
    }

    @Test
    void anOverlayNameIsFoundInEverySpelling() {
        var table =
                TableGazetteer.with(Overlay.of(bytes("[people]\nSergei Al-Quínt|DNK|envoy|2025-05-01||Al-Quínt\n")));
        for (var written : List.of("Sergei Al-Quínt", "Sergey Al Quint", "al-Quint")) {
            assertEquals("Sergei Al-Quínt", named(table, written, JUNE_12).name(), written);
            assertTrue(table.knows(written), written);
        }
    }

    @Test
    void aStarredShortFormIsValidOnlyDuringTheTerm() {
        var table = TableGazetteer.with(Overlay.of(
                bytes("[people]\nPetra Quint|DNK|foreign-minister|2025-05-01|2025-07-01|Quint*;P. Quint\n")));
        var july2 = LocalDate.of(2025, 7, 2);
        assertEquals("Petra Quint", named(table, "Quint", JUNE_12).name());
        assertEquals(Optional.empty(), table.name(Tokenizer.tokens("Quint"), 0, july2));
        assertEquals("Petra Quint", named(table, "P. Quint", july2).name());
    }

    @Test
    void anOtherOfficeInAnOverlayDoesNotMakeALeader() {
        var italy = Participant.country("ITA", "Italy");
        var president =
                TableGazetteer.with(Overlay.of(bytes("[people]\nPetra Quint|ITA|head-of-state|2025-05-01||Quint\n")));
        assertEquals("giorgia-meloni", holder(president, "leader", italy));
        assertEquals("petra-quint", holder(president, "head-of-state", italy));
        var premier = TableGazetteer.with(
                Overlay.of(bytes("[people]\nGiorgia Meloni|ITA|head-of-government|2022-10-22|2025-05-01|Meloni\n"
                        + "Petra Quint|ITA|head-of-government|2025-05-01||Quint\n")));
        assertEquals("petra-quint", holder(premier, "leader", italy));
        var country = TableGazetteer.with(Overlay.of(bytes(
                "[countries]\nFRD|Freedonia||\n[people]\nPetra Quint|FRD|head-of-government|2025-05-01||Quint\n")));
        assertEquals("petra-quint", holder(country, "leader", Participant.country("FRD", "Freedonia")));
    }

    @Test
    void aPersonWithoutHomeAndOfficeHasNeither() {
        var table = TableGazetteer.with(Overlay.of(bytes("[people]\nPetra Quint|||||Quint\n")));
        var quint = named(table, "Quint", JUNE_12);
        assertEquals(Optional.empty(), quint.country());
        assertEquals(Optional.empty(), quint.organization());
        assertEquals(Optional.empty(), quint.role());
    }

    @Test
    void aReplacedRowLosesItsOtherNames() {
        var overlay = Overlay.of(bytes("[people]\nFriedrich Merz|DEU|head-of-government|2025-05-06||\n"));
        assertTrue(TableGazetteer.bundled().knows("Merz"));
        assertTrue(!TableGazetteer.with(overlay).knows("Merz"));
        assertTrue(TableGazetteer.with(overlay).knows("Friedrich Merz"));
    }

    @Test
    void anOverlayTitleMarksTheFollowingNameAsTitled() {
        var sentence = "Harbourmaster Petra Quint spoke by phone with French President Emmanuel Macron on Thursday.";
        assertEquals(List.of(), parties(Extractor.bundled(), sentence));
        var overlay = Overlay.of(bytes("[titles]\nharbourmaster|head-of-state|LEADER\n"));
        assertEquals(
                List.of("emmanuel-macron", "petra-quint"),
                parties(Extractor.bundled().with(overlay), sentence));
    }

    @Test
    void everyBundledPersonHasACountryAndAnOfficeValidInAnOverlay() {
        var table = NamesTable.bundled();
        var homes = table.homes();
        table.all(NameRow.Person.class)
                .forEach(person -> assertTrue(
                        person.home().isEmpty() || homes.contains(person.home()),
                        person.name() + " has the home " + person.home()));
        assertTrue(table.offices().contains("head-of-state"));
    }

    private static String chancellor(Extractor extractor) {
        return parties(
                        extractor,
                        "French President Emmanuel Macron spoke by phone with the German chancellor on Thursday.")
                .stream()
                .filter(id -> !id.equals("emmanuel-macron"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> parties(Extractor extractor, String sentence) {
        return extractor.extract(new Reading("", sentence, JUNE_12, Optional.empty())).stream()
                .flatMap(mention -> mention.participants().stream())
                .map(Participant::id)
                .sorted()
                .toList();
    }

    private static String holder(Gazetteer table, String office, Participant of) {
        return table.holder(office, of, JUNE_12).orElseThrow().participant().id();
    }

    private static Participant named(Gazetteer table, String name, LocalDate on) {
        return table.name(Tokenizer.tokens(name), 0, on).orElseThrow().participant();
    }

    /** A number as a word: names are made of letters. */
    private static String name(int number) {
        var name = new StringBuilder();
        for (int n = number; n > 0 || name.isEmpty(); n /= 26) {
            name.append((char) ('a' + n % 26));
        }
        return "N" + name;
    }

    private static byte[] filled(int bytes) {
        var file = bytes("#\n".repeat(bytes / 2 + 1));
        return java.util.Arrays.copyOf(file, bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
