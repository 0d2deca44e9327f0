package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.RebuildPart.Task;
import dev.parley.lambda.RebuildHandler;
import dev.parley.lambda.Wiring;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** infra/rebuild.yaml fits the code that its map calls, and template.yaml gives it what it asks for. */
class RebuildTemplateTest {
    private static final Template SYSTEM = Template.read(Template.project().resolve("template.yaml"));
    private static final Template REBUILD = Template.read(Template.project().resolve("infra/rebuild.yaml"));

    @Test
    void itsFunctionIsThereAndGetsJustTheVariablesThatItNeeds() {
        var function = REBUILD.properties("RebuildFunction");
        assertEquals(
                RebuildHandler.class.getName() + "::handleRequest",
                function.path("Handler").asText());
        var given = new HashMap<String, String>();
        function.path("Environment").path("Variables").properties().forEach(one -> given.put(one.getKey(), "0.5"));
        given.remove("JAVA_TOOL_OPTIONS");
        given.put("PUBLIC_BASE_URL", "https://parley.example");
        made(given);
        for (var name : given.keySet()) {
            var fewer = new HashMap<>(given);
            fewer.remove(name);
            assertThrows(IllegalStateException.class, () -> made(fewer), name + " is not needed");
        }
    }

    private static void made(Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.putAll(Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x"));
        ScopedValue.where(Wiring.ENVIRONMENT, whole).run(RebuildHandler::new);
    }

    @Test
    void theMapKnowsEveryTaskAndHandsOverTheObjectsOfTheArchive() {
        var states = REBUILD.properties("Rebuild").path("Definition").path("States");
        var known = new TreeSet<String>();
        states.path("Which").path("Choices").findValues("StringEquals").forEach(one -> known.add(one.asText()));
        var tasks = new TreeSet<String>();
        for (var task : Task.values()) {
            tasks.add(task.label());
        }
        assertEquals(tasks, known);
        for (var name : new String[] {"Versions", "SearchDocuments"}) {
            var map = states.path(name);
            assertEquals(
                    "articles/",
                    map.path("ItemReader").path("Parameters").path("Prefix").asText());
            assertEquals(
                    "DISTRIBUTED",
                    map.path("ItemProcessor")
                            .path("ProcessorConfig")
                            .path("Mode")
                            .asText());
            // No emulator makes batches, and cfn-lint does not look into them: the names are those of the language.
            var batcher = map.path("ItemBatcher");
            assertEquals(Set.of("MaxItemsPerBatch", "BatchInput"), names(batcher));
            assertEquals(Set.of("what.$", "since.$"), names(batcher.path("BatchInput")));
            assertEquals("$.what", batcher.path("BatchInput").path("what.$").asText());
            assertEquals("$.since", batcher.path("BatchInput").path("since.$").asText());
            // An item of a listing is about 180 bytes, and the input of an execution at most 256 KiB.
            assertTrue(batcher.path("MaxItemsPerBatch").asInt() <= 1000, batcher.toString());
            assertEquals(
                    Set.of("Bucket", "Prefix"), names(map.path("ResultWriter").path("Parameters")));
        }
        assertEquals(
                1, states.path("SearchDocuments").path("MaxConcurrency").asInt(), "the search index has one writer");
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void everyNextStateIsThere() {
        var states = REBUILD.properties("Rebuild").path("Definition").path("States");
        for (JsonNode state : states) {
            for (var key : new String[] {"Next", "Default"}) {
                state.findValues(key).forEach(next -> assertTrue(states.has(next.asText()), next.asText()));
            }
        }
    }

    @Test
    void theSystemGivesItEveryParameterAndMakesItOnlyWhenAsked() {
        var given = new TreeSet<String>();
        SYSTEM.properties("Rebuild").path("Parameters").properties().forEach(one -> given.add(one.getKey()));
        var wanted = new TreeSet<String>();
        REBUILD.root().path("Parameters").properties().forEach(one -> wanted.add(one.getKey()));
        assertEquals(wanted, given);
        assertEquals(
                "HasBulkRebuild", SYSTEM.resource("Rebuild").path("Condition").asText());
        assertEquals("false", Settings.byDefault(SYSTEM, "BulkRebuild").asText());
    }
}
