package dev.parley.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;

/**
 * An event filter of Lambda. Objects match by fields, and a list matches if one of its values does. The operators
 * {@code prefix}, {@code exists} and {@code anything-but} are supported; any other is an error.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Lambda event filtering</a>
 */
final class FilterPattern {
    private final JsonNode pattern;

    FilterPattern(String pattern) {
        try {
            this.pattern = Json.MAPPER.readTree(pattern);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a filter pattern: " + pattern, e);
        }
        check(this.pattern);
    }

    boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            for (var rule : pattern) {
                if (rule.isObject() ? operator(rule, value) : rule.equals(value)) {
                    return true;
                }
            }
            return false;
        }
        for (var field : pattern.properties()) {
            if (!matches(field.getValue(), value.path(field.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean operator(JsonNode rule, JsonNode value) {
        var operator = rule.properties().iterator().next();
        return switch (operator.getKey()) {
            case "prefix" ->
                value.isTextual()
                        && value.asText().startsWith(operator.getValue().asText());
            case "exists" -> operator.getValue().asBoolean() != value.isMissingNode();
            default -> !value.isMissingNode() && !matches(operator.getValue(), value);
        };
    }

    private static void check(JsonNode pattern) {
        if (pattern.isArray()) {
            for (var rule : pattern) {
                if (rule.isObject()) {
                    var name = rule.fieldNames().next();
                    if (!name.equals("prefix") && !name.equals("exists") && !name.equals("anything-but")) {
                        throw new IllegalArgumentException(
                                "the local stack does not support the filter operator " + name);
                    }
                }
            }
        } else if (pattern.isObject()) {
            pattern.forEach(FilterPattern::check);
        } else {
            throw new IllegalArgumentException("the values of a filter pattern must be in lists: " + pattern);
        }
    }
}
