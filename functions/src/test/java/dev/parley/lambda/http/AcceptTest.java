package dev.parley.lambda.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8 | true",
                "text/html | true",
                "TEXT/HTML;q=0.5, application/json;q=0.4 | true",
                "*/* | false",
                "application/json | false",
                "text/html, application/json | false",
                "text/html;q=0 | false",
                "text/html;q=0.1, */* | false",
                "text/* | false",
                "text/html;q=many | true",
                "text/htmlx | false",
                ",,; ;q= | false",
                ";; | false"
            })
    void htmlIsPreferredOnlyIfItsQualityIsHigherThanThatOfJson(String header, boolean wanted) {
        assertEquals(wanted, Accept.prefersHtml(header));
    }
}
