package dev.parley.extraction.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmasTest {
    private static final Lemmas LEMMAS = new Lemmas(
            new Vocabulary(new TreeMap<>(), Set.of("hope", "hop", "host", "plan", "call", "discuss", "agree")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "met, VBD, meet",
                "spoke, VBD, speak",
                "was, VBD, be",
                "'s, VBZ, be",
                "'ll, MD, will",
                "wo, MD, will",
                "'d, MD, would",
                "'d, VBD, have",
                "hoping, VBG, hope",
                "hopped, VBD, hop",
                "hosted, VBN, host",
                "planned, VBN, plan",
                "called, VBN, call",
                "discusses, VBZ, discuss",
                "denies, VBZ, deny",
                "denied, VBD, deny",
                "agreed, VBD, agree",
                "found, VBD, find",
                "found, VB, found",
                "telephoning, VBG, telephone"
            })
    void verbs(String form, String tag, String lemma) {
        assertEquals(lemma, LEMMAS.of(form, Tag.ofSymbol(tag)));
    }

    @ParameterizedTest
    @CsvSource({
        "rebuffed, rebuff",
        "normalised, normalise",
        "sanctioned, sanction",
        "disavowed, disavow",
        "convinced, convince"
    })
    void verbsMissingFromTheVocabulary(String form, String lemma) {
        assertEquals(lemma, LEMMAS.of(form, Tag.VBD));
    }

    @ParameterizedTest
    @CsvSource({
        "talks, talk",
        "crises, crisis",
        "wives, wife",
        "countries, country",
        "speeches, speech",
        "spokesmen, spokesman"
    })
    void nouns(String form, String lemma) {
        assertEquals(lemma, LEMMAS.of(form, Tag.NNS));
    }

    @Test
    void unknownWordsAreTheirOwnLemmas() {
        assertEquals("previous", LEMMAS.of("previous", Tag.JJ));
        assertEquals("wales", LEMMAS.of("wales", Tag.NNP));
    }
}
