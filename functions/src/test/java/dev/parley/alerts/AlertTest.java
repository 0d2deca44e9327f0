package dev.parley.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.articles.VersionKey;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Status;
import dev.parley.facts.AlertReason;
import dev.parley.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTest {
    private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");
    private static final Alert ALERT = new Alert(
            "alert",
            "fact",
            new VersionKey("article", "version"),
            AlertReason.NEW,
            new FilterValues(FactType.LEADER_CALL, Status.HAPPENED, List.of("a"), List.of("USA")),
            new Message("NEW CALL", "NEW CALL", "They spoke."),
            false,
            NOON,
            Optional.of(NOON));

    @Test
    void theTimeOfPublicationIsStored() throws Exception {
        assertEquals(ALERT, Json.MAPPER.treeToValue(Json.MAPPER.valueToTree(ALERT), Alert.class));
    }

    @Test
    void anAlertThatAnEarlierReleaseStoredHasNoTimeOfPublication() throws Exception {
        ObjectNode stored = Json.MAPPER.valueToTree(ALERT);
        stored.remove("published");
        assertEquals(
                Optional.empty(), Json.MAPPER.treeToValue(stored, Alert.class).published());
    }
}
