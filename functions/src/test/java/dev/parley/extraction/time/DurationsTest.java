package dev.parley.extraction.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.ReportedDuration;
import dev.parley.extraction.ReportedDuration.Bound;
import dev.parley.extraction.text.Tokenizer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths in sentences, with what is said of their exactness. */
class DurationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            They spoke for 90 minutes                          | 90  | EXACT
            They spoke for an hour and twenty minutes          | 80  | EXACT
            They spoke for a full hour                         | 60  | EXACT
            They spoke for a quarter of an hour                | 15  | EXACT
            They spoke for about an hour                       | 60  | ABOUT
            They spoke for nearly an hour and a half           | 90  | ABOUT
            They held an almost 90-minute call                 | 90  | ABOUT
            They spoke for roughly a quarter of an hour        | 15  | ABOUT
            They spoke for two hours or so                     | 120 | ABOUT
            They spoke for an hour and twenty minutes or so    | 80  | ABOUT
            The talks lasted more than four hours              | 240 | OVER
            The talks lasted over two and a half hours         | 150 | OVER
            The talks lasted well over half an hour            | 30  | OVER
            The talks took longer than three hours             | 180 | OVER
            The talks lasted at least two hours                | 120 | AT_LEAST
            The talks lasted five hours or more                | 300 | AT_LEAST
            They spoke for just under two hours                | 120 | UNDER
            They spoke for less than half an hour              | 30  | UNDER
            They spoke for fewer than 40 minutes               | 40  | UNDER
            The ministers talked for up to three hours         | 180 | UP_TO
            """)
    void theWordsAroundALengthSayHowItIsMeant(String sentence, int minutes, Bound bound) {
        var tokens = Tokenizer.tokens(sentence);
        assertEquals(
                Optional.of(new ReportedDuration(minutes, bound)), Durations.in(tokens, 0, tokens.size()), sentence);
    }

    @Test
    void aWordBeforeThatIsNoPartOfTheLengthSaysNothing() {
        var tokens = Tokenizer.tokens("He was asked about it for two hours");
        assertEquals(Optional.of(ReportedDuration.of(120)), Durations.in(tokens, 0, tokens.size()));
    }
}
