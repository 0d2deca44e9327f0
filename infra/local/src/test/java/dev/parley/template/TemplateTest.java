package dev.parley.template;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.template.Check.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads template.yaml and infra/alarms.yaml, and fails on the faults that cfn-lint cannot see. */
class TemplateTest {
    private static final Stack STACK = stack();

    @TestFactory
    Stream<DynamicTest> theTemplateHasNoneOfTheFaults() {
        return Checks.ALL.entrySet().stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.getKey(),
                        () -> assertEquals(List.of(), check.getValue().faults(STACK))));
    }

    /** Each fault is put into a copy of the template; the check that is there for it must see it. */
    @TestFactory
    Stream<DynamicTest> everyCheckSeesItsFault() {
        return Faults.ALL.stream()
                .map(broken -> DynamicTest.dynamicTest(broken.check() + ": " + broken.what(), () -> {
                    var copy = STACK.copy();
                    broken.into().accept(copy);
                    var faults = Checks.ALL.get(broken.check()).faults(copy);
                    assertTrue(!faults.isEmpty(), "the check saw nothing");
                }));
    }

    @Test
    void thereIsAFaultForEveryCheck() {
        assertEquals(
                Checks.ALL.keySet(),
                Faults.ALL.stream().map(Faults.Fault::check).collect(toSet()));
    }

    static Stack stack() {
        var root = Template.project();
        return new Stack(
                Template.read(root.resolve("template.yaml")), Template.read(root.resolve("infra/alarms.yaml")));
    }
}
