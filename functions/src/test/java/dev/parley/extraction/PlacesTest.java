package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.article.Extractor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an event took place, in the text's own spelling; the people are real, the events invented. */
class PlacesTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2025, 6, 12);
    private static final Extractor EXTRACTOR = Extractor.bundled();

    private static List<Mention> mentions(String text) {
        return EXTRACTOR.extract(new Reading("", text, PUBLISHED, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            San Marino    | Emmanuel Macron and Giorgia Meloni met in San Marino on Wednesday.
            San Diego     | Mark Carney met Donald Trump at a summit in San Diego on Wednesday.
            New York City | Keir Starmer and Narendra Modi met in New York City on Wednesday.
            Middle East   | Talks between Norway and Denmark will begin in the Middle East on Friday.
            Oval Office   | Donald Trump met Friedrich Merz in the Oval Office on Wednesday.
            St. Gallen    | Viktor Orban and Karin Keller-Sutter met in St. Gallen on Wednesday.
            Bergen        | Jonas Gahr Store and Alexander Stubb met in the Norwegian city of Bergen on Wednesday.
            Turin         | Delegations of Norway and Finland signed a peace treaty in the Italian city of Turin on Wednesday.
            Warsaw        | Donald Tusk met Petr Pavel in Warsaw on Wednesday on the eve of a summit.
            """)
    void theWholeNameOfThePlaceIsGiven(String place, String text) {
        var mention =
                mentions(text).stream().filter(Mention::mayAlert).findFirst().orElseThrow();
        assertEquals(Optional.of(place), mention.place());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what is talked about  | Keir Starmer and Emmanuel Macron agreed to work together on the crisis in Haiti.
            what it is for        | Keir Starmer and Emmanuel Macron agreed to begin talks on Friday to end the war in Sudan.
            whom it is about      | Warring parties in Sudan and the army of Chad agreed on Wednesday to hold peace talks.
            """)
    void aPlaceOfSomethingElseIsNotTheEvents(String why, String text) {
        for (var mention : mentions(text)) {
            assertEquals(Optional.empty(), mention.place(), why);
        }
    }
}
