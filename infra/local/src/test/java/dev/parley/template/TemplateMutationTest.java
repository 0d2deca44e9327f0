package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import dev.parley.template.Mutants.Mutant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Makes every small change of the templates, and expects a check to see each. */
class TemplateMutationTest {
    /** They build all handlers, which takes a second; it is enough that the names of variables are the same. */
    private static final Set<String> SLOW = Set.of(
            "handlersAreThere",
            "functionsGetTheVariablesThatTheyNeed",
            "functionsGetNoVariableThatTheyDoNotNeed",
            // Asked before, of the resource that changed alone.
            "resourcesFollowTheirSchemas");

    /** Changes that are no faults, with the reason. */
    private static final Map<Pattern, String> HARMLESS = harmless();

    private static Map<Pattern, String> harmless() {
        var harmless = new LinkedHashMap<Pattern, String>();
        harmless.put(Pattern.compile("/(Description|DisplayName|AlarmDescription)[:/]"), "read by people alone");
        harmless.put(
                Pattern.compile("^(AlertTopic|DigestTopic|OperatorTopic)/Properties: removed"), "has a name alone");
        harmless.put(Pattern.compile("/Sid: (removed|misspelt)$"), "a name that nothing refers to");
        harmless.put(
                Pattern.compile("/(PolicyName|Rules/\\d+(/Fn::If/1)?/Id): (removed|misspelt)$"),
                "a name that nothing refers to");
        harmless.put(
                Pattern.compile("Function/Properties/Events/\\w+: misspelt$"),
                "a name; those of schedules, to which policies refer, are seen");
        harmless.put(
                Pattern.compile("^(Index|Export|Fetch|Inbox)Queue/Properties/MessageRetentionPeriod: removed$"),
                "four days are the default");
        harmless.put(
                Pattern.compile("^FixityFunction/Properties/EventInvokeConfig/MaximumRetryAttempts:"),
                "0 already, and the next run continues where one failed");
        harmless.put(
                Pattern.compile("^FixityFunction/.*/RetryPolicy/MaximumRetryAttempts: (is 0|a hundredth)$"),
                "the next hour's run does the same");
        return harmless;
    }

    private final Stack stack = TemplateTest.stack();
    private final Map<String, Set<String>> variables = variables(stack.system());

    @Test
    void nothingIsSeenInTheTemplatesThemselves() {
        assertFalse(isSeen(stack));
    }

    @Test
    void everySmallChangeOfTheSystemIsSeen() {
        assertEquals(List.of(), survivors(Mutants.of(stack.system()), false));
    }

    @Test
    void everySmallChangeOfTheAlarmsIsSeen() {
        assertEquals(List.of(), survivors(Mutants.of(stack.alarms()), true));
    }

    @Test
    void everyWrongSettingIsSeen() {
        var survivors = new ArrayList<String>();
        var tried = 0;
        for (var environment : Settings.table(stack.system()).properties()) {
            for (var check : Settings.checks(stack.system()).properties()) {
                for (var wrong : wrong(check.getValue())) {
                    tried++;
                    var copy = new Stack(stack.system().copy(), stack.alarms());
                    var settings = SettingFaults.settings(copy.system(), environment.getKey());
                    wrong.ifPresentOrElse(
                            value -> settings.put(check.getKey(), value), () -> settings.remove(check.getKey()));
                    if (!isSeen(copy)) {
                        survivors.add(environment.getKey() + "'s " + check.getKey() + " is " + wrong);
                    }
                }
            }
        }
        assertTrue(tried > 100, tried + " changes");
        assertEquals(List.of(), survivors);
    }

    /** Values that a setting may not have; empty for none. */
    private static List<Optional<String>> wrong(JsonNode check) {
        var wrong = new ArrayList<>(List.of(Optional.<String>empty(), Optional.of(check.has("MinLength") ? "" : " ")));
        for (var bound : List.of("MinValue", "MaxValue")) {
            if (check.has(bound)) {
                var beyond = bound.equals("MinValue") ? -1 : 1;
                wrong.add(Optional.of(String.valueOf(check.path(bound).asInt() + beyond)));
            }
        }
        return wrong;
    }

    /** The changes that no check sees. There are thousands, so all cores look at them. */
    private List<String> survivors(List<Mutant> mutants, boolean inAlarms) {
        return mutants.parallelStream()
                .filter(mutant -> HARMLESS.keySet().stream()
                        .noneMatch(one -> one.matcher(mutant.toString()).find()))
                .filter(mutant -> !isSeen(mutant, inAlarms))
                .map(Mutant::toString)
                .toList();
    }

    private boolean isSeen(Mutant mutant, boolean inAlarms) {
        var copy = inAlarms
                ? new Stack(stack.system(), stack.alarms().copy())
                : new Stack(stack.system().copy(), stack.alarms());
        var changed = inAlarms ? copy.alarms() : copy.system();
        mutant.into(changed);
        // First what costs least.
        return !Schemas.faultsOf(changed, mutant.resource()).isEmpty() || isSeen(copy);
    }

    private boolean isSeen(Stack changed) {
        if (!variables(changed.system()).equals(variables)) {
            return true;
        }
        return Checks.ALL.entrySet().stream()
                .filter(check -> !SLOW.contains(check.getKey()))
                .anyMatch(check -> seen(check.getValue(), changed));
    }

    private static boolean seen(Check check, Stack changed) {
        try {
            return !check.faults(changed).isEmpty();
        } catch (RuntimeException e) {
            // The check cannot read the template any more, and fails.
            return true;
        }
    }

    /** The handlers and the names of their variables, which the slow checks hold against the code. */
    private static Map<String, Set<String>> variables(Template system) {
        var all = new HashMap<String, Set<String>>();
        for (var function : system.functions()) {
            var names = new TreeSet<String>();
            system.properties(function)
                    .path("Environment")
                    .path("Variables")
                    .fieldNames()
                    .forEachRemaining(names::add);
            names.add(system.function(function, "Handler").asText());
            all.put(function, names);
        }
        return all;
    }
}
