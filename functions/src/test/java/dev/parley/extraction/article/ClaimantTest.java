package dev.parley.extraction.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.Mention;
import dev.parley.extraction.Reading;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an article cites for what it reports. */
class ClaimantTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Donald Trump and Vladimir Putin spoke by phone on Monday for about an hour, Trump wrote after the call. | Donald Trump
            Emmanuel Macron and Narendra Modi spoke by phone on Monday, Modi posted on X after the call.            | Narendra Modi
            Emmanuel Macron met Narendra Modi in Paris on Monday, Macron said in a statement after the meeting.     | Emmanuel Macron
            Donald Trump talked to Vladimir Putin by phone for an hour, Yuri Ushakov told journalists afterwards.   | Yuri Ushakov
            Donald Trump spoke with Vladimir Putin by phone, Volodymyr Zelensky wrote before his own call.          | Volodymyr Zelensky
            Xi Jinping and Vladimir Putin talked by telephone on Monday, Dmitry Peskov announced after it ended.    | Dmitry Peskov
            Donald Trump spoke by phone with Vladimir Putin on Monday.                                              |
            Donald Trump spoke by phone with Vladimir Putin on Monday, and Emmanuel Macron said nothing of it.      |
            """)
    void theSpeakerOfAClauseAfterTheCommaIsCited(String sentence, String claimant) {
        var reading = new Reading("", sentence, LocalDate.of(2025, 5, 19), Optional.empty());
        assertEquals(
                Optional.ofNullable(claimant),
                EXTRACTOR.extract(reading).stream()
                        .filter(Mention::mayAlert)
                        .findFirst()
                        .orElseThrow()
                        .claimedBy());
    }
}
