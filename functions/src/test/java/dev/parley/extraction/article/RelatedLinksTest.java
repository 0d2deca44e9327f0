package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.Mention;
import dev.parley.extraction.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelatedLinksTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();

    @Test
    void pointsBelowAHeadingAreOtherArticles() {
        assertEquals(List.of("call.phoned", "visit.visited"), rules("""
                        Emmanuel Macron phoned Friedrich Merz on Wednesday.
                        Related stories:
                        - Kaja Kallas meets Marco Rubio in Munich
                        - Keir Starmer calls Donald Trump
                        Merz visited Norway on Tuesday."""));
    }

    @Test
    void onlyTheFirstLineBelowAHeadingWithoutPointsIsAnotherArticle() {
        assertEquals(List.of("call.phoned", "visit.visited"), rules("""
                        Emmanuel Macron phoned Friedrich Merz on Wednesday.
                        Read also:
                        Volodymyr Zelensky phones Donald Trump
                        Merz visited Norway on Tuesday."""));
    }

    @Test
    void pointsWithoutSuchAHeadingAreRead() {
        assertEquals(List.of("call.phoned", "visit.visited"), rules("""
                        The week of the chancellery:
                        - Emmanuel Macron phoned Friedrich Merz on Wednesday.
                        - Merz visited Norway on Tuesday."""));
    }

    private static List<String> rules(String text) {
        var reading = new Reading(
                "The week in brief", text.replace("\n", "\n\n"), LocalDate.of(2025, 6, 12), Optional.empty());
        return EXTRACTOR.extract(reading).stream().map(Mention::rule).toList();
    }
}
