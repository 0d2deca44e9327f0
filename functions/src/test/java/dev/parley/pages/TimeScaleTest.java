package dev.parley.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.pages.TimeScale.Period;
import dev.parley.pages.TimeScale.Unit;
import dev.parley.search.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    private static final Map<LocalDate, Long> DAYS = Map.of(day("2025-02-12"), 3L, day("2025-02-14"), 1L);

    @ParameterizedTest
    @CsvSource({
        "2025-02-12, 2025-02-12, DAY, 1",
        "2025-01-01, 2025-04-02, DAY, 92",
        "2025-01-01, 2025-04-03, MONTH, 4",
        "2021-01-01, 2025-12-31, MONTH, 60",
        "2021-01-01, 2026-01-01, YEAR, 6",
        "1947-01-01, 2026-12-31, YEAR, 80",
        "1946-01-01, 2026-12-31, DECADE, 9",
        "1815-06-01, 2026-12-31, DECADE, 22",
    })
    void theUnitMakesAChartThatCanBeRead(LocalDate from, LocalDate to, Unit unit, int periods) {
        var scale = TimeScale.of(new TreeMap<>(DAYS), new DayRange(Optional.of(from), Optional.of(to)));
        assertEquals(unit, scale.unit());
        assertEquals(periods, scale.periods().size());
    }

    @Test
    void periodsHaveNoGapsAndTheirCounts() {
        var scale = TimeScale.of(new TreeMap<>(DAYS), DayRange.ANY);
        assertEquals(
                List.of(
                        new Period(day("2025-02-12"), day("2025-02-12"), "12 Feb 2025", 3),
                        new Period(day("2025-02-13"), day("2025-02-13"), "13 Feb 2025", 0),
                        new Period(day("2025-02-14"), day("2025-02-14"), "14 Feb 2025", 1)),
                scale.periods());
        assertEquals(3, scale.highest());
    }

    @Test
    void daysOutsideTheRangeAreNotCounted() {
        var range = new DayRange(Optional.of(day("2025-02-13")), Optional.of(day("2025-12-31")));
        var scale = TimeScale.of(new TreeMap<>(DAYS), range);
        assertEquals(Unit.MONTH, scale.unit());
        assertEquals(
                new Period(day("2025-02-01"), day("2025-02-28"), "Feb 2025", 1),
                scale.periods().getFirst());
        assertEquals(1, scale.total());
    }

    @Test
    void nothingIsDrawnWhereNothingIsCounted() {
        assertTrue(TimeScale.of(new TreeMap<>(), DayRange.ANY).periods().isEmpty());
        var later = new DayRange(Optional.of(day("2026-01-01")), Optional.empty());
        assertTrue(TimeScale.of(new TreeMap<>(DAYS), later).periods().isEmpty());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
