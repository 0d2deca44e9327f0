package dev.parley.articles.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.DateSource;
import dev.parley.articles.dates.DatelineDay;
import dev.parley.articles.dates.ParsedDate;
import dev.parley.articles.dates.RawDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationDayTest {
    private static final PublicationDay.DateConventions ENGLISH =
            new PublicationDay.DateConventions("en", Optional.empty());
    private static final Instant LATE = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void weekdayInTheTextDecidesTheYearOfADateline() {
        assertEquals("2025-02-12", day("Feb. 12", List.of(), "The two spoke on Wednesday.", LATE));
        assertEquals("2026-02-12", day("Feb. 12", List.of(), "The two spoke on Thursday.", LATE));
        assertEquals("2026-02-12", day("Feb. 12", List.of(), "The two spoke.", LATE));
        assertEquals("2025-02-12", day("Wednesday, Feb. 12", List.of(), "The two spoke.", LATE));
    }

    @Test
    void weekdayOfAnotherWeekDoesNotDecideTheYear() {
        assertEquals("2025-02-12", day("Feb. 12", List.of(), "After last Tuesday, the two spoke on Wednesday.", LATE));
        assertEquals("2025-02-12", day("Feb. 12", List.of(), "The two spoke, as on Sundays, on Wednesday.", LATE));
    }

    @Test
    void datelineLaterInTheYearThanTheArrivalIsOfThePreviousYear() {
        assertEquals("2025-12-30", day("Dec. 30", List.of(), "The two spoke.", LATE));
    }

    @Test
    void publishersDateDecidesTheYearOfADateline() {
        assertEquals("2024-05-21", day("May 21", List.of("2024-05-22"), "On Sunday.", LATE));
        assertEquals("2023-12-31", day("Dec. 31", List.of("2024-01-01T08:00:00Z"), "", LATE));
        assertEquals("2024-05-23", day("May 23", List.of("2024-05-22T23:30:00Z"), "", LATE));
        assertEquals("2023-05-24", day("May 24", List.of("2024-05-22"), "", LATE));
    }

    @Test
    void datelineOfALeapDayIsOfALeapYear() {
        assertEquals("2024-02-29", day("Feb. 29", List.of(), "The two spoke.", LATE));
        assertEquals("2024-02-29", day("Feb. 29", List.of("2025-03-01"), "The two spoke.", LATE));
    }

    @Test
    void firstReadableDateNotInTheFutureIsUsed() {
        assertEquals(
                "2024-05-21",
                PublicationDay.of(Optional.empty(), sent("2024-05-21"), ENGLISH, "", LATE)
                        .day()
                        .orElseThrow()
                        .toString());
        var later = PublicationDay.of(
                Optional.empty(), sent("soon", "2099-01-01", "2024-05-21T10:00:00Z"), ENGLISH, "", LATE);
        assertEquals("2024-05-21", later.day().orElseThrow().toString());
        assertEquals(2, later.notes().size());
    }

    @Test
    void datelineInTheFutureIsIgnored() {
        var day = PublicationDay.of(
                DatelineDay.atEndOf("3 May 2031").map(DatelineDay.DatelineMatch::day),
                sent("2026-11-20"),
                ENGLISH,
                "",
                LATE);
        assertEquals("2026-11-20", day.day().orElseThrow().toString());
        assertTrue(day.notes().getFirst().contains("future"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2025-02-12T18:05:00Z               | 2025-02-12 | 2025-02-12T18:05:00Z",
                "2025-02-12T23:05:00-05:00          | 2025-02-12 | 2025-02-13T04:05:00Z",
                "2025-02-12T18:05:00.123+0300       | 2025-02-12 | 2025-02-12T15:05:00.123Z",
                "2025-02-12 18:05:00 +0000          | 2025-02-12 | 2025-02-12T18:05:00Z",
                "20250212T180500Z                   | 2025-02-12 | 2025-02-12T18:05:00Z",
                "'Wed, 12 Feb 2025 18:05:00 GMT'    | 2025-02-12 | 2025-02-12T18:05:00Z",
                "'Wed, 12 Feb 2025 18:05:00 +0300'  | 2025-02-12 | 2025-02-12T15:05:00Z",
                "1739383500                         | 2025-02-12 | 2025-02-12T18:05:00Z",
                "1739383500000                      | 2025-02-12 | 2025-02-12T18:05:00Z",
                "2025-02-12T18:05:00                | 2025-02-12 | -",
                "2025-02-12                         | 2025-02-12 | -",
                "20250212                           | 2025-02-12 | -",
                "2025/02/12 18:05                   | 2025-02-12 | -",
                "12 February 2025                   | 2025-02-12 | -",
                "'February 12, 2025'                | 2025-02-12 | -",
                "'Wednesday, Feb. 12, 2025 1:05 PM' | 2025-02-12 | -",
                "'Published 12th Feb 2025'          | 2025-02-12 | -"
            })
    void datesAreReadInEveryUsualForm(String printed, LocalDate day, Instant moment) {
        var date = ParsedDate.parse(printed, "en").orElseThrow();
        assertEquals(day, date.day());
        assertEquals(Optional.ofNullable(moment), date.moment());
    }

    private static String day(String dateline, List<String> printed, String text, Instant arrived) {
        var day = DatelineDay.atEndOf(dateline).map(DatelineDay.DatelineMatch::day);
        return PublicationDay.of(day, sent(printed.toArray(String[]::new)), ENGLISH, text, arrived)
                .day()
                .orElseThrow()
                .toString();
    }

    private static List<RawDate> sent(String... dates) {
        return Stream.of(dates)
                .map(date -> new RawDate(DateSource.SUBMISSION, date))
                .toList();
    }
}
