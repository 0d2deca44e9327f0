package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.FactType;
import dev.parley.extraction.Mention;
import dev.parley.extraction.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SameDayAgainTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();

    @Test
    void aSecondCallOfTheSamePairOnOneDayIsAnother() {
        assertEquals(
                List.of(true),
                another("Trump and Putin spoke by phone again hours later on Wednesday, the Kremlin said."));
        assertEquals(
                List.of(true),
                another("Merz and Macron held their second phone call of the day on Wednesday, the Elysee said."));
    }

    @Test
    void aCallAfterMonthsIsNotASecondCallOfTheDay() {
        assertEquals(List.of(false), another("Trump and Putin spoke by phone again on Wednesday, the Kremlin said."));
    }

    @Test
    void aSecondCallOfTheDayWithSomebodyElseIsNotAnother() {
        assertEquals(
                List.of(false),
                another("In his second call of the day, Trump spoke by phone with Volodymyr Zelensky on Wednesday."));
    }

    @Test
    void bothCallsOfADayAreFoundInOneArticle() {
        assertEquals(
                List.of(false, true),
                another("Trump and Putin spoke by phone on Wednesday morning. Trump and Putin spoke by phone again"
                        + " hours later, the Kremlin said."));
    }

    private static List<Boolean> another(String text) {
        return EXTRACTOR.extract(new Reading("", text, LocalDate.parse("2025-06-12"), Optional.empty())).stream()
                .filter(m -> m.type() == FactType.LEADER_CALL)
                .map(Mention::another)
                .toList();
    }
}
