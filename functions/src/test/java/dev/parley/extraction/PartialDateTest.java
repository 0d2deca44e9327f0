package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.extraction.PartialDate.Precision;
import dev.parley.json.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartialDateTest {
    private static final PartialDate DAY = PartialDate.parse("2025-02-12");
    private static final PartialDate MONTH = PartialDate.parse("2025-02");
    private static final PartialDate YEAR = PartialDate.parse("2025");

    @Test
    void aDateIsWrittenInTheFormatItIsReadFrom() {
        for (var text : List.of("2025-02-12", "2025-02", "2025")) {
            assertEquals(text, PartialDate.parse(text).toString());
        }
        assertThrows(DateTimeException.class, () -> PartialDate.parse("2025-02-30"));
        assertThrows(DateTimeException.class, () -> PartialDate.parse("soon"));
    }

    @Test
    void datesExcludeEachOtherUnlessOneContainsTheOther() {
        assertFalse(DAY.excludes(MONTH));
        assertFalse(YEAR.excludes(DAY));
        assertFalse(DAY.excludes(PartialDate.published(DAY.first())));
        assertTrue(DAY.excludes(PartialDate.parse("2025-02-13")));
        assertTrue(DAY.excludes(PartialDate.parse("2025-01")));
        assertTrue(MONTH.excludes(PartialDate.parse("2024")));
        assertFalse(PartialDate.differ(Optional.of(DAY), Optional.empty()));
    }

    @Test
    void aDateCoversTheDaysOfItsMonthOrYear() {
        assertEquals(LocalDate.parse("2025-02-28"), MONTH.last());
        assertEquals(LocalDate.parse("2025-12-31"), YEAR.last());
        assertEquals(Optional.empty(), MONTH.day());
        assertEquals(Optional.of(2L), DAY.daysApart(PartialDate.parse("2025-02-10")));
        assertEquals(Optional.empty(), DAY.daysApart(YEAR));
    }

    @Test
    void onlyTwoKnownDatesDiffer() {
        var other = Optional.of(PartialDate.parse("2025-02-13"));
        assertTrue(PartialDate.differ(Optional.of(DAY), other));
        assertFalse(PartialDate.differ(Optional.empty(), other));
        assertFalse(PartialDate.differ(Optional.of(DAY), Optional.of(DAY)));
        assertFalse(DAY.isPublished());
    }

    @Test
    void theDayOfPublicationIsNotANamedDay() {
        var published = PartialDate.published(DAY.first());
        assertFalse(published.isNamedDay());
        assertEquals(DAY.day(), published.day());
        assertEquals(DAY, published.withoutSource());
    }

    @Test
    void jsonOfAnEventHasDateAndPrecision() throws Exception {
        for (var date : List.of(DAY, MONTH, YEAR, PartialDate.published(DAY.first()))) {
            var json = Json.MAPPER.readTree(Json.ROWS.writeValueAsString(event(Optional.of(date))));
            assertEquals(date.toString(), json.path("date").asText());
            assertEquals(date.precision().label(), json.path("datePrecision").asText());
            assertEquals(event(Optional.of(date)), Json.MAPPER.treeToValue(json, Event.class));
        }
        var none = Json.MAPPER.valueToTree(event(Optional.empty()));
        assertTrue(none.path("date").isNull() && none.path("datePrecision").isNull());
    }

    @Test
    void aDateWithThePrecisionOfAnotherIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> DAY.with(Precision.MONTH));
        assertThrows(IllegalArgumentException.class, () -> MONTH.with(Precision.DAY));
    }

    private static Event event(Optional<PartialDate> date) {
        return new Event(
                FactType.MEETING,
                Status.HAPPENED,
                date,
                List.of(Participant.country("RUS", "Russia")),
                Optional.empty(),
                Optional.empty(),
                "leader");
    }
}
