package dev.parley.ids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdTest {
    private static final int LENGTH = 10;
    private static final String ID = Id.of("some fact", LENGTH);

    @Test
    void readingIgnoresCaseAndHyphensAndAcceptsLettersThatLookLikeDigits() {
        assertEquals(Optional.of(ID), Id.parse(ID.toUpperCase(Locale.ROOT), LENGTH));
        assertEquals(Optional.of(ID), Id.parse(" " + ID.substring(0, 4) + "-" + ID.substring(4) + " ", LENGTH));
        for (int i = 0; i < 200; i++) {
            var id = Id.of("fact " + i, LENGTH);
            assertEquals(Optional.of(id), Id.parse(id.replace('0', 'O').replace('1', 'l'), LENGTH));
            assertEquals(Optional.of(id), Id.parse(id.replace('1', 'I'), LENGTH));
            assertEquals(Optional.empty(), Id.fault(id, LENGTH));
        }
    }

    @Test
    void checkCharacterDetectsEverySingleWrongCharacter() {
        for (int i = 0; i <= LENGTH; i++) {
            var wrong = ID.charAt(i) == '7' ? '8' : '7';
            var typed = ID.substring(0, i) + wrong + ID.substring(i + 1);
            assertTrue(Id.fault(typed, LENGTH).orElseThrow().contains("check character"), typed);
        }
    }

    @Test
    void wrongLengthAndWrongLetterAreNamed() {
        assertEquals(
                "it has 10 characters, and an id has 11",
                Id.fault(ID.substring(1), LENGTH).orElseThrow());
        assertTrue(Id.fault("u".repeat(LENGTH + 1), LENGTH).orElseThrow().contains("without u"));
        assertTrue(Id.fault("\u0000".repeat(LENGTH + 1), LENGTH).orElseThrow().contains("letters"));
    }
}
