package dev.parley.local;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The parameters that a template declares. */
public final class TemplateParameters {
    private TemplateParameters() {}

    /**
     * The default of a parameter as text.
     *
     * @throws IllegalArgumentException if there is no such parameter, or it has no default
     */
    public static String defaultOf(Path template, String name) {
        if (Yaml.read(template).get("Parameters") instanceof Map<?, ?> parameters
                && parameters.get(name) instanceof Map<?, ?> parameter
                && parameter.get("Default") != null) {
            return parameter.get("Default").toString();
        }
        throw new IllegalArgumentException("the template has no parameter with a default: " + name);
    }

    /**
     * Checks values as CloudFormation does. Unknown parameters pass.
     *
     * @throws IllegalArgumentException if the template does not allow a value; the message names the parameter
     */
    static void check(Path template, Map<String, String> values) {
        var declared = Template.map(Yaml.read(template).get("Parameters"));
        values.forEach((name, value) -> check(name, value, Template.map(declared.get(name))));
    }

    private static void check(String name, String value, Map<String, Object> declared) {
        if (declared.get("AllowedPattern") instanceof String pattern && !value.matches(pattern)) {
            throw refused(name, value, "must match " + pattern, declared);
        }
        if (declared.get("AllowedValues") instanceof List<?> allowed
                && allowed.stream().map(Object::toString).noneMatch(value::equals)) {
            throw refused(name, value, "must be one of " + allowed, declared);
        }
        if ("Number".equals(declared.get("Type"))) {
            checkNumber(name, value, declared);
        }
    }

    private static void checkNumber(String name, String value, Map<String, Object> declared) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw refused(name, value, "must be a number", declared);
        }
        if (declared.get("MinValue") instanceof Number least
                && number.compareTo(new BigDecimal(least.toString())) < 0) {
            throw refused(name, value, "must be at least " + least, declared);
        }
        if (declared.get("MaxValue") instanceof Number most && number.compareTo(new BigDecimal(most.toString())) > 0) {
            throw refused(name, value, "must be at most " + most, declared);
        }
    }

    private static IllegalArgumentException refused(
            String name, String value, String why, Map<String, Object> declared) {
        return new IllegalArgumentException("the parameter " + name + " is \"" + value + "\", but " + why + ". "
                + Objects.toString(declared.get("Description"), ""));
    }
}
