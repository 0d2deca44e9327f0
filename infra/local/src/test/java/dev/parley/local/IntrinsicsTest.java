package dev.parley.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
    private static final Map<String, Object> CONDITIONS =
            Yaml.parse("IsLong: !Equals [!FindInMap [Settings, !Ref Environment, Days], \"5\"]");

    private static final Map<String, Map<String, Object>> MAPPINGS =
            Map.of("Settings", Map.of("prod", Map.of("Days", "5"), "dev", Map.of("Days", "2")));

    @ParameterizedTest
    @CsvSource({"prod, 5, true", "dev, 2, false"})
    void aSettingIsFoundInTheColumnThatAParameterNames(String environment, String days, boolean isLong) {
        var intrinsics = new Intrinsics(Map.of("Environment", environment), CONDITIONS, MAPPINGS);
        assertEquals(
                Map.of("Days", days),
                intrinsics.resolve(Yaml.parse("Days: !FindInMap [Settings, !Ref Environment, Days]")));
        assertEquals(isLong, intrinsics.holds("IsLong"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[Setting, prod, Days] | no mapping Setting",
                "[Settings, test, Days] | Settings has no key test",
                "[Settings, dev, Weeks] | Settings has no Weeks for dev"
            })
    void whatIsNotFoundIsNamed(String keys, String named) {
        var intrinsics = new Intrinsics(Map.of(), Map.of(), MAPPINGS);
        var value = Yaml.parse("X: !FindInMap " + keys);
        var refused = assertThrows(IllegalArgumentException.class, () -> intrinsics.resolve(value));
        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }

    @Test
    void aMappingIsReadAsTheTemplateHasIt() {
        var template = Template.read(Stacks.PROJECT.resolve("template.yaml"), Map.of("Environment", "dev"));
        assertEquals("0", variable(template, "AlertFunction", "SMS_PER_DAY"));
        var other =
                Template.read(Stacks.PROJECT.resolve("template.yaml"), Map.of("Environment", "dev", "SmsPerDay", "3"));
        assertEquals("3", variable(other, "AlertFunction", "SMS_PER_DAY"));
    }

    private static String variable(Template template, String function, String name) {
        return template.resources().stream()
                .filter(Resource.Function.class::isInstance)
                .map(Resource.Function.class::cast)
                .filter(one -> one.id().equals(function))
                .map(one -> String.valueOf(one.environment().get(name)))
                .findFirst()
                .orElseThrow();
    }
}
