package dev.parley.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values from the schemas of the document: mostly valid ones, some that are not. */
public final class RequestGenerator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Texts that some member may want, and texts that none wants. */
    private static final List<String> TEXTS = List.of(
            "Donald Trump",
            "Vladimir Putin",
            "UKR",
            "leader_call",
            "2025-02-12",
            "2025-02-12T22:00:00Z",
            "https://wire.example.com/1",
            "a b",
            "",
            "\uD83D\uDE42",
            "\u202Eright",
            "x\u0000y",
            "9".repeat(30));

    /** Values for members whose schema is only "a text", by name. */
    private static final Map<String, List<String>> BY_NAME = Map.of(
            "email", List.of("ann@example.org", "bob@example.org", "ann"),
            "phone", List.of("+44 7700 900123", "+447700900124", "12"),
            "code", List.of("123456", "12"),
            "people", List.of("Donald Trump", "vladimir-putin", "Nobody Atall"),
            "countries", List.of("UKR", "Russia", "XYZ"));

    private final OpenApi document;
    private final Random random;

    public RequestGenerator(OpenApi document, long seed) {
        this.document = document;
        this.random = new Random(seed);
    }

    /** A value for a schema. */
    public JsonNode value(JsonNode schema) {
        return value(schema, "");
    }

    private JsonNode value(JsonNode given, String name) {
        var schema = document.followed(given);
        if (random.nextInt(25) == 0) {
            return strange();
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return value(
                        schema.path(choice)
                                .path(random.nextInt(schema.path(choice).size())),
                        name);
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("allOf") || schema.has("properties")) {
            return object(schema);
        }
        var type = schema.path("type").isArray()
                ? schema.path("type")
                        .path(random.nextInt(schema.path("type").size()))
                        .asText()
                : schema.path("type").asText("string");
        return switch (type) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" ->
                JSON.numberNode(
                        schema.path("minimum").asInt(0) + random.nextInt(120) - (random.nextInt(9) == 0 ? 50 : 0));
            case "array" -> {
                var array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(schema.path("items"), name));
                }
                yield array;
            }
            case "object" -> object(schema);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(one(BY_NAME.getOrDefault(name, TEXTS)));
        };
    }

    private ObjectNode object(JsonNode schema) {
        var object = Json.MAPPER.createObjectNode();
        schema.path("allOf").forEach(part -> object.setAll(object(document.followed(part))));
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (var property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getValue(), property.getKey()));
            }
        }
        return object;
    }

    private JsonNode strange() {
        return switch (random.nextInt(5)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.arrayNode().add(JSON.objectNode());
            case 2 -> JSON.numberNode(1e300);
            case 3 -> JSON.objectNode().put("\uD83D\uDE42", 1);
            default -> JSON.textNode(one(TEXTS));
        };
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A query of some parameters of an operation, percent-encoded. */
    public String query(OpenApi.Operation operation) {
        var pairs = new ArrayList<String>();
        for (var parameter : operation.parameters("query")) {
            if (random.nextInt(4) == 0) {
                var value = random.nextInt(3) == 0
                        ? JSON.textNode(one(TEXTS))
                        : random.nextBoolean() && parameter.has("example")
                                ? parameter.path("example")
                                : value(
                                        parameter.path("schema"),
                                        parameter.path("name").asText());
                pairs.add(encoded(parameter.path("name").asText()) + "="
                        + encoded(value.isValueNode() ? value.asText() : value.toString()));
            }
        }
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
