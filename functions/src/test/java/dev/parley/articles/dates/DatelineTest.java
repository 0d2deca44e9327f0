package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** House styles of datelines, each followed by an invented sentence. */
class DatelineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Feb. 12 (UPI) -- The two spoke.                       | -                  | 2  | 12 | -    | UPI",
                "DUBAI, May 21. /TASS/. The two spoke.                 | DUBAI              | 5  | 21 | -    | TASS",
                "TEHRAN, May 21 (MNA) – The two spoke.                 | TEHRAN             | 5  | 21 | -    | MNA",
                "WASHINGTON (AP) — The two spoke.                      | WASHINGTON         | -  | -  | -    | AP",
                "KYIV, Ukraine (AP) — The two spoke.                   | KYIV, Ukraine      | -  | -  | -    | AP",
                "KYIV, Ukraine, March 3 (Reuters) - The two spoke.     | KYIV, Ukraine      | 3  | 3  | -    | Reuters",
                "BEIJING, Jan. 5 (Xinhua) -- The two spoke.            | BEIJING            | 1  | 5  | -    | Xinhua",
                "London, 3 May 2024 - The two spoke.                   | London             | 5  | 3  | 2024 | -",
                "Seoul, Aug. 2 (Yonhap) -- The two spoke.              | Seoul              | 8  | 2  | -    | Yonhap",
                "[Cairo, 5 June] The two spoke.                        | Cairo              | 6  | 5  | -    | -",
                "(Reuters) - The two spoke.                            | -                  | -  | -  | -    | Reuters",
                "BEIJING — The two spoke.                              | BEIJING            | -  | -  | -    | -",
                "WASHINGTON, D.C. – The two spoke.                     | WASHINGTON, D.C.   | -  | -  | -    | -",
                "NEW DELHI: The two spoke.                             | NEW DELHI          | -  | -  | -    | -",
                "ANKARA/MOSCOW, Sept 30 (Reuters) - The two spoke.     | ANKARA/MOSCOW      | 9  | 30 | -    | Reuters",
                "RIO DE JANEIRO, 7 July 2024 (AFP) – The two spoke.    | RIO DE JANEIRO     | 7  | 7  | 2024 | AFP",
                "GENEVA, Wednesday, June 4 (Harbour Wire) — They met.  | GENEVA             | 6  | 4  | -    | Harbour Wire",
                "UNITED NATIONS, 2024-09-24 -- The two spoke.          | UNITED NATIONS     | 9  | 24 | 2024 | -",
                "Ain al-Hilweh, Lebanon, Oct. 9 (dpa) - They met.      | Ain al-Hilweh, Lebanon | 10 | 9 | - | dpa"
            })
    void placeDayAndServiceAreReadInEveryHouseStyle(
            String text, String place, Integer month, Integer day, Integer year, String agency) {
        var read = Dateline.read(text).orElseThrow();
        assertEquals(place, read.place().orElse(null));
        assertEquals(month, read.day().map(DatelineDay::month).orElse(null));
        assertEquals(day, read.day().map(DatelineDay::day).orElse(null));
        assertEquals(
                year,
                read.day()
                        .filter(d -> d.year().isPresent())
                        .map(d -> d.year().getAsInt())
                        .orElse(null));
        assertEquals(agency, read.agency().orElse(null));
        assertTrue(read.rest().startsWith("The"), read.rest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The president said on Wednesday that the two had spoken - and then hung up.",
                "UPDATE - The two spoke.",
                "BREAKING: The two spoke.",
                "THE PRESIDENT: We had a good talk.",
                "Q: Did the two speak?",
                "From September 30 – October 2, the envoy travelled.",
                "On May 5 - The two spoke.",
                "Today — The two spoke.",
                "NATO — The alliance met.",
                "Ukraine's president — who was in Paris — said so.",
                "Talks (the third round) - The two spoke.",
                "Feb. 30 (UPI) -- The two spoke.",
                "PARIS, Feb. 45 (AFP) -- The two spoke.",
                "London - a city of talks.",
                "WASHINGTON (AP) —",
                "Iran/Iraq/Syria: The two spoke.",
                "--",
                ""
            })
    void proseThatResemblesADatelineIsNotADateline(String text) {
        var read = Dateline.read(text);
        // An invalid date may give a dateline without a day, but never a wrong day.
        assertTrue(read.isEmpty() || read.get().day().isEmpty() && text.contains("45"), () -> text + " -> " + read);
    }

    @Test
    void agencyIsFoundInACreditLine() {
        assertEquals("AP", Dateline.agencyIn("The Associated Press").orElseThrow());
        assertEquals("Reuters", Dateline.agencyIn("By Reuters staff").orElseThrow());
        assertTrue(Dateline.agencyIn("MAPPING desk").isEmpty());
    }
}
