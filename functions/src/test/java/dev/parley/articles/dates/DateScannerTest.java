package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateScannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 12 February 2025",
                "en | Feb. 12th, 2025",
                "en | the 12th of February, 2025",
                "en | Wed Feb 12 2025 15:00",
                "en | 12-Feb-2025",
                "de | 12. Februar 2025",
                "de | Mittwoch, 12.02.2025 - 11:43 Uhr",
                "de | 12.2.25",
                "fr | 12 février 2025",
                "fr | 12 fevrier 2025 à 9h30",
                "es | 12 de febrero de 2025",
                "pt | 12 de fevereiro de 2025",
                "ca | 12 de febrer de 2025",
                "it | 12 febbraio 2025",
                "nl | 12 februari 2025",
                "sv | 12 februari 2025",
                "da | 12. februar 2025",
                "fi | 12. helmikuuta 2025",
                "pl | 12 lutego 2025 r.",
                "cs | 12. února 2025",
                "hu | 2025. február 12., szerda",
                "ro | 12 februarie 2025",
                "hr | 12. veljače 2025.",
                "lt | 2025 m. vasario 12 d.",
                "el | 12 Φεβρουαρίου 2025",
                "tr | 12 Şubat 2025",
                "ru | 12 февраля 2025 г.",
                "uk | 12 лютого 2025",
                "bg | 12 февруари 2025",
                "ar | ١٢ فبراير ٢٠٢٥",
                "he | 12 בפברואר 2025",
                "hi | 12 फ़रवरी 2025",
                "id | 12 Februari 2025",
                "vi | 12 tháng 2 năm 2025",
                "th | 12 กุมภาพันธ์ 2568",
                "ja | 2025年2月12日",
                "ko | 2025년 2월 12일",
                "zh | 2025-02-12 09:15",
                "und | 2025/2/12"
            })
    void dateIsFoundInTheFormsOfEachLanguage(String language, String line) {
        assertEquals(
                List.of(LocalDate.of(2025, 2, 12)),
                DateScanner.in(line, language).stream().map(ScannedDate::day).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 people met in 2025",
                "Chapter 12.2.20255",
                "© 2025",
                "192.168.12.2025",
                "version 12.13.14.15",
                "May 2025",
                "30 February 2025",
                "Marseille 12, 2025",
                "call 12-13-2025-44"
            })
    void otherNumbersAreNotDates(String line) {
        assertEquals(List.of(), DateScanner.in(line, "en"));
    }

    @Test
    void ambiguousMonthNameNeedsTheLanguageOfThePage() {
        assertEquals(
                11, DateScanner.in("3 listopada 2024", "pl").getFirst().day().getMonthValue());
        assertEquals(
                10, DateScanner.in("3. listopada 2024", "hr").getFirst().day().getMonthValue());
        assertEquals(List.of(), DateScanner.in("3 listopada 2024", "en"));
    }

    @Test
    void ambiguousNumbersHaveBothReadings() {
        var both = DateScanner.in("02/12/2025", "en").getFirst();
        assertEquals(LocalDate.of(2025, 12, 2), both.day());
        assertEquals(Optional.of(LocalDate.of(2025, 2, 12)), both.monthFirst());
        var shown = DateScanner.in("2/13/2025", "en").getFirst();
        assertEquals(LocalDate.of(2025, 2, 13), shown.day());
        assertEquals(Optional.of(DayOrder.MONTH_FIRST), shown.showsOrder());
        assertEquals(
                Optional.of(DayOrder.DAY_FIRST),
                DateScanner.in("13/2/2025", "en").getFirst().showsOrder());
        assertTrue(DateScanner.in("12.02.2025", "en").getFirst().monthFirst().isEmpty());
        assertEquals(
                LocalDate.of(2025, 2, 12),
                DateScanner.in("2/12/2025 3:00:00 PM", "en").getFirst().day());
    }

    @Test
    void datesAreListedInTheOrderOfTheLine() {
        assertEquals(
                List.of(LocalDate.of(2025, 2, 14), LocalDate.of(2025, 2, 12)),
                DateScanner.in("Last updated 14 Feb 2025, originally created 2025-02-12", "en").stream()
                        .map(ScannedDate::day)
                        .toList());
    }

    @Test
    void aYearOfTwoDigitsIsOfTheLastHundredYears() {
        assertEquals(LocalDate.of(2069, 2, 13), only("13.02.69").day());
        assertEquals(LocalDate.of(1970, 2, 13), only("13.02.70").day());
    }

    @Test
    void equalDayAndMonthAreNotAmbiguousAndShowNoOrder() {
        var equal = only("2/2/2025");
        assertEquals(LocalDate.of(2025, 2, 2), equal.day());
        assertEquals(Optional.empty(), equal.monthFirst());
        assertEquals(Optional.empty(), equal.showsOrder());
        assertEquals(Optional.empty(), only("13.2.2025").showsOrder(), "full stops show none either");
        assertEquals(Optional.empty(), only("12/12/2025").showsOrder());
    }

    @Test
    void aDateIsFoundInTheFirst400CharactersOfALine() {
        assertEquals(1, DateScanner.in(" ".repeat(390) + "2025-02-12", "en").size());
        assertEquals(0, DateScanner.in(" ".repeat(396) + "2025-02-12", "en").size());
    }

    @Test
    void aDateHasItsPlaceInTheLine() {
        var date = only("On 12\u00A0February\u20092025, they met");
        assertEquals(3, date.start());
        assertEquals(19, date.end());
    }

    @Test
    void numbersThatAreNoDateMayOverlapTheBeginningOfOne() {
        assertEquals(LocalDate.of(2025, 2, 12), only("99 12 February 2025").day());
        assertEquals(
                LocalDate.of(2025, 2, 12), only("31 April 12 February 2025").day());
    }

    @Test
    void aLineWithoutDigitsHasNoDate() {
        assertEquals(List.of(), DateScanner.in("They met in February", "en"));
        assertEquals(LocalDate.of(2025, 2, 9), only("9 February 2025").day());
        assertEquals(LocalDate.of(1999, 9, 9), only("9.9.99").day());
        assertEquals(LocalDate.of(2000, 10, 10), only("10.10.00").day());
    }

    @Test
    void aMonthMayEndWithAFullStop() {
        assertEquals(LocalDate.of(2025, 2, 12), only("12 Feb. 2025").day());
        assertEquals(LocalDate.of(2025, 9, 12), only("Sept. 12, 2025").day());
    }

    @Test
    void aDateInTwoFormsIsListedOnce() {
        assertEquals(1, DateScanner.in("2025-02-12 February 2025", "en").size());
        assertEquals(2, DateScanner.in("2025-02-12, 13 February 2025", "en").size());
        assertEquals(2, DateScanner.in("2025-02-12|12.02.2025", "en").size());
    }

    private static ScannedDate only(String line) {
        var dates = DateScanner.in(line, "en");
        assertEquals(1, dates.size(), line);
        return dates.getFirst();
    }
}
