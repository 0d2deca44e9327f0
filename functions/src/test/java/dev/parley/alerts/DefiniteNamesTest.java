package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefiniteNamesTest {
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
    void theseNamesHaveAThe(String name) {
        assertEquals("the " + name, DefiniteNames.inSentence(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"France", "NATO", "Hamas", "New York City", "Syrian rebels", "Saudi Arabia", "Riyadh"})
    void theseNamesHaveNone(String name) {
        assertEquals(name, DefiniteNames.inSentence(name));
    }
}
