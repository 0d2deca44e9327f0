package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks resources against the published schemas of CloudFormation: names of properties, types, enumerations, limits and
 * patterns. Intrinsic functions pass, because their values are known only when the template is deployed.
 *
 * <p>{@code cloudformation.json} has the parts of the schemas that this class reads, as cfn-lint 1.x packages them (licence
 * MIT-0), and for the types of SAM what its reference says.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">
 *     SAM's reference</a>
 */
final class Schemas {
    private static final JsonNode TYPES = types();
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");
    private static final Set<String> POLICIES = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");

    private Schemas() {}

    static List<String> resourcesFollowTheirSchemas(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var resource : template.root().path("Resources").properties()) {
                resource(template, resource.getKey(), resource.getValue(), faults);
            }
        }
        globals(stack.system(), faults);
        return faults;
    }

    /** The faults of one resource. */
    static List<String> faultsOf(Template template, String id) {
        var faults = new ArrayList<String>();
        resource(template, id, template.resource(id), faults);
        return faults;
    }

    private static void resource(Template template, String id, JsonNode resource, List<String> faults) {
        var type = TYPES.path(resource.path("Type").asText());
        if (type.isMissingNode()) {
            faults.add(id + " has a type that CloudFormation does not know: " + resource.path("Type"));
            return;
        }
        for (var attribute : resource.properties()) {
            if (!ATTRIBUTES.contains(attribute.getKey())) {
                faults.add(id + " has an attribute that CloudFormation does not know: " + attribute.getKey());
            }
        }
        for (var attribute : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            if (resource.has(attribute)
                    && !POLICIES.contains(resource.path(attribute).asText())) {
                faults.add(id + " has no policy of CloudFormation: " + resource.path(attribute));
            }
        }
        if (resource.has("Condition")
                && !template.root()
                        .path("Conditions")
                        .has(resource.path("Condition").asText())) {
            faults.add(id + " has a condition that is not there: " + resource.path("Condition"));
        }
        for (var dependency : resource.path("DependsOn")) {
            if (template.resource(dependency.asText()).isMissingNode()) {
                faults.add(id + " depends on what is not there: " + dependency);
            }
        }
        object(type, type, resource.path("Properties"), id, faults);
        for (var event : resource.path("Properties").path("Events").properties()) {
            var name = event.getValue().path("Type").asText();
            var schema = type.path("definitions").path("event." + name);
            if (resource.path("Type").asText().equals("AWS::Serverless::Function")) {
                if (schema.isMissingNode()) {
                    faults.add(id + "'s event " + event.getKey() + " has a type that SAM does not know: " + name);
                } else {
                    object(type, schema, event.getValue().path("Properties"), id + "/" + event.getKey(), faults);
                }
            }
        }
    }

    private static void globals(Template system, List<String> faults) {
        var function = TYPES.path("AWS::Serverless::Function");
        object(function, function, system.root().path("Globals").path("Function"), "Globals", faults);
    }

    private static void value(JsonNode type, JsonNode given, JsonNode value, String path, List<String> faults) {
        if (isIntrinsic(value)) {
            // Whichever is chosen must be right.
            for (int i = 1; i <= 2 && value.path("Fn::If").size() == 3; i++) {
                value(type, given, value.path("Fn::If").path(i), path + "/Fn::If/" + i, faults);
            }
            return;
        }
        var schema = given.has("$ref")
                ? type.path("definitions").path(given.path("$ref").asText().replaceFirst(".*/", ""))
                : given;
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice) && schema.path(choice).valueStream().noneMatch(one -> fits(type, one, value))) {
                faults.add(path + " fits none of its schemas: " + value);
            }
        }
        schema.path("allOf").forEach(part -> value(type, part, value, path, faults));
        if (schema.has("enum")
                && schema.path("enum").valueStream().noneMatch(one -> one.asText()
                        .equals(value.asText()))) {
            faults.add(path + " is none of " + schema.path("enum") + ": " + value);
        }
        if (schema.has("type") && !isOf(schema.path("type"), value)) {
            faults.add(path + " is no " + schema.path("type").asText() + ": " + value);
            return;
        }
        limits(schema, value, path, faults);
        if (value.isArray()) {
            if (value.size() < schema.path("minItems").asInt(0)
                    || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
                faults.add(path + " has " + value.size() + " items");
            }
            for (int i = 0; i < value.size(); i++) {
                value(type, schema.path("items"), value.path(i), path + "/" + i, faults);
            }
        } else if (value.isObject()) {
            object(type, schema, value, path, faults);
        }
    }

    private static void limits(JsonNode schema, JsonNode value, String path, List<String> faults) {
        if (value.isNumber()
                && (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                        || value.asDouble() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY))) {
            faults.add(path + " is out of its limits: " + value);
        }
        if (value.isTextual()
                && schema.has("pattern")
                && !java.util.regex.Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            faults.add(path + " does not match " + schema.path("pattern") + ": " + value);
        }
    }

    private static void object(JsonNode type, JsonNode schema, JsonNode value, String path, List<String> faults) {
        var known = schema.path("properties");
        for (var property : value.properties()) {
            if (known.has(property.getKey())) {
                value(type, known.path(property.getKey()), property.getValue(), path + "/" + property.getKey(), faults);
            } else if (!known.isEmpty() && schema.path("patternProperties").isEmpty()) {
                faults.add(path + " has a property that is not in its schema: " + property.getKey());
            }
        }
        for (var required : schema.path("required")) {
            if (!value.has(required.asText())) {
                faults.add(path + " lacks " + required.asText());
            }
        }
    }

    private static boolean fits(JsonNode type, JsonNode schema, JsonNode value) {
        var faults = new ArrayList<String>();
        value(type, schema, value, "", faults);
        return faults.isEmpty();
    }

    /** Whether CloudFormation accepts a value for a type; it turns numbers and booleans into texts and back. */
    private static boolean isOf(JsonNode types, JsonNode value) {
        var accepted =
                types.isArray() ? types.valueStream().map(JsonNode::asText).toList() : List.of(types.asText());
        return accepted.stream().anyMatch(type -> switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isValueNode();
            case "boolean" -> value.isBoolean() || value.asText().matches("true|false");
            case "integer" -> value.asText().matches("-?\\d+");
            case "number" -> value.asText().matches("-?\\d+(\\.\\d+)?");
            default -> true;
        });
    }

    private static boolean isIntrinsic(JsonNode value) {
        return value.isObject()
                && value.size() == 1
                && (value.has("Ref") || value.fieldNames().next().startsWith("Fn::"));
    }

    private static JsonNode types() {
        try (var in = Schemas.class.getResourceAsStream("cloudformation.json")) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
