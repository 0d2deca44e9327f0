package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.article.Extractor;
import dev.parley.extraction.text.Sentences;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileTextTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final LocalDate PUBLISHED = LocalDate.of(2025, 2, 12);

    /** An article tells no more facts than this. */
    private static final int MOST_MENTIONS = 200;

    private static List<Mention> check(String title, String text, String which) {
        var reading = new Reading(title, text, PUBLISHED, Optional.empty());
        var mentions = assertDoesNotThrow(() -> EXTRACTOR.extract(reading), () -> which);
        assertTrue(mentions.size() <= MOST_MENTIONS, () -> which + ": " + mentions.size() + " mentions");
        for (var m : mentions) {
            var evidence = m.evidence();
            var source = evidence.in().equals("title") ? title : text;
            assertTrue(evidence.end() <= source.length(), () -> which + ": the evidence ends behind the text");
            assertEquals(evidence.text(), source.substring(evidence.start(), evidence.end()), which);
        }
        return mentions;
    }

    @ParameterizedTest
    @EnumSource
    void anyTextIsReadAndItsEvidenceQuotedWordForWord(HostileText kind) {
        for (int seed = 1; seed <= 40; seed++) {
            var text = kind.of(seed * 31, seed);
            check(text.substring(0, text.length() / 3), text, kind + " with seed " + seed);
        }
    }

    @Test
    void anyMixtureOfAllKindsIsRead() {
        var kinds = HostileText.values();
        for (int seed = 1; seed <= 150; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            int pieces = random.nextInt(150);
            for (int i = 0; i < pieces; i++) {
                text.append(kinds[random.nextInt(kinds.length)].piece(random))
                        .append(random.nextInt(3) == 0 ? "" : " ");
            }
            check(text.substring(0, text.length() / 3), text.toString(), "the mixture with seed " + seed);
        }
    }

    @Test
    void oneLineOfAMegabyteIsRead() {
        check("", HostileText.ONE_LINE.of(1_000_000, 1), "one line");
    }

    @Test
    void tenThousandNamesInARowAreRead() {
        check("", "Trump, ".repeat(10_000), "one name");
        check("", "Foreign Minister Aa Bb, ".repeat(10_000), "one stranger");
        check("", HostileText.NAMES_IN_A_ROW.of(150_000, 1), "many names");
        check("", HostileText.STRANGERS_IN_A_ROW.of(220_000, 1), "many strangers");
    }

    @Test
    void aFactIsFoundWhateverStandsBeforeIt() {
        for (var kind : HostileText.values()) {
            var text = kind.of(5_000, 3) + ".\n\nTrump spoke by phone with Putin on Tuesday.";
            check("", text, kind.name());
            assertTrue(
                    Sentences.of(text, false).getLast().tokens().size() == 9,
                    () -> "the last sentence is one of its own behind " + kind);
        }
    }

    @Test
    void capitalsThroughoutAndNoPunctuationAreRead() {
        check(
                "TRUMP AND PUTIN SPEAK BY PHONE",
                "TRUMP SPOKE BY PHONE WITH PUTIN ON WEDNESDAY ".repeat(200),
                "capitals without punctuation");
    }

    @Test
    void aSentenceWithinTheTextIsQuotedWordForWord() {
        String text = "It rained. Trump spoke by phone with Putin on Tuesday. It rained again.";
        Mention call = check("", text, "three sentences").getFirst();
        assertEquals(
                "Trump spoke by phone with Putin on Tuesday.", call.evidence().text());
        assertEquals(Optional.of("2025-02-11"), call.date().map(PartialDate::toString));
        assertTrue(call.mayAlert());
    }
}
