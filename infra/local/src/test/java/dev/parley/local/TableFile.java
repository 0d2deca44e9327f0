package dev.parley.local;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.dynamodb.services.local.shared.access.LocalDBUtils;

/**
 * Writes rows straight into the file of DynamoDB Local, whose API takes a millisecond or more for each. The stream of the
 * table does not have them, so that no function follows them.
 */
public final class TableFile {
    private static final String FILE = "shared-local-instance.db";
    private static final int FIXED = 7;

    private TableFile() {}

    /**
     * Writes rows that do not exist yet.
     *
     * @param data folder of a stack that ran before and does not run now
     */
    public static void insert(Path data, String table, Stream<Map<String, AttributeValue>> rows)
            throws SQLiteException, IOException {
        var file = new SQLiteConnection(data.resolve("dynamodb").resolve(FILE).toFile()).open(false);
        try {
            var columns = columns(file, table);
            var names = "hashKey, rangeKey, hashValue, rangeValue, hashRangeValue, itemSize, ObjectJSON, "
                    + String.join(", ", columns.values());
            var insert = file.prepare("INSERT INTO \"" + table + "\" (" + names + ") VALUES (?"
                    + ", ?".repeat(FIXED - 1 + columns.size()) + ")");
            // Nothing is lost that a second run would not write again, and the indexes stay in memory.
            file.exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -400000; BEGIN");
            for (var row : (Iterable<Map<String, AttributeValue>>) rows::iterator) {
                var pk = row.get("pk").s();
                var sk = row.get("sk").s();
                var json = Json.MAPPER.writeValueAsBytes(item(row));
                insert.reset()
                        .bind(1, bytes(pk))
                        .bind(2, bytes(sk))
                        .bind(3, LocalDBUtils.getHashValue(local(pk)))
                        .bind(4, LocalDBUtils.getHashValue(local(sk)))
                        .bind(5, LocalDBUtils.getHashValue(local(pk), local(sk)))
                        .bind(6, json.length)
                        .bind(FIXED, json);
                int column = FIXED;
                for (var attribute : columns.keySet()) {
                    column++;
                    if (row.containsKey(attribute)) {
                        insert.bind(column, bytes(row.get(attribute).s()));
                    } else {
                        insert.bindNull(column);
                    }
                }
                insert.step();
            }
            file.exec("COMMIT");
        } finally {
            file.dispose();
        }
    }

    /** The columns of the keys of indexes, by attribute. */
    private static Map<String, String> columns(SQLiteConnection file, String table)
            throws SQLiteException, IOException {
        var columns = new LinkedHashMap<String, String>();
        var info = file.prepare("SELECT TableInfo FROM dm WHERE TableName = ?").bind(1, table);
        info.step();
        for (var index : Json.MAPPER.readTree(info.columnBlob(0)).path("UniqueGSIIndexes")) {
            for (var key : index) {
                columns.put(
                        key.path("DynamoDBAttribute").path("AttributeName").asText(),
                        key.path("SQLiteColumnName").asText());
            }
        }
        return columns;
    }

    private static JsonNode item(Map<String, AttributeValue> row) {
        var item = Json.MAPPER.createObjectNode();
        row.forEach((name, value) -> {
            var typed = item.putObject(name);
            switch (value.type()) {
                case S -> typed.put("S", value.s());
                case N -> typed.put("N", value.n());
                case B -> typed.put("B", value.b().asByteArrayUnsafe());
                case SS -> value.ss().forEach(typed.putArray("SS")::add);
                case NS, BS, L, M, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException(name + " is of type " + value.type());
            }
        });
        return item;
    }

    private static software.amazon.dynamodb.services.local.shared.model.AttributeValue local(String text) {
        return new software.amazon.dynamodb.services.local.shared.model.AttributeValue(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
