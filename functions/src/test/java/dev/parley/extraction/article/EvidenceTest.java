package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sentence of an article is quoted for a fact. */
class EvidenceTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final String TITLE = "India and Pakistan agree to a full ceasefire";
    private static final String NAMES_NEITHER = "President Donald Trump had announced the truce shortly before.";

    @Test
    void aSentenceOfTheTextComesBeforeTheTitle() {
        var first = "India and Pakistan agreed on Saturday to a ceasefire.";
        assertEquals(List.of(first), quoted(first + " " + NAMES_NEITHER));
    }

    @Test
    void theTitleIsQuotedWhenNoSentenceNamesTheParties() {
        assertEquals(List.of(TITLE), quoted(NAMES_NEITHER));
    }

    @Test
    void aLaterSentenceThatNamesTheParties() {
        var second = "India and Pakistan agreed to a ceasefire on Saturday.";
        assertEquals(List.of(second), quoted(NAMES_NEITHER + " " + second));
    }

    private static List<String> quoted(String text) {
        var reading = new Reading(TITLE, text, LocalDate.of(2025, 5, 10), Optional.empty());
        return EXTRACTOR.extract(reading).stream()
                .filter(mention -> mention.type() == FactType.CEASEFIRE)
                .map(mention -> mention.evidence().text())
                .toList();
    }
}
