package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call of which the text names one side, below a title that names both. */
class PairOfTitleTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Macron urges Putin to stop the shelling       | In a call on Wednesday Macron said that it was time.
            Carney presses Sheinbaum on steel             | Carney sounded hopeful following a phone call.
            Merz and Orban bury their quarrel             | After a single phone call, Merz spoke of a new start.
            Modi thanks Carney for the visas              | In a call, which lasted an hour, Modi said that India would reply.
            Ishiba reassures Marcos about the coast guard | Ishiba gave way after a call on Tuesday.
            """)
    void isTheirs(String title, String text) {
        assertEquals(List.of(2), sidesOfCalls(title, text));
    }

    @Test
    void isNotWhereAnotherPartnerIsNamed() {
        assertEquals(
                List.of(),
                sidesOfCalls("Macron urges Putin to stop the shelling", "In a call with lawmakers Macron said no."));
    }

    @Test
    void isNotWhereTheTitleNamesThree() {
        assertEquals(
                List.of(),
                sidesOfCalls("Macron, Merz and Putin trade barbs", "In a call on Wednesday Macron said it was time."));
    }

    private static List<Integer> sidesOfCalls(String title, String text) {
        return EXTRACTOR.extract(new Reading(title, text, LocalDate.of(2025, 6, 12), Optional.empty())).stream()
                .filter(mention -> mention.type() == FactType.LEADER_CALL)
                .map(Mention::participants)
                .map(who -> who.stream().filter(Participant::isPerson).toList())
                .map(List::size)
                .toList();
    }
}
