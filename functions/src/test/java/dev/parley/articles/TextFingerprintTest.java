package dev.parley.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFingerprintTest {
    private static final int TRIALS = 200;

    /** As many words as a language's common ones, so that texts share words but no sentences. */
    private static final int VOCABULARY = 300;

    private static List<String> words(Random random, int count) {
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add("w" + Math.min(random.nextInt(VOCABULARY), random.nextInt(VOCABULARY)));
        }
        return words;
    }

    private static TextFingerprint fingerprint(List<String> words) {
        return TextFingerprint.of(String.join(" ", words)).orElseThrow();
    }

    private static boolean isCopy(List<String> some, List<String> other) {
        return fingerprint(some).isCopyOf(fingerprint(other));
    }

    @Test
    void otherTextsOfTheSameWordsAreNoCopies() {
        for (int seed = 0; seed < TRIALS; seed++) {
            var random = new Random(seed);
            var text = words(random, TextFingerprint.FEW_WORDS + random.nextInt(600));
            var shuffled = new ArrayList<>(text);
            Collections.shuffle(shuffled, random);
            assertFalse(isCopy(text, words(random, text.size())), "seed " + seed);
            assertFalse(isCopy(text, shuffled), "shuffled, seed " + seed);
        }
    }

    @Test
    void aTextWithoutItsLastThirdIsACopy() {
        int found = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            var text = words(new Random(seed), 90 + seed);
            found += isCopy(text, text.subList(0, text.size() * 2 / 3)) ? 1 : 0;
        }
        assertTrue(found >= TRIALS * 0.97, found + " of " + TRIALS);
    }

    @Test
    void aTextWithOneWordInTwentyChangedIsACopy() {
        int found = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            var random = new Random(seed);
            var text = words(random, 100 + seed);
            var edited = new ArrayList<>(text);
            edited.replaceAll(word -> random.nextInt(20) == 0 ? "other" + random.nextInt() : word);
            found += isCopy(text, edited) ? 1 : 0;
        }
        assertTrue(found >= TRIALS * 0.97, found + " of " + TRIALS);
    }

    @Test
    void aTextWithBylineAndAgencyLineIsACopy() {
        int found = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            var text = words(new Random(seed), 60 + seed);
            var credited = new ArrayList<>(List.of("By", "our", "staff", "and", "agencies"));
            credited.addAll(text);
            credited.addAll(List.of("Reporting", "by", "Harbour", "Wire"));
            found += isCopy(text, credited) ? 1 : 0;
        }
        assertTrue(found >= TRIALS * 0.97, found + " of " + TRIALS);
    }

    @Test
    void caseSpacesAndPunctuationDoNotMatter() {
        var words = words(new Random(1), 120);
        var styled = "\u201c" + String.join(" \u2013\n\n", words).toUpperCase(Locale.ROOT) + "\u201d.";
        assertEquals(fingerprint(words), TextFingerprint.of(styled).orElseThrow());
    }

    @Test
    void copyingIsMutual() {
        for (int seed = 0; seed < TRIALS; seed++) {
            var random = new Random(seed);
            var text = words(random, 20 + random.nextInt(200));
            var part = text.subList(0, 10 + random.nextInt(text.size() - 10));
            assertEquals(isCopy(text, part), isCopy(part, text), "seed " + seed);
            assertEquals(
                    fingerprint(text).matches(fingerprint(part)),
                    fingerprint(part).matches(fingerprint(text)));
            assertTrue(isCopy(text, text));
        }
    }

    @Test
    void shortTextsAreCopiesOnlyWithTheSameWords() {
        var brief = "The president spoke with his counterpart by phone on Wednesday, his office said.";
        var fingerprint = TextFingerprint.of(brief).orElseThrow();
        assertTrue(fingerprint.isCopyOf(
                TextFingerprint.of(brief.toUpperCase(Locale.ROOT) + " ").orElseThrow()));
        assertFalse(fingerprint.isCopyOf(
                TextFingerprint.of(brief.replace("Wednesday", "Thursday")).orElseThrow()));
    }

    @Test
    void aShortTextIsNoCopyOfALongOneThatBeginsWithIt() {
        var text = words(new Random(2), TextFingerprint.FEW_WORDS);
        assertFalse(isCopy(text, text.subList(0, TextFingerprint.FEW_WORDS - 1)));
        assertTrue(isCopy(text, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "... \u2014 !"})
    void aTextWithoutWordsHasNoFingerprint(String text) {
        assertEquals(Optional.empty(), TextFingerprint.of(text));
    }

    /** Stored fingerprints are compared with new ones, so another value here needs a rebuild of every index. */
    @Test
    void theValueNeverChanges() {
        assertEquals(
                "MmZzlm-khk1CWZcyZfaDrRq1pCB_YUZ2",
                fingerprint(words(new Random(3), 100)).value());
        assertEquals(
                "9fm578wyn82r2c35d",
                fingerprint(List.of("Two", "presidents", "spoke")).value());
    }

    @Test
    void jsonIsTheValue() throws JsonProcessingException {
        var fingerprint = fingerprint(words(new Random(4), 100));
        var json = Json.MAPPER.writeValueAsString(fingerprint);
        assertEquals('"' + fingerprint.value() + '"', json);
        assertEquals(fingerprint, Json.MAPPER.readValue(json, TextFingerprint.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789abcdef+", "0123456789abcdef0123456789abcde+"})
    void anythingElseIsNoFingerprint(String value) {
        assertThrows(IllegalArgumentException.class, () -> new TextFingerprint(value));
    }
}
