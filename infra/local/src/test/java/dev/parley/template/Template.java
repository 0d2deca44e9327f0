package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.local.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A CloudFormation template, with every intrinsic function in its long form: {@code !Ref X} as {@code {"Ref": "X"}}, and
 * with its loops expanded.
 */
record Template(ObjectNode root) {
    private static final Pattern IN_SUB = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[^}]*)?}");

    /** The project's top folder. */
    static Path project() {
        var root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("template.yaml"))) {
            root = root.getParent();
        }
        return root;
    }

    static Template read(Path file) {
        return new Template(ForEach.expand(Json.MAPPER.valueToTree(Yaml.read(file))));
    }

    Template copy() {
        return new Template(root.deepCopy());
    }

    /**
     * The template as it is when a condition holds, or does not: without choices by it, and with what is left then. What does
     * not change is shared with this one.
     */
    Template where(String condition, boolean holds) {
        var chosen = root.objectNode();
        root.properties().forEach(section -> chosen.set(section.getKey(), section.getValue()));
        var resources = root.objectNode();
        root.path("Resources").properties().forEach(resource -> {
            if (holds || !resource.getValue().path("Condition").asText().equals(condition)) {
                resources.set(resource.getKey(), chosen(resource.getValue(), condition, holds));
            }
        });
        chosen.set("Resources", resources);
        return new Template(chosen);
    }

    private static JsonNode chosen(JsonNode value, String condition, boolean holds) {
        if (!value.isContainerNode()) {
            return value;
        }
        var choice = value.path("Fn::If");
        if (choice.path(0).asText().equals(condition)) {
            return chosen(choice.path(holds ? 1 : 2), condition, holds);
        }
        var changed = false;
        if (value instanceof ObjectNode object) {
            var copy = object.objectNode();
            for (var field : object.properties()) {
                var part = chosen(field.getValue(), condition, holds);
                changed |= part != field.getValue();
                if (!isNoValue(part)) {
                    copy.set(field.getKey(), part);
                }
            }
            return changed ? copy : value;
        }
        var copy = ((ArrayNode) value).arrayNode();
        for (var item : value) {
            var part = chosen(item, condition, holds);
            changed |= part != item;
            if (!isNoValue(part)) {
                copy.add(part);
            }
        }
        return changed ? copy : value;
    }

    private static boolean isNoValue(JsonNode value) {
        return value.path("Ref").asText().equals("AWS::NoValue");
    }

    /** The resources of a type, by logical id. */
    Map<String, JsonNode> resources(String type) {
        var found = new TreeMap<String, JsonNode>();
        for (Entry<String, JsonNode> resource : root.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
            }
        }
        return found;
    }

    JsonNode resource(String logicalId) {
        return root.path("Resources").path(logicalId);
    }

    JsonNode properties(String logicalId) {
        return resource(logicalId).path("Properties");
    }

    /** A function's property, or what Globals say of it. */
    JsonNode function(String logicalId, String property) {
        var own = properties(logicalId).path(property);
        return own.isMissingNode() ? root.path("Globals").path("Function").path(property) : own;
    }

    Set<String> functions() {
        return resources("AWS::Serverless::Function").keySet();
    }

    /** The logical ids, parameters, pseudo parameters and settings that a value refers to. */
    static Set<String> references(JsonNode value) {
        var found = new LinkedHashSet<String>();
        collect(value, found);
        return found;
    }

    /** The only thing that a value refers to; empty when it refers to none or to several. */
    static String reference(JsonNode value) {
        var found = references(value);
        return found.size() == 1 ? found.iterator().next() : "";
    }

    private static void collect(JsonNode value, Set<String> found) {
        if (value.has("Ref")) {
            found.add(value.path("Ref").asText());
        } else if (value.has("Fn::GetAtt")) {
            found.add(value.path("Fn::GetAtt").path(0).asText());
        } else if (value.has("Fn::FindInMap")) {
            found.add(value.path("Fn::FindInMap").path(2).asText());
        } else if (value.has("Fn::Sub")) {
            // Either a text, or a text and the values of names in it.
            var sub = value.path("Fn::Sub");
            var names = sub.path(1);
            var matcher = IN_SUB.matcher(sub.isArray() ? sub.path(0).asText() : sub.asText());
            while (matcher.find()) {
                if (!names.has(matcher.group(1))) {
                    found.add(matcher.group(1));
                }
            }
            names.forEach(part -> collect(part, found));
        } else {
            value.forEach(part -> collect(part, found));
        }
    }
}
