package dev.parley.template;

import dev.parley.template.Check.Stack;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What could go wrong with the template, each as the change that makes it so, and the check that must see it. */
final class Faults {
    static final List<Fault> ALL = Stream.of(
                    QueueFaults.all(),
                    FunctionFaults.all(),
                    AccessFaults.all(),
                    StorageFaults.all(),
                    EncryptionFaults.all(),
                    AlarmFaults.all(),
                    SearchFaults.all(),
                    PermissionFaults.all(),
                    ValueFaults.all(),
                    SettingFaults.all(),
                    WiringFaults.all(),
                    SignInFaults.all())
            .flatMap(List::stream)
            .toList();

    private Faults() {}

    record Fault(String check, String what, Consumer<Stack> into) {}
}
