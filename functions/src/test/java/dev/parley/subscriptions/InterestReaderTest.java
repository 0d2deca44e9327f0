package dev.parley.subscriptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.extraction.names.KnownNames;
import dev.parley.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestReaderTest {
    private final InterestReader reader = new InterestReader(KnownNames.bundled());

    @Test
    void peopleAndCountriesAreReadByIdNameOrOtherSpelling() throws Exception {
        for (var name : List.of("donald-trump", "Donald Trump", "donald trump", "Trump", "Donald J. Trump")) {
            assertEquals(
                    List.of("donald-trump"),
                    read("{\"people\":[\"" + name + "\"]}").people(),
                    name);
        }
        for (var name : List.of("RUS", "rus", "Russia", "Russian Federation")) {
            assertEquals(
                    List.of("RUS"), read("{\"countries\":[\"" + name + "\"]}").countries(), name);
        }
    }

    @Test
    void typesKindsAndStatusAreRead() throws Exception {
        var interest = read("{\"kinds\":[\"leader_call\"],\"types\":[\"leader_call\"],\"status\":[\"planned\"]}");
        assertEquals(List.of("leader_call"), interest.kinds());
        assertEquals(List.of(FactType.LEADER_CALL), interest.types());
        assertEquals(List.of(Status.PLANNED), interest.status());
        assertEquals(Interest.everything(), read("{}"));
        assertEquals(Interest.everything(), read("null"));
        assertEquals(Interest.everything(), read("{\"people\":[],\"status\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":[\"now-happened\"]}",
                "{\"status\":[\"planned\",\"happened\",\"now-happened\"]}",
                "{\"nowHappened\":true,\"status\":[\"planned\"]}",
                "{\"types\":[\"meeting\"],\"people\":[\"Trump\"],\"countries\":[\"UKR\"]}"
            })
    void anInterestThatIsShownCanBeSentBack(String sent) throws Exception {
        var interest = read(sent);
        assertEquals(interest, reader.read(Json.MAPPER.valueToTree(interest)));
    }

    @Test
    void unknownValueIsAnsweredWithTheNearestOne() {
        assertEquals("vladimir-putin", nearest("{\"people\":[\"Vladmir Puttin\"]}", "interests.people"));
        assertEquals("DEU", nearest("{\"countries\":[\"Germny\"]}", "interests.countries"));
        assertEquals("UKR", nearest("{\"countries\":[\"UKE\"]}", "interests.countries"));
        assertEquals("ceasefire", nearest("{\"types\":[\"cease-fire\"]}", "interests.types"));
        assertEquals("happened", nearest("{\"status\":[\"hapened\"]}", "interests.status"));
        assertEquals("leader_call", nearest("{\"kinds\":[\"leadercall\"]}", "interests.kinds"));
        assertEquals("people", nearest("{\"person\":[\"donald-trump\"]}", "interests"));
    }

    @Test
    void messageSuggestsTheLikelyValue() {
        var refused = refused("{\"people\":[\"Vladmir Putin\"]}");
        assertTrue(refused.getMessage().contains("Did you mean vladimir-putin (Vladimir Putin)"), refused.getMessage());
    }

    @Test
    void moreThanFiveKeysAreRefusedWithTheLimit() {
        var refused = refused("{\"kinds\":[],\"types\":[],\"people\":[],\"countries\":[],\"status\":[],\"places\":[]}");
        assertTrue(refused.getMessage().contains("6 keys"), refused.getMessage());
        assertTrue(refused.getMessage().contains("at most 5"), refused.getMessage());
    }

    @Test
    void otherValuesThanListsOfShortTextsAreRefused() {
        for (var json : List.of(
                "[]",
                "\"all\"",
                "{\"people\":{}}",
                "{\"people\":7}",
                "{\"people\":[7]}",
                "{\"people\":[\"\"]}",
                "{\"people\":[\"" + "x".repeat(101) + "\"]}",
                "{\"people\":[" + "\"x\",".repeat(150) + "\"x\"]}")) {
            refused(json);
        }
    }

    @Test
    void quotedValueHasNoLineBreaksOrHiddenCharacters() {
        var refused = refused("{\"people\":[\"x\\r\\nBcc: y\\u202e\\u200b\"]}");
        assertFalse(refused.getMessage().matches("(?s).*[\\p{Cntrl}\\u202e\\u200b].*"), refused.getMessage());
    }

    private Interest read(String json) throws JsonProcessingException {
        return reader.read(Json.MAPPER.readTree(json));
    }

    private String nearest(String json, String field) {
        var refused = refused(json);
        assertEquals(field, refused.field());
        return refused.suggestions().getFirst();
    }

    private RefusedInterest refused(String json) {
        return assertThrows(RefusedInterest.class, () -> read(json), json);
    }
}
