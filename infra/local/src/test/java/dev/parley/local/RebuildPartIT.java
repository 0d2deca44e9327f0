package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.Clients;
import dev.parley.json.Json;
import dev.parley.lambda.RebuildHandler;
import dev.parley.lambda.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The batches of infra/rebuild.yaml on the local stack, handed over as its Distributed Map does. */
class RebuildPartIT {
    private static final int BATCH = 2;

    /** For a handler that has nothing to log. */
    private static final Context SILENT = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new IllegalStateException("nothing should be logged: " + method.getName());
            });

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void batchesRebuildBothIndexesAndAlertNobody() throws Exception {
        try (var stack = Stacks.start(data, Stacks.FEBRUARY_12)) {
            for (var name : List.of("1", "2", "3", "4", "5")) {
                Stacks.post(
                        stack.api(),
                        Stacks.article(
                                name,
                                "2025-02-12",
                                "President Trump spoke by phone with President Putin on Wednesday. Report " + name));
            }
            stack.awaitIdle();
            var environment = new HashMap<>(stack.environment("IndexFunction"));
            environment.put("SEARCH_FOLDER", folder.toString());
            var clients = new Clients(environment);
            var bucket = environment.getOrDefault("ARCHIVE_BUCKET", "");
            var objects = clients.s3()
                    .listObjectsV2(list -> list.bucket(bucket).prefix("articles/"))
                    .contents();
            var handler = ScopedValue.where(Wiring.ENVIRONMENT, environment)
                    .where(Wiring.CLOCK, Stacks.FEBRUARY_12)
                    .call(RebuildHandler::new);
            var facts = facts(stack);
            var delivered = stack.delivered().size();
            assertEquals(1, facts.size());

            empty(clients, environment.getOrDefault("INDEX_TABLE", ""));
            assertEquals(0, call(handler, "index", List.of()).path("versions").asInt());
            for (var batch : batches(objects)) {
                var done = call(handler, "index", batch);
                assertEquals(batch.size(), done.path("versions").asInt());
                assertTrue(done.path("failed").isEmpty(), done.toString());
            }
            assertEquals(
                    0, call(handler, "reset-search", List.of()).path("versions").asInt());
            batches(objects).forEach(batch -> call(handler, "search", batch));
            stack.awaitIdle();
            assertEquals(facts, facts(stack));
            assertEquals(
                    5,
                    Stacks.json(Stacks.get(stack.api(), "/articles"))
                            .path("total")
                            .asInt());
            assertEquals(delivered, stack.delivered().size(), "somebody was alerted");

            var dry = call(handler, "dry-run", objects);
            assertEquals(5, dry.path("versions").asInt());
            assertEquals(0, dry.path("facts").size(), dry.toString());
            assertEquals(0, call(handler, "reindex", objects).path("failed").size());
            assertEquals(facts, facts(stack));
        }
    }

    private static List<List<S3Object>> batches(List<S3Object> objects) {
        var batches = new ArrayList<List<S3Object>>();
        for (int from = 0; from < objects.size(); from += BATCH) {
            batches.add(objects.subList(from, Math.min(objects.size(), from + BATCH)));
        }
        return batches;
    }

    private static JsonNode call(RebuildHandler handler, String what, List<S3Object> objects) {
        var event = Json.MAPPER.createObjectNode();
        event.putObject("BatchInput").put("what", what).put("since", "1970-01-01");
        var items = event.putArray("Items");
        objects.forEach(object -> items.addObject()
                .put("Key", object.key())
                .put("Size", object.size())
                .put("LastModified", object.lastModified().getEpochSecond()));
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(event)), out, SILENT);
            return Json.MAPPER.readTree(out.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TreeSet<String> facts(LocalStack stack) throws Exception {
        var ids = new TreeSet<String>();
        Stacks.json(Stacks.get(stack.api(), "/facts"))
                .path("facts")
                .forEach(fact -> ids.add(fact.path("id").asText()));
        return ids;
    }

    private static void empty(Clients clients, String table) {
        for (var item :
                clients.dynamo().scanPaginator(scan -> scan.tableName(table)).items()) {
            clients.dynamo().deleteItem(delete -> delete.tableName(table)
                    .key(Map.of(
                            "pk", AttributeValue.fromS(item.get("pk").s()),
                            "sk", AttributeValue.fromS(item.get("sk").s()))));
        }
    }
}
