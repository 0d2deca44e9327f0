package dev.parley.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.articles.Article;
import dev.parley.extraction.FactType;
import dev.parley.extraction.Participant;
import dev.parley.extraction.Status;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactTest {
    @Test
    void aFactComesBackFromJsonAsItWas() throws Exception {
        var fact = FactUpdate.founded(
                        Id.of("fact", Fact.ID_LENGTH),
                        Report.by("Harbour Wire").lasting(90).sighting(),
                        Timing.TIMELY,
                        Report.THRESHOLD)
                .after();
        assertEquals(fact, Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(fact), Fact.class));
    }

    @Test
    void archivistsReadWhetherItIsDisputedWithdrawnAndTold() {
        var json = Json.MAPPER.valueToTree(fact(FactType.LEADER_CALL, List.of()));
        assertTrue(json.path("alerted").asBoolean());
        assertTrue(json.path("disputed").isBoolean());
        assertTrue(json.path("withdrawn").isBoolean());
        assertEquals("leader_call", json.path("kind").asText());
    }

    @Test
    void aFactThatEverybodyReportsStaysSmall() throws Exception {
        var fact = FactUpdate.founded(
                        Id.of("fact", Fact.ID_LENGTH),
                        Report.by("Harbour Wire").sighting(),
                        Timing.TIMELY,
                        Report.THRESHOLD)
                .after();
        for (int i : IntStream.range(0, 300).toArray()) {
            fact = fact.with(
                    Report.by("An outlet with quite a long name, number " + i)
                            .says("A spokesman of some ministry, number " + i)
                            .sighting(),
                    false);
        }
        assertEquals(Fact.MAX_SOURCES, fact.sources().size());
        assertEquals(301, fact.mentions());
        assertTrue(Json.MAPPER.writeValueAsBytes(fact).length < 16 * 1024);
    }

    static Fact fact(FactType type, List<Participant> participants) {
        return new Fact(
                Id.of("fact", Fact.ID_LENGTH),
                type,
                Status.HAPPENED,
                Optional.of("2025-02-12"),
                Optional.of("day"),
                participants,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "leader",
                1,
                List.of("Harbour Wire"),
                false,
                true,
                Id.of("a", Article.ID_LENGTH),
                Id.of("v", Article.VERSION_LENGTH),
                Instant.parse("2025-02-12T18:30:00Z"));
    }
}
