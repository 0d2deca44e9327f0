package dev.parley.local;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values that a template takes: its parameters, and its settings, which the mapping {@code Settings} holds by
 * environment. What a setting may be is in the metadata {@code Settings}, in the form of a parameter.
 */
public final class TemplateInputs {
    private static final String SETTINGS = "Settings";

    /** The parameter that chooses the settings. */
    private static final String ENVIRONMENT = "Environment";

    private final Map<String, Object> parameters;
    private final Map<String, Object> checks;
    private final Map<String, Map<String, Object>> mappings = new LinkedHashMap<>();

    private TemplateInputs(Map<String, Object> template) {
        parameters = Template.map(template.get("Parameters"));
        checks = Template.map(Template.map(template.get("Metadata")).get(SETTINGS));
        Template.map(template.get("Mappings")).forEach((name, mapping) -> mappings.put(name, Template.map(mapping)));
    }

    static TemplateInputs read(Path template) {
        return of(Yaml.read(template));
    }

    /** What a template takes; the template as {@link Yaml} reads it. */
    public static TemplateInputs of(Map<String, Object> template) {
        return new TemplateInputs(template);
    }

    /**
     * The default of a parameter, or the value of a setting in the default environment, as text.
     *
     * @throws IllegalArgumentException if there is neither
     */
    public static String defaultOf(Path template, String name) {
        var inputs = read(template);
        var value = inputs.isSetting(name)
                ? inputs.table()
                        .getOrDefault(String.valueOf(inputs.defaultOf(ENVIRONMENT)), Map.of())
                        .get(name)
                : inputs.defaultOf(name);
        if (value == null) {
            throw new IllegalArgumentException("the template has no setting, and no parameter with a default: " + name);
        }
        return value.toString();
    }

    private @Nullable Object defaultOf(String parameter) {
        return Template.map(parameters.get(parameter)).get("Default");
    }

    private boolean isSetting(String name) {
        return checks.containsKey(name);
    }

    /** The settings by environment. */
    private Map<String, Map<String, Object>> table() {
        var table = new LinkedHashMap<String, Map<String, Object>>();
        mappings.getOrDefault(SETTINGS, Map.of())
                .forEach((environment, settings) -> table.put(environment, Template.map(settings)));
        return table;
    }

    /**
     * The values of the parameters.
     *
     * @param overrides parameters and settings that differ from the template
     * @throws IllegalArgumentException if one of them is neither a parameter nor a setting
     */
    Map<String, Object> parameters(Map<String, String> overrides) {
        var values = new HashMap<String, Object>();
        parameters.keySet().forEach(name -> values.put(name, defaultOf(name)));
        overrides.forEach((name, value) -> {
            if (parameters.containsKey(name)) {
                values.put(name, value);
            } else if (!isSetting(name)) {
                throw new IllegalArgumentException("the template has no parameter and no setting " + name);
            }
        });
        return values;
    }

    /**
     * The mappings. A setting that is overridden has the new value in every environment.
     *
     * @param overrides parameters and settings that differ from the template
     */
    Map<String, Map<String, Object>> mappings(Map<String, String> overrides) {
        var changed = new HashMap<>(mappings);
        var table = new HashMap<String, Object>();
        table().forEach((environment, settings) -> {
            var values = new HashMap<>(settings);
            values.replaceAll((name, value) -> overrides.getOrDefault(name, Objects.toString(value, "")));
            table.put(environment, values);
        });
        changed.put(SETTINGS, table);
        return changed;
    }

    /**
     * Checks values as CloudFormation checks those of parameters, and so every setting of the template. Unknown names pass.
     *
     * @param overrides parameters and settings that differ from the template
     * @throws IllegalArgumentException if the template does not allow a value; the message names the parameter or setting
     */
    public void check(Map<String, String> overrides) {
        overrides.forEach((name, value) -> {
            if (isSetting(name)) {
                check("setting " + name, value, Template.map(checks.get(name)));
            } else {
                check("parameter " + name, value, Template.map(parameters.get(name)));
            }
        });
        table().forEach((environment, settings) -> settings.forEach((name, value) -> check(
                "setting " + name + " of " + environment,
                Objects.toString(value, ""),
                Template.map(checks.get(name)))));
    }

    private static void check(String what, String value, Map<String, Object> declared) {
        if (declared.get("AllowedPattern") instanceof String pattern && !value.matches(pattern)) {
            throw refused(what, value, "must match " + pattern, declared);
        }
        if (declared.get("AllowedValues") instanceof List<?> allowed
                && allowed.stream().map(Object::toString).noneMatch(value::equals)) {
            throw refused(what, value, "must be one of " + allowed, declared);
        }
        if (declared.get("MinLength") instanceof Number least && value.length() < least.intValue()) {
            throw refused(what, value, "must have at least " + least + " characters", declared);
        }
        if (declared.get("MaxLength") instanceof Number most && value.length() > most.intValue()) {
            throw refused(what, value, "must have at most " + most + " characters", declared);
        }
        if ("Number".equals(declared.get("Type"))) {
            checkNumber(what, value, declared);
        }
    }

    private static void checkNumber(String what, String value, Map<String, Object> declared) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw refused(what, value, "must be a number", declared);
        }
        if (declared.get("MinValue") instanceof Number least
                && number.compareTo(new BigDecimal(least.toString())) < 0) {
            throw refused(what, value, "must be at least " + least, declared);
        }
        if (declared.get("MaxValue") instanceof Number most && number.compareTo(new BigDecimal(most.toString())) > 0) {
            throw refused(what, value, "must be at most " + most, declared);
        }
    }

    private static IllegalArgumentException refused(
            String what, String value, String why, Map<String, Object> declared) {
        return new IllegalArgumentException("the " + what + " is \"" + value + "\", but " + why + ". "
                + Objects.toString(declared.get("Description"), ""));
    }
}
