package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.DeleteArticle;
import dev.parley.aws.Clients;
import dev.parley.aws.DynamoArrivals;
import dev.parley.aws.DynamoFactIndex;
import dev.parley.aws.DynamoFactRemoval;
import dev.parley.aws.S3ArticleArchive;
import dev.parley.aws.S3ArticleRemoval;
import dev.parley.aws.S3LegalHolds;
import dev.parley.ids.Id;
import dev.parley.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The daily tables that the function writes, against the columns in infra/queries.yaml. */
class TablesIT {
    private static final Path ARTICLES = Stacks.PROJECT.resolve("events/articles");

    /** JSON types by column types. */
    private static final Map<String, String> JSON_TYPES = Map.of(
            "string", "STRING",
            "int", "NUMBER",
            "double", "NUMBER",
            "boolean", "BOOLEAN",
            "array<string>", "ARRAY");

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock("2025-02-12T22:00:00Z");
    private LocalStack stack;

    @AfterEach
    void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyGlueColumnIsAKeyOfTheRowsWithItsType() throws Exception {
        archiveTheSamples();
        assertEquals(List.of("2025-02-12", "2025-02-13"), write("days"));
        var tables = glueTables();
        assertEquals(Set.of("articles", "sightings", "facts"), tables.keySet());
        tables.forEach((table, columns) -> {
            var withValue = new HashSet<String>();
            var rows = rows(table);
            assertTrue(rows.size() >= 15, table + " has " + rows.size() + " rows");
            for (var row : rows) {
                assertEquals(List.copyOf(columns.keySet()), names(row), table);
                columns.forEach((name, type) -> {
                    var value = row.path(name);
                    if (value.isNull()) {
                        assertTrue(
                                !type.startsWith("array") && !type.equals("boolean"), table + "." + name + " is null");
                        return;
                    }
                    withValue.add(name);
                    assertEquals(JSON_TYPES.get(type), value.getNodeType().toString(), table + "." + name);
                    if (type.equals("int")) {
                        assertTrue(value.isInt(), table + "." + name + " is " + value);
                    }
                    value.valueStream().forEach(one -> assertTrue(one.isTextual(), table + "." + name + " has " + one));
                });
            }
            var never = new HashSet<>(columns.keySet());
            never.removeAll(withValue);
            assertEquals(Set.of(), never, "columns of " + table + " that no sample fills");
        });
    }

    @Test
    void theTablesHaveTheSameVersionsAndFactsAsTheApi() throws Exception {
        archiveTheSamples();
        write("days");
        for (var row : rows("articles")) {
            var version = api("/articles/" + row.path("article_id").asText() + "/versions/"
                    + row.path("version").asText());
            assertEquals(version.path("title"), row.path("title"));
            assertEquals(version.path("text"), row.path("text"));
            assertEquals(version.path("arrived"), row.path("arrived"));
        }
        var latest = new TreeMap<String, JsonNode>();
        for (var row : rows("facts")) {
            latest.merge(
                    row.path("fact_id").asText(),
                    row,
                    (some, other) -> some.path("revision").asInt()
                                    > other.path("revision").asInt()
                            ? some
                            : other);
        }
        var sightings = new TreeMap<String, Integer>();
        rows("sightings").forEach(row -> sightings.merge(row.path("fact_id").asText(), 1, Integer::sum));
        assertEquals(latest.keySet(), sightings.keySet());
        latest.forEach((id, row) -> {
            var fact = api("/facts/" + id);
            assertEquals(fact.path("revision"), row.path("revision"), id);
            assertEquals(fact.path("status"), row.path("status"), id);
            assertEquals(fact.path("date"), row.path("fact_date"), id);
            assertEquals(fact.path("sources"), row.path("sources"), id);
            assertEquals(fact.path("withdrawn"), row.path("withdrawn"), id);
            assertEquals(fact.path("sightings").size(), sightings.get(id), id);
        });
    }

    @Test
    void rebuildingTheIndexDuplicatesNoRow() throws Exception {
        archiveTheSamples();
        write("days");
        var articles = rows("articles").size();
        var sightings = rows("sightings").size();
        var facts = ids("facts").size();
        var files = keys("tables/");
        var versions = keys("articles/");
        stack.close();
        Stacks.forgetTheIndex(data);
        clock.advance(Duration.ofDays(300));
        start();
        assertEquals(List.of(), write("days"));
        for (var key : versions) {
            stack.send("IndexQueue", Id.of(key, 10), "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"" + key + "\"}}}]}");
        }
        stack.awaitIdle();
        // These days were changed just now, and the next run writes them once more.
        assertEquals(List.of("2025-02-12", "2025-02-13"), write("days"));
        assertEquals(files, keys("tables/"));
        assertEquals(articles, rows("articles").size());
        assertEquals(sightings, rows("sightings").size());
        // A fact without an alert may have another id now, and the old id must be gone.
        assertEquals(facts, ids("facts").size());
        for (var id : ids("facts")) {
            assertEquals(200, Stacks.get(stack.api(), "/facts/" + id).statusCode(), id);
        }
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of("2025-02-12", "2025-02-13"), write("days"));
        clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), write("days"));
    }

    @Test
    void deletedArticlesAreRemovedFromTheTables() throws Exception {
        archiveTheSamples();
        write("days");
        var article = rows("sightings").getFirst().path("article_id").asText();
        var clients = new Clients(stack.environment("TablesFunction"));
        var table = stack.environment("TablesFunction").get("INDEX_TABLE");
        var index = new DynamoFactIndex(clients.dynamo(), table);
        var delete = new DeleteArticle(
                new S3ArticleArchive(clients.s3(), bucket()),
                new S3ArticleRemoval(clients.s3(), bucket()),
                new S3LegalHolds(clients.s3(), bucket()),
                index,
                index,
                new DynamoFactRemoval(clients.dynamo(), table),
                new DynamoArrivals(clients.dynamo(), table),
                clock);
        delete.delete(delete.plan(article).orElseThrow(), "A wrong person was named");
        stack.awaitIdle();
        clock.advance(Duration.ofDays(1));
        write("days");
        for (var name : List.of("articles", "sightings")) {
            assertTrue(
                    rows(name).stream()
                            .noneMatch(row -> row.path("article_id").asText().equals(article)),
                    article + " is still in " + name);
        }
    }

    /** Archives half of the samples on one day and half on the next, and moves the clock past both. */
    private void archiveTheSamples() throws Exception {
        start();
        try (var listed = Files.list(ARTICLES)) {
            int count = 0;
            for (var file : listed.sorted().toList()) {
                if (count++ == 9) {
                    stack.awaitIdle();
                    clock.advance(Duration.ofHours(12));
                }
                var name = file.getFileName().toString();
                var type = name.endsWith(".json")
                        ? "application/json"
                        : name.endsWith(".html") ? "text/html" : "text/plain";
                Stacks.post(stack.api(), type, Files.readAllBytes(file));
            }
        }
        stack.awaitIdle();
        clock.advance(Duration.ofDays(1));
    }

    private void start() throws Exception {
        stack = Stacks.start(data, clock);
    }

    private List<String> write(String what) throws Exception {
        return stack.invoke("TablesFunction", Json.MAPPER.createObjectNode())
                .path(what)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode api(String path) {
        try {
            return Stacks.json(Stacks.get(stack.api(), path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> ids(String table) {
        var ids = new HashSet<String>();
        rows(table).forEach(row -> ids.add(row.path("fact_id").asText()));
        return ids;
    }

    private S3Client s3() {
        return new Clients(stack.environment("TablesFunction")).s3();
    }

    private String bucket() {
        return stack.environment("TablesFunction").get("ARCHIVE_BUCKET");
    }

    private List<String> keys(String prefix) {
        return s3().listObjectsV2(list -> list.bucket(bucket()).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    private List<JsonNode> rows(String table) {
        var rows = new ArrayList<JsonNode>();
        for (var key : keys("tables/" + table + "/")) {
            var bytes =
                    s3().getObjectAsBytes(get -> get.bucket(bucket()).key(key)).asByteArray();
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()) {
                    rows.add(Json.MAPPER.readTree(line));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }

    private static List<String> names(JsonNode row) {
        var names = new ArrayList<String>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Column types by column names, by table. */
    private static Map<String, Map<String, String>> glueTables() {
        var template = Json.MAPPER.<JsonNode>valueToTree(Yaml.read(Stacks.PROJECT.resolve("infra/queries.yaml")));
        var tables = new TreeMap<String, Map<String, String>>();
        for (var resource : template.path("Resources")) {
            if (resource.path("Type").asText().equals("AWS::Glue::Table")) {
                var table = resource.path("Properties").path("TableInput");
                var columns = new LinkedHashMap<String, String>();
                for (var column : table.path("StorageDescriptor").path("Columns")) {
                    columns.put(
                            column.path("Name").asText(), column.path("Type").asText());
                }
                tables.put(table.path("Name").asText(), columns);
            }
        }
        return tables;
    }
}
