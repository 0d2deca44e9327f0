package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "United States",
                "Netherlands",
                "European Union",
                "Rapid Support Forces",
                "Sudanese army",
                "Middle East",
                "Swiss city",
                "Houthis"
            })
    void theseNamesHaveAnArticle(String name) {
        assertEquals("the " + name, Articles.with(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"France", "NATO", "Hamas", "New York City", "Syrian rebels", "Saudi Arabia", "Riyadh"})
    void theseHaveNone(String name) {
        assertEquals(name, Articles.with(name));
    }
}
