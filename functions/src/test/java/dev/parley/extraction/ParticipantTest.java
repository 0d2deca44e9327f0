package dev.parley.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParticipantTest {
    private static final Participant NAMESAKE = new Participant(
            "accord", Participant.Kind.PERSON, "Accord", Optional.empty(), Optional.empty(), Optional.of("Accord"));

    @Test
    void aPersonIsAPersonEvenWithTheNameOfABody() {
        assertTrue(NAMESAKE.isPerson());
        assertFalse(Participant.body("accord", "Accord").isPerson());
        assertFalse(Participant.country("RUS", "Russia").isPerson());
    }

    @Test
    void rowsKeepTheKindAndAnswersLeaveItOut() throws Exception {
        var row = Json.ROWS.writeValueAsString(NAMESAKE);
        assertEquals("person", Json.MAPPER.readTree(row).path("kind").asText());
        assertEquals(NAMESAKE, Json.MAPPER.readValue(row, Participant.class));
        assertFalse(Json.MAPPER.valueToTree(NAMESAKE).has("kind"));
        assertFalse(
                Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(NAMESAKE)).has("kind"));
    }
}
