package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.text.Sentences;
import dev.parley.extraction.time.Dates;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayAheadTest {
    private static final LocalDate PUBLISHED = LocalDate.parse("2025-03-10");

    @Test
    void theOnlyNamedDayDatesEveryPlan() {
        assertEquals(Optional.of(LocalDate.parse("2025-03-14")), day("The delegation flies to Muscat on March 14."));
    }

    @Test
    void consecutiveDaysAreOneStayFromTheFirstDay() {
        assertEquals(
                Optional.of(LocalDate.parse("2025-03-14")),
                day("The visit is set for March 14.", "It ends on March 15, with a signing."));
    }

    @Test
    void severalNamedDaysGiveNoDay() {
        assertEquals(Optional.empty(), day("They meet on March 14.", "A second round follows on March 28."));
    }

    @Test
    void aPastDayIsNotAhead() {
        assertEquals(Optional.empty(), day("They met on March 3 and talked until Monday."));
    }

    private static Optional<LocalDate> day(String... sentences) {
        var ahead = new DayAhead(PUBLISHED);
        for (var text : sentences) {
            for (var sentence : Sentences.of(text, false)) {
                ahead.read(sentence.tokens());
            }
        }
        return ahead.day().map(Dates.Found::day);
    }
}
