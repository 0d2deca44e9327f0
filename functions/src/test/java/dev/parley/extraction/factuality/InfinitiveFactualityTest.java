package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Factuality.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence says of an infinitive or a gerund, by what governs it. */
class InfinitiveFactualityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet   | Orlov managed to meet Brandt.         | HAPPENED",
                "meet   | Orlov did not manage to meet Brandt.  | DENIED",
                "meet   | Orlov failed to meet Brandt.          | DENIED",
                "meet   | Orlov did not fail to meet Brandt.    | HAPPENED",
                "meet   | Orlov tried to meet Brandt.           | DENIED",
                "meet   | Orlov has tried to meet Brandt.       | DENIED",
                "meet   | Orlov is trying to meet Brandt.       | PROPOSED",
                "meet   | Orlov agreed not to meet Brandt.      | DENIED",
                "meet   | Orlov did not agree to meet Brandt.   | DENIED",
                "meet   | Orlov will agree to meet Brandt.      | PLANNED",
                "meet   | Orlov may agree to meet Brandt.       | PROPOSED",
                "visit  | Orlov invited Brandt to visit Oslo.   | PROPOSED",
                "visit  | Orlov did not invite Brandt to visit Oslo. | DENIED",
                "meet   | Orlov has to meet Brandt.             | PROPOSED",
                "meet   | Orlov still has to meet Brandt.       | PROPOSED",
                "meet   | Orlov has yet to meet Brandt.         | DENIED",
                "signed | The treaty has yet to be signed.      | DENIED",
            })
    void anInfinitiveHasTheValueThatItsVerbGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet     | Orlov is expected to meet Brandt.       | PLANNED",
                "meet     | Orlov was expected to meet Brandt.      | PLANNED",
                "meet     | Orlov is not expected to meet Brandt.   | DENIED",
                "meet     | Orlov had been expected to meet Brandt. | UNKNOWN",
                "meet     | Orlov had planned to meet Brandt.       | PLANNED",
                "visiting | Orlov is said to be visiting Oslo.      | UNKNOWN",
                "meet     | Unable to meet Brandt, Orlov left Oslo. | DENIED",
                "meet     | Ready to meet Brandt, Orlov flew to Oslo. | PROPOSED",
            })
    void whatWasExpectedEarlierIsNoPlanAnyMore(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet  | Orlov took the time to meet Brandt.           | HAPPENED",
                "meet  | Orlov did not take the time to meet Brandt.   | DENIED",
                "meet  | Orlov is a good man to meet.                  | UNKNOWN",
                "visit | Orlov received an invitation to visit Oslo.   | PROPOSED",
                "visit | Orlov accepted the invitation to visit Oslo.  | PLANNED",
                "visit | Orlov declined an invitation to visit Oslo.   | DENIED",
                "meet  | Orlov missed the chance to meet Brandt.       | DENIED",
                "visit | Orlov has a plan to visit Oslo.               | PLANNED",
                "visit | Orlov has no plan to visit Oslo.              | DENIED",
                "meet  | The refusal to meet Brandt was a mistake.     | DENIED",
                "visit | Orlov became the second leader to visit Oslo. | HAPPENED",
                "sign  | Brandt needs a strong leader to sign the treaty. | UNKNOWN",
            })
    void anInfinitiveOnANounHasTheValueThatTheNounOrItsVerbGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet   | Orlov flew to Oslo to meet Brandt.                   | PLANNED",
                "meet   | Orlov had flown to Oslo to meet Brandt.              | UNKNOWN",
                "meet   | Orlov did not fly to Oslo to meet Brandt.            | DENIED",
                "meet   | Orlov is in Oslo to meet Brandt.                     | PLANNED",
                "sign   | The ministers gathered in Oslo to sign the treaty.   | HAPPENED",
                "sign   | The ministers had gathered in Oslo to sign the treaty. | UNKNOWN",
                "meet   | Orlov opened the border to meet a demand.            | UNKNOWN",
            })
    void thePurposeOfAJourneyIsAheadAndThatOfAGatheringReached(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting | After meeting Brandt, Orlov left Oslo.               | HAPPENED",
                "met     | Orlov left Oslo after he met Brandt.                 | HAPPENED",
                "met     | Orlov did not leave Oslo after he met Brandt.        | HAPPENED",
                "come    | Orlov left Oslo after Brandt did not come.           | DENIED",
                "met     | Since Orlov met Brandt, the border has been open.    | HAPPENED",
                "meeting | Despite meeting Brandt, Orlov failed.                | HAPPENED",
                "meeting | Orlov left Oslo before meeting Brandt.               | HAPPENED",
                "meeting | Orlov will leave Oslo before meeting Brandt.         | PLANNED",
                "visits  | Orlov must rest before Brandt visits Oslo.           | PLANNED",
                "visited | Orlov tightened the border before Brandt visited Oslo. | HAPPENED",
            })
    void whatCameBeforeOrAfterSetsTheScene(String word, String text, Value value) {
        Parsed.text(text).says(value, true, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signing | Orlov left Oslo without signing the treaty.              | DENIED",
                "signing | Orlov will leave Oslo without signing the treaty.        | DENIED",
                "signing | The parties ended the day far from signing a deal.       | DENIED",
                "signing | Orlov left, signing the treaty in Oslo.                  | HAPPENED",
                "signing | Orlov ended his trip by signing the treaty.              | HAPPENED",
                "signing | Orlov will end his trip by signing the treaty.           | PLANNED",
                "meeting | Orlov may end the war by meeting Brandt.                 | PROPOSED",
                "meeting | Orlov will smile when meeting Brandt.                    | PLANNED",
                "met     | Orlov left while Brandt met Lind.                         | HAPPENED",
                "met     | Orlov will leave although Brandt met Lind.                | HAPPENED",
                "met     | Orlov did not leave although Brandt met Lind.             | HAPPENED",
                "meeting | Orlov was praised for meeting Brandt.                     | HAPPENED",
                "meeting | Orlov did not stop Brandt from meeting Lind.               | UNKNOWN",
                "meeting | Orlov thanked Brandt for meeting Lind.                    | HAPPENED",
                "meeting | Not meeting Brandt, Orlov left.                           | DENIED",
            })
    void aGerundSharesItsClauseAndATensedClauseSpeaksForItself(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting  | Orlov is interested in meeting Brandt.          | UNKNOWN",
                "meeting  | Orlov has succeeded in meeting Brandt.          | HAPPENED",
                "signing  | Orlov is close to signing the treaty.           | UNKNOWN",
                "meeting  | Orlov is proud of meeting Brandt.               | HAPPENED",
                "meeting  | Orlov is thinking of meeting Brandt.            | UNKNOWN",
                "reaching | The urgency of reaching a deal is clear.        | UNKNOWN",
                "meeting  | The risk of meeting Brandt is clear.            | UNKNOWN",
                "meeting  | The idea of meeting Brandt pleased Orlov.       | PROPOSED",
                "meeting  | Orlov rejected the idea of meeting Brandt.      | DENIED",
                "signing  | The day of signing the treaty came.             | HAPPENED",
                "visiting | A delegation visiting Oslo met Brandt.          | HAPPENED",
                "visiting | Orlov will receive the delegation visiting Oslo. | HAPPENED",
            })
    void aGerundThatCompletesAWordIsNoOccasionUnlessTheWordSaysSo(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting | Orlov denied meeting Brandt.           | DENIED",
                "meeting | Orlov did not deny meeting Brandt.     | HAPPENED",
                "meeting | Orlov considered meeting Brandt.       | PROPOSED",
                "meeting | Orlov avoided meeting Brandt.          | DENIED",
                "meeting | Orlov kept on meeting Brandt.          | HAPPENED",
                "meeting | Orlov continued meeting Brandt.        | HAPPENED",
                "meeting | Orlov did not continue meeting Brandt. | DENIED",
                "meeting | Orlov will enjoy meeting Brandt.       | PLANNED",
            })
    void aGerundThatIsAnObjectHasTheValueThatItsVerbGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }
}
