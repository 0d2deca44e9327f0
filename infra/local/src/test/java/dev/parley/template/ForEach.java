package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.json.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * Expands the loops of a template as CloudFormation's transform AWS::LanguageExtensions does: the loop's identifier is
 * replaced in keys, in {@code Fn::Sub} and in {@code Ref}, and what {@code Fn::FindInMap} finds by literal keys is looked up.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html">
 *     Fn::ForEach</a>
 */
final class ForEach {
    private static final String LOOP = "Fn::ForEach::";

    private final JsonNode mappings;

    private ForEach(JsonNode mappings) {
        this.mappings = mappings;
    }

    /** The same template with its resources expanded. */
    static ObjectNode expand(ObjectNode template) {
        var loops = new ForEach(template.path("Mappings"));
        return template.set("Resources", loops.expand(template.path("Resources"), Map.of()));
    }

    private JsonNode expand(JsonNode node, Map<String, String> items) {
        return switch (node) {
            case ArrayNode array -> {
                var expanded = Json.MAPPER.createArrayNode();
                array.forEach(part -> expanded.add(expand(part, items)));
                yield expanded;
            }
            case ObjectNode object when object.has("Ref") -> reference(expand(object.path("Ref"), items), items);
            case ObjectNode object when object.path("Fn::Sub").isTextual() -> substitute(object, items);
            case ObjectNode object
            when object.has("Fn::FindInMap") -> {
                var keys = expand(object.path("Fn::FindInMap"), items);
                if (!keys.valueStream().allMatch(JsonNode::isTextual)) {
                    // A parameter's value is known when it is deployed.
                    yield Changes.reference("Fn::FindInMap", keys);
                }
                var found = mappings;
                for (var key : keys) {
                    found = found.path(key.asText());
                }
                yield found;
            }
            case ObjectNode object -> {
                var expanded = Json.MAPPER.createObjectNode();
                for (var entry : object.properties()) {
                    if (entry.getKey().startsWith(LOOP)) {
                        expanded.setAll(loop(entry.getValue(), items));
                    } else {
                        expanded.set(replaced(entry.getKey(), items), expand(entry.getValue(), items));
                    }
                }
                yield expanded;
            }
            default -> node;
        };
    }

    /** A loop is its identifier, the items, and what each of them makes. */
    private ObjectNode loop(JsonNode loop, Map<String, String> outer) {
        var expanded = Json.MAPPER.createObjectNode();
        for (var item : loop.path(1)) {
            var items = new HashMap<>(outer);
            items.put(loop.path(0).asText(), item.asText());
            expanded.setAll((ObjectNode) expand(loop.path(2), items));
        }
        return expanded;
    }

    private static JsonNode reference(JsonNode name, Map<String, String> items) {
        var item = items.get(name.asText());
        return item == null ? Json.MAPPER.createObjectNode().set("Ref", name) : TextNode.valueOf(item);
    }

    private static JsonNode substitute(ObjectNode sub, Map<String, String> items) {
        var text = replaced(sub.path("Fn::Sub").asText(), items);
        return text.contains("${") ? Json.MAPPER.createObjectNode().put("Fn::Sub", text) : TextNode.valueOf(text);
    }

    private static String replaced(String text, Map<String, String> items) {
        for (var item : items.entrySet()) {
            text = text.replace("${" + item.getKey() + "}", item.getValue());
        }
        return text;
    }
}
