package dev.parley.local;

import java.nio.file.Path;
import java.util.Map;

/** The parameters that template.yaml declares, for commands that run none of its functions. */
public final class TemplateParameters {
    private TemplateParameters() {}

    /** A parameter's default as text; {@link IllegalArgumentException} when there is no such parameter or default. */
    public static String defaultOf(Path template, String name) {
        if (Yaml.read(template).get("Parameters") instanceof Map<?, ?> parameters
                && parameters.get(name) instanceof Map<?, ?> parameter
                && parameter.get("Default") != null) {
            return parameter.get("Default").toString();
        }
        throw new IllegalArgumentException("the template has no parameter with a default: " + name);
    }
}
