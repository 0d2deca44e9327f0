package dev.parley.template;

import java.util.List;

/** One thing that must hold of the whole stack and that cfn-lint does not see. */
@FunctionalInterface
interface Check {
    /** What is wrong, in sentences that name the logical id; empty when nothing is. */
    List<String> faults(Stack stack);

    /** The system's template and the nested one of its alarms. */
    record Stack(Template system, Template alarms) {
        Stack copy() {
            return new Stack(system.copy(), alarms.copy());
        }
    }
}
