package dev.parley.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter policy over message attributes, with the limits and the matching rules of SNS. Conditions of SNS that this class
 * does not support are refused, never ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">the limits</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/attribute-key-matching.html">matching by keys</a>
 */
final class SnsFilter {
    private static final int MAX_KEYS = 5;
    private static final int MAX_COMBINATIONS = 150;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Set<String> OPERATORS =
            Set.of("exists", "prefix", "suffix", "equals-ignore-case", "anything-but");

    private final JsonNode policy;

    /**
     * A message attribute.
     *
     * @param type {@code String}, {@code String.Array}, {@code Number} or {@code Binary}
     */
    record Attribute(String type, String value) {
        /** The values that a filter compares; none for a binary attribute, which SNS ignores. */
        List<JsonNode> values() {
            return switch (type) {
                case "String" -> List.of(Json.MAPPER.getNodeFactory().textNode(value));
                case "Number", "String.Array" -> parsed();
                default -> List.of();
            };
        }

        private List<JsonNode> parsed() {
            try {
                var json = Json.MAPPER.readTree(value);
                return json.isArray() ? json.valueStream().toList() : List.of(json);
            } catch (IOException e) {
                return List.of();
            }
        }
    }

    private SnsFilter(JsonNode policy) {
        this.policy = policy;
    }

    /** Parses a policy as {@code Subscribe} and {@code SetSubscriptionAttributes} do; an empty one passes every message. */
    static SnsFilter of(String json) throws SnsRefused {
        if (json.isEmpty()) {
            return new SnsFilter(Json.MAPPER.createObjectNode());
        }
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused("the policy has more than " + MAX_BYTES + " bytes");
        }
        try {
            var policy = Json.MAPPER.readTree(json);
            check(policy);
            return new SnsFilter(policy);
        } catch (JsonProcessingException e) {
            throw refused("failed to parse JSON");
        }
    }

    private static void check(JsonNode policy) throws SnsRefused {
        if (!policy.isObject()) {
            throw refused("the policy is not an object");
        }
        if (policy.size() > MAX_KEYS) {
            throw refused("Filter policy can not have more than " + MAX_KEYS + " keys");
        }
        long combinations = 1;
        for (var key : policy.properties()) {
            var conditions = key.getValue();
            if (!conditions.isArray() || conditions.isEmpty()) {
                throw refused("\"" + key.getKey() + "\" must be an array of at least one value");
            }
            combinations *= conditions.size();
            for (var condition : conditions) {
                checkCondition(key.getKey(), condition);
            }
        }
        if (combinations > MAX_COMBINATIONS) {
            throw refused("Filter policy is too complex");
        }
    }

    private static void checkCondition(String key, JsonNode condition) throws SnsRefused {
        if (condition.isValueNode()) {
            return;
        }
        if (!condition.isObject()
                || condition.size() != 1
                || !OPERATORS.contains(condition.fieldNames().next())) {
            throw refused("the local SNS does not support this condition of \"" + key + "\": " + condition);
        }
    }

    private static SnsRefused refused(String reason) {
        return SnsRefused.invalid("FilterPolicy: " + reason);
    }

    /** Whether a message with these attributes passes: for every key, one of the conditions is met. */
    boolean passes(Map<String, Attribute> attributes) {
        for (var key : policy.properties()) {
            var attribute = attributes.get(key.getKey());
            if (key.getValue().valueStream().noneMatch(condition -> meets(attribute, condition))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(@Nullable Attribute attribute, JsonNode condition) {
        if (condition.has("exists")) {
            return condition.path("exists").asBoolean() == (attribute != null);
        }
        return attribute != null && attribute.values().stream().anyMatch(value -> matches(value, condition));
    }

    private static boolean matches(JsonNode value, JsonNode condition) {
        if (condition.isNumber() && value.isNumber()) {
            return condition.decimalValue().compareTo(value.decimalValue()) == 0;
        }
        if (condition.isValueNode()) {
            return condition.equals(value);
        }
        var text = value.asText();
        if (condition.has("anything-but")) {
            var but = condition.path("anything-but");
            return but.isArray()
                    ? but.valueStream().noneMatch(one -> matches(value, one))
                    : but.has("prefix") ? !text.startsWith(but.path("prefix").asText()) : !matches(value, but);
        }
        return value.isTextual()
                && (condition.has("prefix")
                                && text.startsWith(condition.path("prefix").asText())
                        || condition.has("suffix")
                                && text.endsWith(condition.path("suffix").asText())
                        || condition.has("equals-ignore-case")
                                && text.equalsIgnoreCase(
                                        condition.path("equals-ignore-case").asText()));
    }
}
