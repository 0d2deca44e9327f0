package dev.parley.extraction.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.Reading;
import dev.parley.extraction.article.Extractor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final LocalDate JUNE_12 = LocalDate.of(2025, 6, 12);

    @Test
    void anUnknownTitledNameIsReportedAsWritten() {
        assertEquals(
                List.of(new TitledName(
                        "petra-quint", "Petra Quint", "Foreign Minister", Optional.of("DNK"), Optional.empty())),
                unknown("Danish Foreign Minister Petra Quint met French Foreign Minister Jean-Noel Barrot in Paris on"
                        + " Thursday."));
        assertEquals(
                "acting President",
                unknown("Peru's acting President Petra Quint spoke by phone with French President Emmanuel Macron on"
                                + " Thursday.")
                        .getFirst()
                        .title());
    }

    @Test
    void theTitleMayPrecedeTheSentenceOfTheFact() {
        var names = unknown("Danish Foreign Minister Petra Quint praised the harbour on Wednesday. On Thursday, Quint"
                + " spoke by phone with French President Emmanuel Macron.");
        assertEquals(
                List.of("Petra Quint"), names.stream().map(TitledName::name).toList());
        assertEquals("Foreign Minister", names.getFirst().title());
    }

    @Test
    void aPersonOfTheTableIsNotReportedAsUnknown() {
        assertEquals(
                List.of(),
                unknown("U.S. President Donald Trump spoke by phone with Russian President Vladimir Putin on"
                        + " Thursday, and Hamas officials met UN officials in Doha."));
    }

    @Test
    void aPersonOfTheOverlayIsNotReportedAsUnknown() {
        var overlay = Overlay.of("[people]\nPetra Quint|DNK|foreign-minister|2025-05-01||Quint\n".getBytes());
        var extractor = EXTRACTOR.with(overlay);
        var reading = reading(
                "Danish Foreign Minister Petra Quint met French Foreign Minister Jean-Noel Barrot in Paris on Thursday.");
        assertEquals(List.of(), extractor.unknownNames(reading, extractor.extract(reading)));
        // What was noted before the overlay came is recognised by its name.
        assertTrue(extractor.knows("Petra Quint"));
        assertTrue(extractor.knows("Quint"));
        assertTrue(!EXTRACTOR.knows("Petra Quint"));
    }

    @Test
    void onlyTheFirstOfManyUnknownNamesAreReported() {
        var text = new StringBuilder();
        for (char c = 'a'; c <= 'z'; c++) {
            for (char d : "ae".toCharArray()) {
                text.append("Danish Foreign Minister Petra Qu")
                        .append(c)
                        .append(d)
                        .append(" met French Foreign Minister Jean-Noel Barrot in Paris on Thursday.\n\n");
            }
        }
        assertTrue(unknown(text.toString()).size() <= TitledNames.MOST);
    }

    private static List<TitledName> unknown(String text) {
        return EXTRACTOR.unknownNames(reading(text), EXTRACTOR.extract(reading(text)));
    }

    private static Reading reading(String text) {
        return new Reading("", text, JUNE_12, Optional.empty());
    }
}
