package dev.parley.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.parley.json.Json;
import dev.parley.local.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code infra/openapi.yaml}: its operations, and checks of answers against it. */
public final class OpenApi {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode root;

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    public static OpenApi read(Path project) {
        return new OpenApi(Json.MAPPER.valueToTree(Yaml.read(project.resolve("infra/openapi.yaml"))));
    }

    /**
     * One method of one path.
     *
     * @param guard the security scheme that it asks for, or NONE
     * @param parameters its own and its path's, references followed
     */
    public record Operation(String method, String path, String guard, List<JsonNode> parameters, JsonNode body) {
        /** The route key of template.yaml: {@code GET /articles/{id}}. */
        public String route() {
            return method + " " + path;
        }

        public List<JsonNode> parameters(String in) {
            return parameters.stream()
                    .filter(one -> one.path("in").asText().equals(in))
                    .toList();
        }
    }

    public List<Operation> operations() {
        var found = new ArrayList<Operation>();
        for (var path : root.path("paths").properties()) {
            for (var method : METHODS) {
                var operation = path.getValue().path(method);
                if (operation.isObject()) {
                    var parameters = new ArrayList<JsonNode>();
                    path.getValue().path("parameters").forEach(one -> parameters.add(followed(one)));
                    operation.path("parameters").forEach(one -> parameters.add(followed(one)));
                    found.add(new Operation(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey(),
                            guard(operation.has("security") ? operation.path("security") : root.path("security")),
                            parameters,
                            operation.path("requestBody")));
                }
            }
        }
        return found;
    }

    private static String guard(JsonNode security) {
        return security.isEmpty() ? "NONE" : security.path(0).fieldNames().next();
    }

    /** The deviations of an answer from the document, as sentences. */
    public List<String> faults(String route, int status, Optional<String> contentType, byte[] body) {
        var parts = route.split(" ", 2);
        var responses = root.path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(Locale.ROOT))
                .path("responses");
        var type = contentType.map(given -> given.replaceFirst("\\s*;.*", "").toLowerCase(Locale.ROOT));
        var described = new ArrayList<JsonNode>();
        for (var key : List.of(String.valueOf(status), status / 100 + "XX")) {
            if (responses.has(key)) {
                described.add(followed(responses.path(key)));
            }
        }
        if (described.isEmpty()) {
            return List.of("the document does not know the status " + status);
        }
        for (var response : described) {
            var content = response.path("content");
            if (content.isMissingNode() && body.length == 0) {
                return List.of();
            }
            var media = type.map(content::path).filter(JsonNode::isObject).orElseGet(() -> content.path("*/*"));
            if (media.isObject()) {
                return type.filter(name -> name.endsWith("json")).isPresent()
                        ? invalid(media.path("schema"), new String(body, StandardCharsets.UTF_8))
                        : List.of();
            }
        }
        return List.of("the document does not know the media type " + type + " with the status " + status);
    }

    /** The deviations of a value from a schema of the document. */
    public List<String> invalid(JsonNode schema, String json) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        if (schema.isObject()) {
            whole.setAll((ObjectNode) schema.deepCopy());
        }
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** Calls the action with every example of the document and its schema. */
    void examples(BiConsumer<JsonNode, JsonNode> action) {
        examples(root, action);
    }

    private static void examples(JsonNode node, BiConsumer<JsonNode, JsonNode> action) {
        if (node.has("example") && node.has("schema")) {
            action.accept(node.path("schema"), node.path("example"));
        }
        node.forEach(child -> examples(child, action));
    }

    /** The node that a reference of the document leads to. */
    public JsonNode followed(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }
}
