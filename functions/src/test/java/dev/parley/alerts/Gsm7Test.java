package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Gsm7Test {
    @Test
    void plainLettersTakeOneSeptetAndBracketsTwo() {
        assertEquals(OptionalInt.of(3), Gsm7.septets("abc"));
        assertEquals(OptionalInt.of(4), Gsm7.septets("[]"));
        assertEquals(OptionalInt.of(2), Gsm7.septets("€"));
    }

    @Test
    void aCharacterOutsideTheAlphabetHasNoSeptets() {
        assertEquals(OptionalInt.empty(), Gsm7.septets("“quoted”"));
        assertEquals(OptionalInt.empty(), Gsm7.septets("Erdoğan"));
    }

    @Test
    void theWholeAlphabetHas127CharactersBesidesTheEscape() {
        long basic =
                "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
                        .chars()
                        .filter(c -> Gsm7.septets(Character.toString(c)).orElse(0) == 1)
                        .count();
        assertEquals(127, basic);
    }

    @Test
    void typographyAndAccentsBecomePlain() {
        assertEquals("\"It's over\" - he said...", Gsm7.transliterate("“It’s over” – he said…"));
        assertEquals("Erdogan, Vucic, Lukasenka, Dzaparov", Gsm7.transliterate("Erdoğan, Vučić, Lukašenka, Džaparov"));
        assertEquals("Zürich, Malmö, señor", Gsm7.transliterate("Zürich, Malmö, señor"));
    }

    @Test
    void invisibleCharactersAreDropped() {
        assertEquals("ab", Gsm7.transliterate("a\u200b\u202eb\u0007"));
    }

    @Test
    void everyTransliteratedTextIsInTheAlphabet() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var text = random.ints(40, 0, 0x20000)
                    .filter(c -> !(c >= 0xD800 && c < 0xE000))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertTrue(Gsm7.septets(Gsm7.transliterate(text)).isPresent(), text);
        }
    }
}
