package dev.parley.articles.dates;

import static dev.parley.articles.dates.DayOrder.DAY_FIRST;
import static dev.parley.articles.dates.DayOrder.MONTH_FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayOrderTest {
    private static Optional<DayOrder> of(String host, String... languages) {
        return DayOrder.of(List.of(languages), Optional.of(host).filter(name -> !name.isEmpty()));
    }

    @Test
    void theCountryOfTheAddressDecides() {
        assertEquals(Optional.of(MONTH_FIRST), of("wire.us", "en-GB"));
        assertEquals(Optional.of(MONTH_FIRST), of("state.gov"));
        assertEquals(Optional.of(MONTH_FIRST), of("WIRE.PH"));
        assertEquals(Optional.of(DAY_FIRST), of("wire.co.uk", "en-US"));
        assertEquals(Optional.of(DAY_FIRST), of("wire.de"));
    }

    @Test
    void theLanguageOfThePageDecidesWhereTheAddressDoesNot() {
        assertEquals(Optional.of(MONTH_FIRST), of("wire.com", "en-US"));
        assertEquals(Optional.of(MONTH_FIRST), of("", "en_us"));
        assertEquals(Optional.of(DAY_FIRST), of("wire.com", "en-GB"));
        assertEquals(Optional.of(DAY_FIRST), of("wire.com", "de"));
        assertEquals(Optional.of(DAY_FIRST), of("wire.news", "", "fr-CA"));
    }

    @Test
    void domainsThatAreSoldWorldwideAreNoCountry() {
        for (var host : List.of("wire.tv", "wire.io", "wire.ca", "wire.eu")) {
            assertEquals(Optional.empty(), of(host), host);
            assertEquals(Optional.of(MONTH_FIRST), of(host, "en-US"), host);
        }
    }

    @Test
    void englishAloneAndEnglishOfCanadaDecideNothing() {
        assertEquals(Optional.empty(), of("wire.com"));
        assertEquals(Optional.empty(), of("wire.com", "en"));
        assertEquals(Optional.empty(), of("wire.com", "en-CA"));
        assertEquals(Optional.of(MONTH_FIRST), of("wire.com", "en", "en-US"), "the next language is asked");
    }
}
