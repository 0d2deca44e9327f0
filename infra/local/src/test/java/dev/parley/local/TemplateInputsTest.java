package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateInputsTest {
    private static final Path TEMPLATE = Stacks.PROJECT.resolve("template.yaml");

    private static final String SMALL = """
            Metadata:
              Settings:
                Days: { Type: Number, MinValue: 1, MaxValue: 9, Description: Days. }
                Contact: { Type: String, MaxLength: 5, Description: Where. }
                Audience: { Type: String, MinLength: 1, Description: For whom. }
            Parameters:
              Environment: { Type: String, Default: prod, AllowedValues: [prod, dev] }
              Address: { Type: String, Default: "" }
            Mappings:
              Settings:
                prod: { Days: "5", Contact: "", Audience: all }
                dev: { Days: "2", Contact: "", Audience: all }
              Other:
                prod: { Days: "1" }
            """;

    private final TemplateInputs inputs = TemplateInputs.of(Yaml.parse(SMALL));

    @Test
    void theDefaultOfASettingIsThatOfTheDefaultEnvironment() {
        assertEquals("365", TemplateInputs.defaultOf(TEMPLATE, "LogRetentionDays"));
        assertEquals("US,CA,GB,IE", TemplateInputs.defaultOf(TEMPLATE, "SmsCountries"));
        assertEquals("", TemplateInputs.defaultOf(TEMPLATE, "AlertEmail"));
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> TemplateInputs.defaultOf(TEMPLATE, "LogRetention"));
        assertTrue(unknown.getMessage().endsWith(": LogRetention"), unknown.getMessage());
    }

    @Test
    void anOverrideOfASettingReplacesItInEveryEnvironment() {
        var mappings = inputs.mappings(Map.of("Days", "7", "Address", "x"));
        assertEquals(
                Map.of(
                        "prod", Map.of("Days", "7", "Contact", "", "Audience", "all"),
                        "dev", Map.of("Days", "7", "Contact", "", "Audience", "all")),
                mappings.get("Settings"));
        assertEquals(Map.of("prod", Map.of("Days", "1")), mappings.get("Other"));
    }

    @Test
    void anOverrideOfAParameterReplacesItsDefault() {
        assertEquals(
                Map.of("Environment", "prod", "Address", "x"), inputs.parameters(Map.of("Days", "7", "Address", "x")));
    }

    @Test
    void anOverrideOfNeitherIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> inputs.parameters(Map.of("Weeks", "1")));
        assertEquals("the template has no parameter and no setting Weeks", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Days, 0, the setting Days",
        "Days, 10, the setting Days",
        "Days, many, the setting Days",
        "Contact, abcdef, the setting Contact",
        "Audience, '', the setting Audience",
        "Environment, test, the parameter Environment"
    })
    void aValueThatTheTemplateDoesNotAllowIsNamed(String name, String value, String named) {
        var refused = assertThrows(IllegalArgumentException.class, () -> inputs.check(Map.of(name, value)));
        assertTrue(refused.getMessage().startsWith(named + " is \"" + value + "\""), refused.getMessage());
    }

    @Test
    void everyEnvironmentOfTheTableIsChecked() {
        assertDoesNotThrow(() -> inputs.check(Map.of()));
        for (var wrong : List.of("20", "")) {
            var broken = TemplateInputs.of(Yaml.parse(SMALL.replace("Days: \"2\"", "Days: " + wrong)));
            var refused = assertThrows(IllegalArgumentException.class, () -> broken.check(Map.of()));
            assertTrue(
                    refused.getMessage().startsWith("the setting Days of dev is \"" + wrong + "\""),
                    refused.getMessage());
        }
    }
}
