package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.local.SnsFilter.Attribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Filter policies after the examples in the documentation of SNS. */
class SnsFilterTest {
    private static final Map<String, Attribute> MESSAGE = Map.of(
            "type", new Attribute("String", "leader_call"),
            "people", new Attribute("String.Array", "[\"donald-trump\",\"vladimir-putin\"]"),
            "minutes", new Attribute("Number", "90"),
            "picture", new Attribute("Binary", "AA=="));

    @Test
    void everyKeyMustMatchOneOfItsValues() throws Exception {
        assertPasses(true, "{\"type\":[\"meeting\",\"leader_call\"]}");
        assertPasses(false, "{\"type\":[\"meeting\"]}");
        assertPasses(true, "{\"people\":[\"vladimir-putin\",\"nobody\"],\"type\":[\"leader_call\"]}");
        assertPasses(false, "{\"people\":[\"vladimir-putin\"],\"type\":[\"meeting\"]}");
        assertPasses(true, "");
    }

    @Test
    void aKeyThatTheMessageLacksDoesNotMatch() throws Exception {
        assertPasses(false, "{\"countries\":[\"USA\"]}");
        assertPasses(false, "{\"countries\":[{\"anything-but\":[\"USA\"]}]}");
        assertPasses(true, "{\"countries\":[{\"exists\":false}]}");
        assertPasses(true, "{\"type\":[{\"exists\":true}]}");
        assertPasses(false, "{\"picture\":[\"AA==\"]}");
    }

    @Test
    void stringsAreComparedWithCaseAndNumbersByValue() throws Exception {
        assertPasses(false, "{\"type\":[\"Leader_Call\"]}");
        assertPasses(true, "{\"type\":[{\"equals-ignore-case\":\"Leader_Call\"}]}");
        assertPasses(true, "{\"type\":[{\"prefix\":\"leader\"}]}");
        assertPasses(true, "{\"type\":[{\"suffix\":\"call\"}]}");
        assertPasses(true, "{\"minutes\":[90.0]}");
        assertPasses(false, "{\"minutes\":[\"90\"]}");
        assertPasses(false, "{\"type\":[{\"anything-but\":[\"leader_call\"]}]}");
        assertPasses(true, "{\"type\":[{\"anything-but\":[\"meeting\"]}]}");
    }

    @Test
    void policiesBeyondTheLimitsAreRefused() throws Exception {
        var values = "[" + "\"x\",".repeat(149) + "\"x\"]";
        SnsFilter.of("{\"a\":" + values + "}");
        for (var bad : List.of(
                "{\"a\":" + values + ",\"b\":[\"1\",\"2\"]}",
                "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}",
                "{\"a\":[]}",
                "{\"a\":\"x\"}",
                "[]",
                "{",
                "{\"a\":[{\"numeric\":[\">\",1]}]}",
                "{\"$or\":[{\"a\":[1]},{\"b\":[1]}]}")) {
            assertThrows(SnsRefused.class, () -> SnsFilter.of(bad), bad);
        }
    }

    private static void assertPasses(boolean expected, String policy) throws Exception {
        assertEquals(expected, SnsFilter.of(policy).passes(MESSAGE), policy);
    }
}
