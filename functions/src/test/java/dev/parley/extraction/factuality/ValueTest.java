package dev.parley.extraction.factuality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.extraction.factuality.Factuality.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    /** "He said that they met" claims no more than "he said", and a clause that is denied denies what is in it. */
    @ParameterizedTest
    @CsvSource({
        "HAPPENED, HAPPENED, PLANNED, PROPOSED, UNKNOWN, DENIED",
        "PLANNED,  PLANNED,  PLANNED, PROPOSED, UNKNOWN, DENIED",
        "PROPOSED, PROPOSED, PROPOSED, PROPOSED, UNKNOWN, DENIED",
        "UNKNOWN,  UNKNOWN,  UNKNOWN, UNKNOWN, UNKNOWN, DENIED",
        "DENIED,   DENIED,   DENIED,  DENIED,  DENIED,  DENIED"
    })
    void anEventHasTheWeakerOfItsOwnValueAndThatOfItsClause(
            Value own, Value happened, Value planned, Value proposed, Value unknown, Value denied) {
        assertEquals(happened, own.under(Value.HAPPENED));
        assertEquals(planned, own.under(Value.PLANNED));
        assertEquals(proposed, own.under(Value.PROPOSED));
        assertEquals(unknown, own.under(Value.UNKNOWN));
        assertEquals(denied, own.under(Value.DENIED));
    }

    @Test
    void aNegationTurnsAClaimRoundAndLeavesWhatIsUnknown() {
        assertEquals(Value.DENIED, Value.HAPPENED.opposite());
        assertEquals(Value.DENIED, Value.PLANNED.opposite());
        assertEquals(Value.DENIED, Value.PROPOSED.opposite());
        assertEquals(Value.UNKNOWN, Value.UNKNOWN.opposite());
        assertEquals(Value.HAPPENED, Value.DENIED.opposite());
    }
}
