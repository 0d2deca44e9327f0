package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    @Test
    void anAgencyIsAWordOfItsOwn() {
        for (var credit : List.of("AP", "(AP)", "AP/desk", "desk/AP")) {
            assertEquals(Optional.of("AP"), Dateline.agencyIn(credit), credit);
        }
        for (var credit : List.of("MAP", "APT", "9AP", "AP9")) {
            assertEquals(Optional.empty(), Dateline.agencyIn(credit), credit);
        }
    }

    @Test
    void aDayMayHaveItsWeekdayAndItsYear() {
        var day = DatelineDay.atEndOf("GENEVA, Wednesday, June 4th, 2025").orElseThrow();
        assertEquals(8, day.start());
        assertEquals(new DatelineDay(6, 4, OptionalInt.of(2025), Optional.of(DayOfWeek.WEDNESDAY)), day.day());
        var dayFirst = DatelineDay.atEndOf("GENEVA, Wed 4 June 2025").orElseThrow();
        assertEquals(8, dayFirst.start());
        assertEquals(day.day(), dayFirst.day());
        assertEquals(
                new DatelineDay(12, 31, OptionalInt.of(2024), Optional.empty()),
                DatelineDay.atEndOf("2024-12-31").orElseThrow().day());
    }

    @Test
    void aDayThatNoMonthHasIsNone() {
        for (var words : List.of("June 31", "Feb. 30", "June 0", "2024-13-01", "2024-00-01", "2024-01-00", "Marse 3")) {
            assertEquals(Optional.empty(), DatelineDay.atEndOf(words), words);
        }
        assertEquals(29, DatelineDay.atEndOf("Feb. 29").orElseThrow().day().day());
        assertEquals(1, DatelineDay.atEndOf("January 1").orElseThrow().day().day());
        assertEquals(31, DatelineDay.atEndOf("31 December").orElseThrow().day().day());
    }

    @Test
    void aLeapDayIsNotInEveryYear() {
        var leap = DatelineDay.atEndOf("Feb. 29").orElseThrow().day();
        assertEquals(Optional.of(LocalDate.of(2024, 2, 29)), leap.in(2024));
        assertEquals(Optional.empty(), leap.in(2025));
    }

    private static Optional<String> place(String text) {
        return Dateline.read(text).flatMap(Dateline::place);
    }

    @Test
    void bracketsAreADatelineOnlyWithAPlaceAndADay() {
        assertEquals(Optional.of("Cairo"), place("[Cairo, 5 June] The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("[BEIJING] The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("[5 June] The two spoke."));
    }

    @Test
    void aColonEndsADatelineOfAKnownCityOrWithADayOrAService() {
        assertEquals(Optional.of("NEW DELHI"), place("NEW DELHI: The two - both of them - spoke."));
        assertEquals(Optional.of("PARIS"), place("PARIS, May 5: The two spoke."));
        assertEquals(Optional.of("NARNIA"), place("NARNIA (AP): The two spoke."));
        assertEquals(Optional.of("NARNIA"), place("NARNIA, May 5: The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("NARNIA: The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("(Reuters): The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("(Reuters, May 5): The two spoke."));
    }

    @Test
    void withoutAPlaceTheServiceIsAKnownOneOrHasADay() {
        assertTrue(Dateline.read("(Reuters) - The two spoke.").isPresent());
        assertTrue(Dateline.read("May 5 (Harbour Wire) - The two spoke.").isPresent());
        assertEquals(Optional.empty(), Dateline.read("(Photo) - The two spoke."));
        assertEquals(Optional.empty(), Dateline.read("May 5 - The two spoke."));
    }

    @Test
    void anUnknownCityAloneHasAtLeastFiveCapitals() {
        assertEquals(Optional.of("NARVA"), place("NARVA — The two spoke."));
        assertEquals(Optional.empty(), place("NARN — The two spoke."));
        assertEquals(Optional.empty(), place("Narva — The two spoke."));
    }

    @Test
    void aPlaceHasAtMostEightWords() {
        assertEquals(Optional.of("Aa Bb Cc Dd Ee Ff Gg Hh"), place("Aa Bb Cc Dd Ee Ff Gg Hh (AP) — The two spoke."));
        assertEquals(Optional.empty(), place("Aa Bb Cc Dd Ee Ff Gg Hh Ii (AP) — The two spoke."));
    }

    @Test
    void aTextBeginsWithACapitalADigitOrAQuotationMark() {
        for (var rest : List.of("The two spoke.", "40 people met.", "\u201cWe spoke.\u201d", "\u00c9mile spoke.")) {
            assertEquals(Optional.of("GENEVA"), place("GENEVA (AP) — " + rest), rest);
        }
        for (var rest : List.of("the two spoke.", ", they said.", ") they said.")) {
            assertEquals(Optional.empty(), place("GENEVA (AP) — " + rest), rest);
        }
    }

    @Test
    void punctuationOfTheWireIsNoPartOfThePlace() {
        assertEquals(Optional.of("DUBAI"), place("DUBAI. (AP) — The two spoke."));
        assertEquals(Optional.of("DUBAI"), place("DUBAI,; (AP) — The two spoke."));
        assertEquals(Optional.of("WASHINGTON, D.C."), place("WASHINGTON, D.C. (AP) — The two spoke."));
        assertEquals(Optional.of("St. Paul, U.S."), place("St. Paul, U.S. (AP) — The two spoke."));
    }

    @Test
    void aServiceHasTheNameOfTheTableOrTheOneThatIsPrinted() {
        assertEquals(
                Optional.of("UPI"),
                Dateline.read("GENEVA (United Press International) — They spoke.")
                        .flatMap(Dateline::agency));
        assertEquals(
                Optional.of("Harbour Wire"),
                Dateline.read("GENEVA (Harbour Wire) — They spoke.").flatMap(Dateline::agency));
    }
}
