package dev.parley.local;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** samconfig.toml names parameters of the template, with values that it allows. */
class SamConfigTest {
    private static final Pattern OVERRIDES = Pattern.compile("(?m)^parameter_overrides = \"(.*)\"$");

    @Test
    void everyOverrideIsAParameterWithAValueThatTheTemplateAllows() throws IOException {
        var template = Stacks.PROJECT.resolve("template.yaml");
        var known = Template.map(Yaml.read(template).get("Parameters")).keySet();
        var overrides = OVERRIDES
                .matcher(Files.readString(Stacks.PROJECT.resolve("samconfig.toml")))
                .results()
                .toList();
        assertEquals(2, overrides.size());
        for (var one : overrides) {
            var values = Arrays.stream(one.group(1).split(" "))
                    .map(pair -> pair.split("=", 2))
                    .collect(toMap(pair -> pair[0], pair -> pair[1]));
            assertTrue(known.containsAll(values.keySet()), values.toString());
            assertDoesNotThrow(() -> TemplateParameters.check(template, values));
        }
    }
}
