package dev.parley.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of the index table: two keys, the kind of entity, the entity as JSON, and what queries need beside it. */
final class Items {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String ENTITY = "entity";
    static final String JSON = "json";

    private Items() {}

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(PK, text(pk), SK, text(sk));
    }

    static Map<String, AttributeValue> item(String pk, String sk, String entity) {
        var item = new HashMap<>(key(pk, sk));
        item.put(ENTITY, text(entity));
        return item;
    }

    static Map<String, AttributeValue> item(String pk, String sk, String entity, Object json) {
        var item = item(pk, sk, entity);
        item.put(JSON, text(write(json)));
        return item;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static String write(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
        return read(item.get(JSON).s(), type);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
