package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void controlDirectionAndZeroWidthCharactersAreRemoved() {
        assertEquals("They spoke Bcc: x", SafeText.line("They\u202e\u200b spoke\r\nBcc: x\u0000\u2066", 100));
        assertEquals("a bc", SafeText.name("\ufeffa\u2028b\u00adc", 100));
    }

    @Test
    void nothingIsLeftThatATelephoneTurnsIntoALink() {
        for (var text : List.of(
                "visit evil.com",
                "evil.com/path",
                "https://evil.com",
                "www.evil.co.uk",
                "evil。com",
                "ｅｖｉｌ．ｃｏｍ",
                "evil\u2024com",
                "evil..com",
                "xn--80ak6aa92e.com",
                "пример.рф",
                "a@evil.com",
                "192.0.2.7",
                "evil.com.",
                "e\u200bvil.c\u200bom")) {
            for (var safe : List.of(SafeText.name(text, 100), SafeText.gsm7(text), SafeText.ascii(text))) {
                assertFalse(safe.matches("(?s).*[\\p{L}\\p{N}][.。．｡\u2024][\\p{L}\\p{N}].*"), safe);
                assertFalse(safe.contains("//") || safe.contains("@"), safe);
            }
        }
        assertEquals("tel: (number)", SafeText.gsm7("tel:+1 (555) 010-0199"));
    }

    @Test
    void ordinaryNamesStayUnchanged() {
        for (var name :
                List.of("U.S. State Department", "St. Petersburg", "O'Brien", "Al-Sharaa", "Channel 12", "7 TV")) {
            assertEquals(name, SafeText.name(name, 100));
            assertEquals(name, SafeText.gsm7(name));
        }
    }

    @Test
    void aQuotationKeepsItsWordsExceptForBrokenAddresses() {
        assertEquals(
                "He wrote on evil[.]com ( [at] him): \"2.5 million; see http:[/]/x[.]example/a\".",
                SafeText.quotation("He wrote on evil.com (@him): \"2.5 million; see http://x.example/a\".", 1000));
        assertEquals("The U.S. and the U.K. met.", SafeText.quotation("The U.S. and the U.K. met.", 1000));
    }

    @Test
    void aWordThatMixesScriptsToLookLikeAnotherIsFlagged() {
        assertEquals("R\u0435uters (mixed scripts)", SafeText.name("R\u0435uters", 100));
        assertEquals("Reuters (mixed scripts)", SafeText.gsm7(SafeText.name("R\u0435uters", 100)));
        assertEquals("P\u03bftus Post (mixed scripts)", SafeText.name("P\u03bftus Post", 100));
        for (var honest : List.of("Reuters", "Известия Daily", "NHK日本放送", "한국日報", "Łódź", "O2", "東京タワー")) {
            assertEquals(honest, SafeText.name(honest, 100));
        }
    }

    @Test
    void otherScriptsAreTransliterated() {
        assertEquals("Izvestiya", SafeText.gsm7("Известия"));
        assertEquals("Erdogan, Zürich", SafeText.gsm7("Erdoğan, Zürich"));
        assertEquals("Erdogan, Zurich, Malmo", SafeText.ascii("Erdoğan, Zürich, Malmö"));
        assertEquals("LiQiang", SafeText.gsm7("李强"));
    }
}
