package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faults that are made by themselves: each is one change of one value of a template, as a slip of the hand would make it.
 * What is removed, misspelt, off by a factor of a hundred, or refers to a neighbour of the same type.
 */
final class Mutants {
    private static final int FACTOR = 100;

    private final Template template;
    private final List<Mutant> made = new ArrayList<>();

    private Mutants(Template template) {
        this.template = template;
    }

    /**
     * One change.
     *
     * @param path where, parts separated by slashes
     * @param what the change, in a word and the new value
     * @param value the new value; absent to remove it
     * @param newName the new name of a renamed property
     */
    record Mutant(String path, String what, Optional<JsonNode> value, Optional<String> newName) {
        /** The logical id of the resource that changes. */
        String resource() {
            return path.substring(0, path.indexOf('/'));
        }

        /** Makes the change in a copy. */
        void into(Template copy) {
            JsonNode node = copy.root().path("Resources");
            var parts = path.split("/");
            for (int i = 0; i < parts.length - 1; i++) {
                node = child(node, parts[i]);
            }
            var last = unescaped(parts[parts.length - 1]);
            switch (node) {
                case ArrayNode array when value.isEmpty() -> array.remove(Integer.parseInt(last));
                case ArrayNode array -> array.set(Integer.parseInt(last), value.get());
                case ObjectNode object when newName.isPresent() -> object.set(newName.get(), object.remove(last));
                case ObjectNode object when value.isEmpty() -> object.remove(last);
                case ObjectNode object -> object.set(last, value.get());
                default -> throw new IllegalStateException("nothing to change at " + path);
            }
        }

        private static JsonNode child(JsonNode node, String part) {
            return node.isArray() ? node.path(Integer.parseInt(part)) : node.path(unescaped(part));
        }

        @Override
        public String toString() {
            return path + ": " + what;
        }
    }

    /** All changes of a template's resources. */
    static List<Mutant> of(Template template) {
        var mutants = new Mutants(template);
        template.root().path("Resources").properties().forEach(resource -> {
            mutants.children(resource.getKey(), resource.getValue());
            mutants.replace(
                    resource.getKey() + "/Type",
                    "misspelt",
                    text(resource.getValue().path("Type").asText() + "s"));
        });
        return mutants.made;
    }

    private void children(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                var child = path + "/" + escaped(field.getKey());
                // A resource without a type is nothing; that it is misspelt is tried.
                if (!field.getKey().equals("Type") || path.contains("/")) {
                    made.add(new Mutant(child, "removed", Optional.empty(), Optional.empty()));
                    made.add(new Mutant(
                            child, "misspelt", Optional.of(field.getValue()), Optional.of(field.getKey() + "s")));
                }
                value(child, field.getValue());
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                made.add(new Mutant(path + "/" + i, "removed", Optional.empty(), Optional.empty()));
                value(path + "/" + i, node.path(i));
            }
        }
    }

    private void value(String path, JsonNode value) {
        if (value.has("Ref") || value.has("Fn::GetAtt")) {
            var id = value.has("Ref")
                    ? value.path("Ref").asText()
                    : value.path("Fn::GetAtt").path(0).asText();
            neighbours(id).forEach(other -> replace(path, "refers to " + other, referring(value, other)));
            replace(path, "written out", text("parley-" + id + "-1ABC2DEF"));
        } else if (value.has("Fn::If")) {
            replace(path, "written out", text("parley"));
            var choice = value.path("Fn::If");
            var otherWay = JsonNodeFactory.instance.arrayNode();
            replace(
                    path + "/Fn::If",
                    "the other way round",
                    otherWay.add(choice.path(0)).add(choice.path(2)).add(choice.path(1)));
            nextTo(choice.path(0).asText(), names("Conditions"))
                    .forEach(other -> replace(path + "/Fn::If/0", "by " + other, text(other)));
            value(path + "/Fn::If/1", choice.path(1));
            value(path + "/Fn::If/2", choice.path(2));
        } else if (value.has("Fn::FindInMap")) {
            var name = value.path("Fn::FindInMap").path(2).asText();
            nextTo(name, settings()).forEach(other -> replace(path, "reads " + other, Settings.read(other)));
            replace(path, "written out", text("parley"));
            children(path, value);
        } else if (value.has("Fn::Sub")) {
            replace(path, "written out", text("parley"));
        } else if (value.isNumber()) {
            replace(path, "is 0", IntNode.valueOf(0));
            replace(path, "a hundred times", IntNode.valueOf(value.asInt() * FACTOR));
            replace(path, "a hundredth", IntNode.valueOf(value.asInt() / FACTOR));
        } else if (value.isBoolean()) {
            replace(path, "is " + !value.asBoolean(), BooleanNode.valueOf(!value.asBoolean()));
        } else if (value.isTextual()) {
            replace(path, "misspelt", text(value.asText() + "x"));
        } else {
            children(path, value);
        }
    }

    private static JsonNode referring(JsonNode value, String other) {
        var changed = JsonNodeFactory.instance.objectNode();
        if (value.has("Ref")) {
            return changed.put("Ref", other);
        }
        changed.putArray("Fn::GetAtt").add(other).add(value.path("Fn::GetAtt").path(1));
        return changed;
    }

    /** The next resource of the same type, or the next parameter. */
    private Stream<String> neighbours(String id) {
        var type = template.resource(id).path("Type").asText();
        return nextTo(
                id,
                type.isEmpty()
                        ? names("Parameters")
                        : List.copyOf(template.resources(type).keySet()));
    }

    private List<String> settings() {
        return Settings.checks(template).propertyStream().map(Map.Entry::getKey).toList();
    }

    private List<String> names(String section) {
        return template.root()
                .path(section)
                .propertyStream()
                .map(entry -> entry.getKey())
                .toList();
    }

    private static Stream<String> nextTo(String name, List<String> all) {
        int at = all.indexOf(name);
        return at < 0 || all.size() < 2 ? Stream.empty() : Stream.of(all.get((at + 1) % all.size()));
    }

    private void replace(String path, String what, JsonNode value) {
        made.add(new Mutant(path, what, Optional.of(value), Optional.empty()));
    }

    private static TextNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
