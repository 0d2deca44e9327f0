package dev.parley.local;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the intrinsic functions of a template. An unsupported one is an error.
 *
 * @param references values of {@code Ref} by name, and of {@code GetAtt} by {@code name.attribute}
 * @param conditions conditions of the template, not evaluated
 * @param mappings mappings of the template
 */
record Intrinsics(
        Map<String, Object> references, Map<String, Object> conditions, Map<String, Map<String, Object>> mappings) {
    /** The value of {@code AWS::NoValue}, which removes a property. */
    static final Object NO_VALUE = new Object();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

    @Nullable
    Object resolve(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map when map.size() == 1 && isIntrinsic(map) -> intrinsic(map);
            case Map<?, ?> map -> {
                var resolved = new LinkedHashMap<String, Object>();
                map.forEach((key, inner) -> {
                    var one = resolve(inner);
                    if (!NO_VALUE.equals(one)) {
                        resolved.put((String) key, one);
                    }
                });
                yield resolved;
            }
            case List<?> list ->
                list.stream()
                        .map(this::resolve)
                        .filter(one -> !NO_VALUE.equals(one))
                        .toList();
            case null, default -> value;
        };
    }

    boolean holds(String condition) {
        if (!conditions.containsKey(condition)) {
            throw new IllegalArgumentException("the template has no condition " + condition);
        }
        return truth(resolve(conditions.get(condition)));
    }

    private static boolean isIntrinsic(Map<?, ?> map) {
        var name = (String) map.keySet().iterator().next();
        return name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::");
    }

    private @Nullable Object intrinsic(Map<?, ?> map) {
        var name = (String) map.keySet().iterator().next();
        var value = requireNonNull(map.get(name), name);
        return switch (name) {
            case "Ref" -> reference((String) value);
            case "Condition" -> holds((String) value);
            case "Fn::GetAtt" -> reference(argument(value, 0) + "." + argument(value, 1));
            case "Fn::Sub" -> substitute(value);
            case "Fn::FindInMap" ->
                find(text(((List<?>) value).get(0)), text(((List<?>) value).get(1)), text(((List<?>) value).get(2)));
            case "Fn::If" -> resolve(((List<?>) value).get(holds(argument(value, 0)) ? 1 : 2));
            case "Fn::Equals" -> Objects.equals(text(((List<?>) value).get(0)), text(((List<?>) value).get(1)));
            case "Fn::Not" -> !truth(resolve(((List<?>) value).getFirst()));
            case "Fn::And" -> ((List<?>) value).stream().allMatch(one -> truth(resolve(one)));
            case "Fn::Or" -> ((List<?>) value).stream().anyMatch(one -> truth(resolve(one)));
            case "Fn::Join" ->
                String.join(
                        argument(value, 0),
                        ((List<?>) requireNonNull(resolve(((List<?>) value).get(1))))
                                .stream().map(String::valueOf).toList());
            default -> throw new IllegalArgumentException("the local stack does not support the intrinsic " + name);
        };
    }

    private Object find(String mapping, String key, String name) {
        if (!mappings.containsKey(mapping)) {
            throw new IllegalArgumentException("the template has no mapping " + mapping);
        }
        if (!(requireNonNull(mappings.get(mapping)).get(key) instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("the mapping " + mapping + " has no key " + key);
        }
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the mapping " + mapping + " has no " + name + " for " + key);
        }
        return value;
    }

    private static String argument(Object list, int index) {
        return String.valueOf(((List<?>) list).get(index));
    }

    private String text(@Nullable Object value) {
        return String.valueOf(resolve(value));
    }

    private static boolean truth(@Nullable Object value) {
        return Boolean.parseBoolean(String.valueOf(value));
    }

    private @Nullable Object reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NO_VALUE;
        }
        if (!references.containsKey(name)) {
            throw new IllegalArgumentException("the local stack has no value for " + name);
        }
        return references.get(name);
    }

    private String substitute(Object value) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("the local stack supports Fn::Sub of a string only");
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(String.valueOf(reference(match.group(1)))));
    }
}
