package dev.parley.extraction.factuality;

import dev.parley.extraction.factuality.Factuality.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sentence says of the event that one of its nouns names. */
class PhraseFactualityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks   | The talks took place in Oslo.           | HAPPENED",
                "talks   | The talks did not take place in Oslo.   | DENIED",
                "talks   | The talks will take place in Oslo.      | PLANNED",
                "talks   | The talks were cancelled.               | DENIED",
                "talks   | The talks were not cancelled.           | PLANNED",
                "talks   | The talks were called off.              | DENIED",
                "talks   | The talks were not called off.          | PLANNED",
                "talks   | The talks were held in Oslo.            | HAPPENED",
                "meeting | No meeting was held in Oslo.            | DENIED",
                "talks   | No talks resolved it.                   | DENIED",
                "talks   | The talks did not resolve it.           | HAPPENED",
                "visit   | The visit pleased Brandt.               | HAPPENED",
                "visit   | The visit delayed the deal.             | HAPPENED",
                "call    | The call averted a war.                 | HAPPENED",
                "talks   | There will be talks in Oslo.            | PLANNED",
                "agreement | There is yet to be an agreement.      | DENIED",
                "visit   | The visit may please Brandt.            | PROPOSED",
                "talks   | The talks have yet to begin.            | DENIED",
                "visit   | The visit is yet to take place.         | DENIED",
            })
    void aSubjectHasTheValueThatItsVerbGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks    | Orlov held talks with Brandt.          | HAPPENED",
                "talks    | Orlov will hold talks with Brandt.     | PLANNED",
                "talks    | Orlov did not hold talks with Brandt.  | DENIED",
                "talks    | Orlov held no talks with Brandt.       | DENIED",
                "talks    | Orlov cancelled the talks.             | DENIED",
                "talks    | Orlov did not cancel the talks.        | PLANNED",
                "talks    | Orlov called off the talks.            | DENIED",
                "talks    | Orlov did not call off the talks.      | PLANNED",
                "talks    | Orlov offered talks.                   | PROPOSED",
                "talks    | Orlov did not offer talks.             | DENIED",
                "visit    | Orlov supports a visit.                | UNKNOWN",
                "talks    | Orlov watched the talks.               | HAPPENED",
                "talks    | Orlov watched his talks.               | HAPPENED",
                "talks    | Orlov may watch the talks.             | PROPOSED",
                "talks    | Orlov may watch three talks.           | PROPOSED",
                "meetings | Orlov loves meetings with Brandt.      | UNKNOWN",
                "talks    | Orlov did not watch the talks.         | DENIED",
            })
    void anObjectHasTheValueThatItsVerbGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting | Orlov confirmed the meeting.                        | HAPPENED",
                "meeting | Orlov did not confirm the meeting.                  | HAPPENED",
                "meeting | Orlov may confirm the meeting.                      | HAPPENED",
                "talks   | After talks with Brandt, Orlov left Oslo.           | HAPPENED",
                "talks   | Orlov did not leave Oslo after talks with Brandt.   | HAPPENED",
                "talks   | Orlov rested before talks with Brandt.              | PLANNED",
                "talks   | Orlov rested ahead of talks with Brandt.            | PLANNED",
                "talks   | Orlov left because of talks.                        | HAPPENED",
            })
    void anEventThatIsTakenForGrantedSetsTheScene(String word, String text, Value value) {
        Parsed.text(text).says(value, true, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks   | Orlov spoke at talks in Oslo.                   | HAPPENED",
                "talks   | Orlov will speak at talks in Oslo.              | PLANNED",
                "talks   | Orlov did not speak at talks in Oslo.           | HAPPENED",
                "meeting | Orlov left Oslo without a meeting with Brandt.  | DENIED",
                "talks   | Instead of talks, Orlov sent tanks.             | DENIED",
                "talks   | Far from talks, Orlov sent tanks.               | DENIED",
                "deal    | Orlov fell short of a deal.                     | DENIED",
                "talks   | Orlov wrote about the talks.                    | UNKNOWN",
                "talks   | Orlov called for talks with Brandt.             | PROPOSED",
                "talks   | Orlov did not call for talks with Brandt.       | DENIED",
                "talks   | Orlov participated in talks.                    | HAPPENED",
                "talks   | Orlov may participate in talks.                 | PROPOSED",
                "talks   | Orlov did not participate in talks.             | DENIED",
                "visit   | Orlov agreed on a visit.                        | PLANNED",
                "train   | Orlov travelled to Oslo by train.               | HAPPENED",
                "talks   | Orlov walked out of talks.                      | HAPPENED",
            })
    void aPhraseHasTheValueThatItsPrepositionOrItsVerbWithItGives(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks | Orlov flew to Oslo for talks.              | PLANNED",
                "talks | Orlov will fly to Oslo for talks.          | PLANNED",
                "talks | Orlov did not fly to Oslo for talks.       | DENIED",
                "talks | The ministers gathered in Oslo for talks.  | HAPPENED",
                "talks | Orlov paid for talks.                      | UNKNOWN",
                "talks | Orlov prepared a room for talks.           | UNKNOWN",
            })
    void theAimOfAJourneyIsAheadAndThatOfAGatheringReached(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks    | Calls for talks grew.                              | PROPOSED",
                "talks    | News of the talks pleased Brandt.                  | HAPPENED",
                "talks    | The chance of talks grew.                          | PROPOSED",
                "talks    | A call for talks was made.                         | PROPOSED",
                "talks    | Orlov rejected calls for talks.                    | DENIED",
                "talks    | The cancellation of the talks surprised Brandt.    | DENIED",
                "talks    | The result of the talks surprised Brandt.          | HAPPENED",
                "truce    | The talks on a truce ended.                        | UNKNOWN",
                "talks    | The mediator in the talks left Oslo.               | UNKNOWN",
                "talks    | Oman, a mediator in the talks, said little.        | UNKNOWN",
                "swap     | A prisoner swap deal was reached in Oslo.          | PLANNED",
                "swap     | A prisoner swap deal was not reached in Oslo.      | DENIED",
                "peace    | The peace talks collapsed.                         | HAPPENED",
                "visit    | Talks and a visit to Oslo followed.                | HAPPENED",
                "visit    | Orlov cancelled the talks, the visit and the call. | DENIED",
                "call     | Orlov cancelled the talks, the visit and the call. | DENIED",
                "talk     | The call, a long talk about the visit, ended.      | HAPPENED",
            })
    void aNounOnANounHasTheValueThatTheOtherGivesIt(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks | Planned talks ended.                         | PLANNED  | false",
                "talks | Orlov cancelled the planned talks.           | DENIED   | false",
                "visit | Orlov discussed the upcoming visit.          | PROPOSED | false",
                "talks | Orlov welcomed possible talks.               | PROPOSED | true",
                "talks | Possible talks were cancelled.               | DENIED   | false",
                "talks | Orlov recalled the failed talks.             | DENIED   | true",
                "visit | The failed president's visit ended.          | HAPPENED | false",
                "talks | Orlov hailed talks planned for Friday.       | PLANNED  | true",
                "talks | Orlov hailed talks held in Oslo.             | HAPPENED | true",
                "talks | Orlov hailed talks cancelled on Friday.      | DENIED   | true",
            })
    void anAdjectiveOrParticipleOfAnEventSaysWhetherItTookPlace(
            String word, String text, Value value, boolean backdrop) {
        Parsed.text(text).says(value, backdrop, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "talks | Talks in Oslo            | HAPPENED",
                "talks | Planned talks in Oslo    | PLANNED",
                "talks | Possible talks in Oslo   | PROPOSED",
                "meeting | Meeting of ministers to begin in Oslo | PLANNED",
                "ministers | Meeting of ministers to begin in Oslo | PLANNED",
                "delegation | Delegation visiting Oslo | HAPPENED",
                "talks | Failed talks in Oslo     | DENIED",
                "call  | In call with Brandt, Orlov should apologise | HAPPENED",
            })
    void aHeadlineWithoutAVerbReportsItsEvent(String word, String text, Value value) {
        Parsed.headline(text).says(value, false, word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call  | In a call with Brandt, Orlov must apologise.        | HAPPENED",
                "talks | During talks with Brandt, Orlov should apologise.   | HAPPENED",
                "talks | Orlov should apologise during talks with Brandt.    | PROPOSED",
                "talks | At talks with Brandt, Orlov should apologise.       | PROPOSED",
                "call  | In a call with Brandt, Orlov will apologise.        | PLANNED",
            })
    void aCallThatOpensASentenceIsWhereItsDemandWasMade(String word, String text, Value value) {
        Parsed.text(text).says(value, false, word);
    }
}
