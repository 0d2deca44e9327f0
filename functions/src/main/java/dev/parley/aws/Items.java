package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of a table: two keys, the kind of entity, the entity as JSON or packed JSON, and attributes for queries. */
final class Items {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String ENTITY = "entity";
    static final String JSON = "json";
    static final String PACKED = "packed";

    /** JSON of up to this many characters is not packed: with its keys it makes a row of less than 1 KB. */
    private static final int PLAIN = 600;

    private Items() {}

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(PK, text(pk), SK, text(sk));
    }

    /** The key of an item that may have other attributes. */
    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of(PK, item.get(PK), SK, item.get(SK));
    }

    static Map<String, AttributeValue> item(String pk, String sk, String entity) {
        var item = new HashMap<>(key(pk, sk));
        item.put(ENTITY, text(entity));
        return item;
    }

    static Map<String, AttributeValue> item(String pk, String sk, String entity, Object json) {
        var item = item(pk, sk, entity);
        var content = write(json);
        item.put(attribute(content), value(content));
        return item;
    }

    /** The attribute for an entity's JSON. Longer JSON is packed, so that a row costs one write unit. */
    static String attribute(String json) {
        return json.length() <= PLAIN ? JSON : PACKED;
    }

    /** The value of {@link #attribute}. */
    static AttributeValue value(String json) {
        return json.length() <= PLAIN
                ? text(json)
                : AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(PackedJson.pack(json)));
    }

    /** An entity's JSON, unpacked. */
    static String json(Map<String, AttributeValue> item) {
        return item.containsKey(PACKED)
                ? PackedJson.unpack(required(item, PACKED).b().asByteArrayUnsafe())
                : required(item, JSON).s();
    }

    /** The value of an attribute that every such item has. */
    static AttributeValue required(Map<String, AttributeValue> item, String attribute) {
        return requireNonNull(item.get(attribute), attribute);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue texts(Collection<String> values) {
        return AttributeValue.fromL(values.stream().map(Items::text).toList());
    }

    /** The texts of a list; empty when the item has no such attribute. */
    static List<String> texts(Map<String, AttributeValue> item, String attribute) {
        return item.containsKey(attribute)
                ? item.get(attribute).l().stream().map(AttributeValue::s).toList()
                : List.of();
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static String write(Object value) {
        try {
            return Json.ROWS.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
        return read(json(item), type);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
