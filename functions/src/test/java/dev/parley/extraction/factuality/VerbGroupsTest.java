package dev.parley.extraction.factuality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.factuality.Factuality.Value;
import dev.parley.extraction.factuality.VerbGroups.VerbGroup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbGroupsTest {
    private static VerbGroup group(String text, String word) {
        var sentence = Parsed.text(text);
        return new VerbGroups(sentence.tree()).of(sentence.word(word));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met       | Macron met Modi.                                    | HAPPENED",
                "signing   | Macron and Modi are far from signing the treaty.    | DENIED",
                "came      | Macron and Modi came far                            | HAPPENED",
                "met       | Macron was to have met Modi.                        | DENIED",
                "meet      | Macron will meet Modi.                              | PLANNED",
                "meet      | Macron shall meet Modi.                             | PLANNED",
                "meet      | Macron may meet Modi.                               | PROPOSED",
                "meet      | Macron could meet Modi.                             | PROPOSED",
                "met       | Macron could have met Modi.                         | DENIED",
                "met       | Macron would have met Modi.                         | DENIED",
                "meet      | Macron would meet Modi.                             | UNKNOWN",
                "meet      | Macron said that he would meet Modi.                | PLANNED",
                "meet      | Macron is to meet Modi.                             | PLANNED",
                "meeting   | Macron is meeting Modi.                             | HAPPENED",
                "meeting   | Macron is meeting Modi in the coming days.          | PLANNED",
                "leaving   | Macron is leaving Oslo by tomorrow.                  | PLANNED",
                "meeting   | Macron was meeting Modi in the coming hall.         | HAPPENED",
                "meeting   | Macron was meeting Modi next to the hall.           | HAPPENED",
                "called    | Had Macron called Modi, the talks would have begun. | DENIED",
                "meet      | Should Macron and Modi meet, a truce could be agreed. | DENIED",
                "meet      | Nor did Macron meet Modi.                            | HAPPENED",
                "will      | Macron met Modi, and Merz will.                      | PLANNED",
                "meet      | Nor will Macron meet Modi.                           | PLANNED",
                "called    | Macron had called Modi.                             | HAPPENED",
                "meet      | Macron has yet to meet Modi.                        | DENIED",
                "met       | Macron and Modi were met by reporters.              | HAPPENED",
            })
    void aVerbGroupSaysItsOwnValue(String word, String text, Value value) {
        assertEquals(value, group(text, word).value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "met  | Macron met Modi.                    | false",
                "meet | Macron did not meet Modi.           | true",
                "met  | Macron never met Modi.              | true",
                "met  | Nobody met Modi.                    | true",
                "held | No meeting was held.                | true",
                "met  | Neither side met Modi.              | true",
                "meeting | Macron left without meeting Modi. | false",
                "plan | Macron has no plan.              | true",
                "met  | Macron met no reporters.            | false",
                "met  | The minister of no party met Modi.  | false",
            })
    void aNegationIsThatOfTheVerbOrOfItsSubject(String word, String text, boolean negated) {
        assertEquals(negated, group(text, word).negated());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meet | Macron wants to meet Modi.          | true",
                "meet | Macron will meet Modi.              | false",
                "meet | Macron is to meet Modi.             | false",
                "meet | Macron has yet to meet Modi.        | false",
                "met  | Macron met Modi to agree a truce.   | false",
            })
    void anInfinitiveIsOneUnlessItSaysWhatIsArranged(String word, String text, boolean infinitive) {
        assertEquals(infinitive, group(text, word).infinitive());
    }
}
