package dev.parley.articles.dates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://wire.example/2025/02/12/talks                                       | 2025-02-12",
                "https://wire.example/2025/2/9/talks                                         | 2025-2-9",
                "https://wire.example/2025/feb/12/talks                                      | 12 feb 2025",
                "https://wire.example/20250212/talks                                         | 2025-02-12",
                "https://wire.example/talks-2025-02-12.html                                  | 2025-02-12",
                "https://wire.example/talks-12-02-2025.html                                  | 12/02/2025",
                "http://wire.example/2025/13/45/2025/02/12/talks                             | 2025-02-12",
                "https://wire.example/1994/01/02/talks                                       | 1994-01-02",
                "https://web.archive.example/web/20200101000000/https://a.example/2025/02/12 | 2025-02-12"
            })
    void theDayInAnAddressIsRead(String url, String day) {
        assertEquals(Optional.of(day), UrlDate.in(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://wire.example/talks?date=2025/02/12",
                "https://wire.example/talks#2025/02/12",
                "https://2025-02-12.example/",
                "ftp://wire.example/2025/02/12/talks",
                "https://wire.example/1993/12/31/talks",
                "https://wire.example/2025/xyz/12/talks",
                "https://wire.example/2025/02/30/talks",
                "https://wire.example/talks-32-02-2025.html",
                "https://wire.example/120250212/talks"
            })
    void otherNumbersInAnAddressAreNoDay(String url) {
        assertEquals(Optional.empty(), UrlDate.in(url));
    }
}
