package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final Extractor EXTRACTOR = Extractor.bundled();
    private static final String[] PIECES = {
        "Trump",
        "Putin",
        "the Kremlin",
        "called",
        "met with",
        "will",
        "not",
        "talks between",
        "and",
        ",",
        ".",
        "\"",
        "’s",
        "90-minute",
        "phone call",
        "on Wednesday",
        "Feb. 12",
        "\u202e",
        "\u200f",
        "😀",
        "\n",
        "\n\n",
        "Москва",
        "北京",
        "1,000",
        "U.S.",
        "President",
        "of",
        "the two leaders",
        "his Russian counterpart",
        "\ud800",
        "é",
        "e\u0301",
        "-",
        "—",
        "(",
        "]"
    };

    private static void check(String title, String text) {
        List<Mention> mentions =
                EXTRACTOR.extract(new Reading(title, text, LocalDate.of(2025, 2, 12), Optional.empty()));
        for (Mention m : mentions) {
            String source = m.evidence().in().equals("title") ? title : text;
            assertEquals(
                    m.evidence().text(),
                    source.substring(m.evidence().start(), m.evidence().end()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixtureOfPiecesKeepsOffsetsInsideTheText(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 150; n++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(120);
            for (int i = 0; i < length; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(5) == 0 ? "" : " ");
            }
            check(text.substring(0, text.length() / 3), text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyCharactersKeepOffsetsInsideTheText(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 100; n++) {
            char[] text = new char[random.nextInt(800)];
            for (int i = 0; i < text.length; i++) {
                text[i] = (char) random.nextInt(65536);
            }
            check("", new String(text));
        }
    }

    @Test
    void oneLineOfAMegabyteIsRead() {
        check("", "Trump met Putin and ".repeat(50_000));
    }

    @Test
    void tenThousandNamesInARowAreRead() {
        check("", "Trump, ".repeat(10_000));
        check("", "Foreign Minister Aa Bb, ".repeat(10_000));
    }

    @Test
    void capitalsThroughoutAndNoPunctuationAreRead() {
        check("TRUMP AND PUTIN SPEAK BY PHONE", "TRUMP SPOKE BY PHONE WITH PUTIN ON WEDNESDAY ".repeat(200));
    }

    @Test
    void aSentenceWithinTheTextIsQuotedWordForWord() {
        String text = "It rained. Trump spoke by phone with Putin on Tuesday. It rained again.";
        Mention call = EXTRACTOR
                .extract(new Reading("", text, LocalDate.of(2025, 2, 12), Optional.empty()))
                .getFirst();
        assertEquals(
                "Trump spoke by phone with Putin on Tuesday.", call.evidence().text());
        assertEquals(Optional.of("2025-02-11"), call.date());
        assertTrue(call.mayAlert());
    }
}
