package dev.parley.local;

import java.nio.file.Path;
import java.util.Map;

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
}
