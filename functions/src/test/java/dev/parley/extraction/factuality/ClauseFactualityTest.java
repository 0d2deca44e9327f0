package dev.parley.extraction.factuality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.factuality.Factuality.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence says of the event that one of its verbs names. */
class ClauseFactualityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met    | Orlov met Brandt in Oslo.      | HAPPENED",
                "meet   | Orlov will meet Brandt.        | PLANNED",
                "meet   | Orlov will not meet Brandt.    | DENIED",
                "meet   | Nor did Orlov meet Brandt.     | DENIED",
                "meet   | Nor will Orlov meet Brandt.    | DENIED",
                "signed | Orlov has signed no agreement. | DENIED",
                "signed | Orlov has signed an agreement. | HAPPENED",
            })
    void aMainClauseHasTheValueOfItsVerb(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meets | If Orlov meets Brandt, the border will open.          | UNKNOWN",
                "open  | If Orlov meets Brandt, the border will open.          | PROPOSED",
                "meets | Only if Orlov meets Brandt will the border open.      | UNKNOWN",
                "meets | The border will open only if Orlov meets Brandt.      | UNKNOWN",
                "leave | Orlov will leave the talks if Oslo insists.           | PROPOSED",
                "leave | Orlov will leave the talks unless Oslo insists.       | PROPOSED",
                "leave | Orlov will leave the talks because Oslo insists.      | PLANNED",
                "leave | Orlov will leave the talks if Oslo insists, he said.  | PROPOSED",
                "leave | If Oslo insists, Orlov will leave the talks, he said. | PROPOSED",
                "leave | Orlov will leave the talks, he said.                  | PLANNED",
                "meet  | Should Orlov meet Brandt, the border will open.       | DENIED",
                "meets | The border will stay shut until Orlov meets Brandt.   | UNKNOWN",
            })
    void aConditionIsNoClaimAndItsConsequenceNoPlan(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visit  | Orlov to visit Oslo                  | PLANNED",
                "visit  | Orlov to visit Oslo if truce holds   | PROPOSED",
                "visit  | Orlov not to visit Oslo              | DENIED",
                "visit  | Ministry says Orlov to visit Oslo    | PLANNED",
                "begin  | Meeting of ministers to begin in Oslo | PLANNED",
                "end    | Talks to end war                     | UNKNOWN",
                "resume | Oslo says talks to resume            | PLANNED",
            })
    void anInfinitiveAnnouncesInAHeadline(String word, String text, Value value) {
        Parsed.headline(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visit | His aim: to visit Oslo.                    | PROPOSED",
                "visit | Orlov to visit Oslo, the ministry said.    | PLANNED",
            })
    void anInfinitiveInATextAnnouncesOnlyWhatIsReportedLikeAHeadline(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met     | Orlov flew to Oslo and met Brandt.               | HAPPENED",
                "meet    | Orlov plans to visit Oslo and meet Brandt.       | PLANNED",
                "meet    | Orlov plans to visit Oslo and to meet Brandt.    | PLANNED",
                "meet    | Orlov plans to visit Oslo and not meet Brandt.   | DENIED",
                "meet    | Orlov refused to visit Oslo or meet Brandt.      | DENIED",
                "meet    | Orlov visited Oslo and will meet Brandt.         | PLANNED",
                "met     | Orlov planned to visit Oslo and met Brandt.      | HAPPENED",
                "signed  | The treaty will be drafted and signed.           | PLANNED",
                "signed  | The treaty was drafted but not signed.           | DENIED",
                "met     | Orlov will visit Oslo in May and met Brandt last year. | HAPPENED",
                "meeting | Orlov denied visiting Oslo and meeting Brandt.   | DENIED",
                "meeting | Orlov could be visiting Oslo and meeting Brandt. | PROPOSED",
                "met     | Orlov denied that Lind flew to Oslo and that Brandt met him. | DENIED",
                "signed  | Orlov denied that he visited Oslo, that he met Brandt and that he signed the treaty. | DENIED",
            })
    void aCoordinatedVerbSharesWhatGovernsTheFirst(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met   | Orlov said that he met Brandt.                      | HAPPENED",
                "meet  | Orlov said that he did not meet Brandt.             | DENIED",
                "meet  | Orlov said that he would meet Brandt.               | PLANNED",
                "visit | Orlov assured the envoy that Lind would visit Oslo in May. | PLANNED",
                "met   | Orlov did not say that he met Brandt.               | UNKNOWN",
                "met   | Orlov denied that he met Brandt.                    | DENIED",
                "met   | Orlov did not deny that he met Brandt.              | HAPPENED",
                "meet  | Orlov denied that he did not meet Brandt.           | UNKNOWN",
                "visit | Orlov hopes that Brandt will visit Oslo.            | PROPOSED",
                "visit | Orlov voiced hopes that Brandt will visit Oslo.     | PROPOSED",
                "met   | Orlov believes that Brandt met Lind.                | UNKNOWN",
                "meets | Orlov may ensure that Brandt meets Lind.            | PROPOSED",
                "met   | Orlov did not ensure that Brandt met Lind.          | UNKNOWN",
                "come  | It did not matter that Brandt did not come to Oslo. | DENIED",
                "met   | Orlov spoke up to confirm that Brandt met Lind.     | HAPPENED",
                "met   | Nobody will listen if Orlov says that Brandt met Lind. | UNKNOWN",
                "met   | Orlov will resign if a court finds that he met Brandt. | PROPOSED",
                "met   | It is possible that Orlov met Brandt.               | PROPOSED",
                "met   | It is not true that Orlov met Brandt.               | DENIED",
            })
    void aReportedClauseHasWhatTheReportLeavesOfIt(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met   | There is a possibility that Orlov met Brandt.    | PROPOSED",
                "met   | There is no evidence that Orlov met Brandt.      | DENIED",
                "met   | The report that Orlov met Brandt pleased Lind.   | HAPPENED",
                "met   | The fear that Orlov met Brandt is real.          | UNKNOWN",
                "met   | Brandt issued a denial that he met Lind.         | DENIED",
                "met   | Orlov rejected claims that Brandt met Lind.      | DENIED",
                "visit | Orlov made a proposal that Brandt visit Oslo.    | PROPOSED",
                "met   | Orlov welcomed the news that Brandt met Lind.    | HAPPENED",
                "met   | Orlov, who met Brandt, left Oslo.                | HAPPENED",
                "made  | Brandt recalled the offer which Orlov had made.  | HAPPENED",
                "meet  | Brandt, whom Orlov refused to meet, left Oslo.   | DENIED",
            })
    void aClauseOnANounSaysWhatTheNounIsAboutOrDescribesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, word);
    }

    @Test
    void aReadingNamesThePredicatesFromTheTopToTheEvent() {
        assertEquals(
                List.of("refuse", "refuse to meet"),
                Parsed.text("Orlov refused to meet Brandt.").reading("meet").path());
        assertEquals(
                List.of("because insist"),
                Parsed.text("Orlov will leave the talks because Oslo insists.")
                        .reading("insists")
                        .path());
        assertEquals(
                List.of("leave"),
                Parsed.text("Orlov will leave the talks.").reading("leave").path());
        assertEquals(
                "oslo to meet",
                Parsed.text("Orlov is in Oslo to meet Brandt.")
                        .reading("meet")
                        .path()
                        .getLast());
    }

    @Test
    void aLongChainOfReportsIsFollowedFifteenWordsUp() {
        var text = "Orlov said" + " that Brandt said".repeat(20) + " that Kahn met Rask.";
        assertEquals(15, Parsed.text(text).reading("met").path().size());
        var nouns = "Orlov cancelled the result" + " of the result".repeat(20) + " of the visit.";
        assertEquals(Value.HAPPENED, Parsed.text(nouns).reading("visit").value());
        var fewer = "Orlov cancelled the result" + " of the result".repeat(12) + " of the visit.";
        assertEquals(Value.DENIED, Parsed.text(fewer).reading("visit").value());
    }

    @Test
    void aVerbIsNegatedAloneAndAnnouncedByItsClause() {
        var sentence = Parsed.text("Orlov will not meet Brandt.");
        assertTrue(sentence.factuality().isNegated(sentence.word("meet")));
        assertFalse(sentence.factuality().isNegated(sentence.word("brandt")));
        assertTrue(sentence.factuality().announces(sentence.word("meet")));
        assertTrue(sentence.factuality().announces(sentence.word("brandt")));
        var past = Parsed.text("Orlov did not meet Brandt.");
        assertFalse(past.factuality().announces(past.word("meet")));
    }
}
