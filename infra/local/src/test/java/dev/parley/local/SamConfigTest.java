package dev.parley.local;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** samconfig.toml names parameters of the template, with values that it allows, and the settings of its environment. */
class SamConfigTest {
    /** What "sam deploy" asks for otherwise, each with the answer that is given here. */
    @Test
    void aDeploymentWithoutGuidanceAsksNothing() throws IOException {
        var settings = Files.readString(Stacks.PROJECT.resolve("samconfig.toml"));
        for (var environment : List.of("default", "dev")) {
            var deploy = settings.substring(settings.indexOf("[" + environment + ".deploy.parameters]") + 1);
            deploy = deploy.substring(0, deploy.indexOf("\n["));
            for (var answer : List.of(
                    "stack_name = \"",
                    "resolve_s3 = true",
                    "capabilities = \"CAPABILITY_IAM CAPABILITY_AUTO_EXPAND\"",
                    "confirm_changeset = false",
                    "fail_on_empty_changeset = false")) {
                assertTrue(deploy.contains("\n" + answer), environment + " does not say " + answer);
            }
        }
        var parameters =
                Template.map(Yaml.read(Stacks.PROJECT.resolve("template.yaml")).get("Parameters"));
        parameters.forEach((name, parameter) ->
                assertTrue(Template.map(parameter).containsKey("Default"), name + " has no default"));
    }

    private static final Pattern OVERRIDES = Pattern.compile("(?m)^parameter_overrides = \"(.*)\"$");

    @Test
    void everyOverrideIsAParameterWithAValueThatTheTemplateAllows() throws IOException {
        var template = Stacks.PROJECT.resolve("template.yaml");
        var known = Template.map(Yaml.read(template).get("Parameters")).keySet();
        var overrides = OVERRIDES
                .matcher(Files.readString(Stacks.PROJECT.resolve("samconfig.toml")))
                .results()
                .toList();
        var environments = new ArrayList<String>();
        for (var one : overrides) {
            var values = Arrays.stream(one.group(1).split(" "))
                    .map(pair -> pair.split("=", 2))
                    .collect(toMap(pair -> pair[0], pair -> pair[1]));
            environments.add(values.get("Environment"));
            assertTrue(known.containsAll(values.keySet()), values.toString());
            assertDoesNotThrow(() -> TemplateInputs.read(template).check(values));
        }
        // That of prod may be a column of the operator's own.
        assertEquals(2, environments.size());
        assertEquals("dev", environments.getFirst());
    }
}
