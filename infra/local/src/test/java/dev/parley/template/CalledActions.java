package dev.parley.template;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The IAM actions that a function can call, found in its compiled code: everything that its handler reaches, with every
 * implementation of an interface of ours, and of that the calls of the AWS clients.
 */
final class CalledActions {
    private static final String SDK = "software.amazon.awssdk.services.";
    private static final String OWN = "dev.parley.";

    /** Calls of a client that IAM knows by another name. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "s3:HeadObject", "s3:GetObject",
            "s3:GetObjectAsBytes", "s3:GetObject",
            "s3:ListObjectsV2", "s3:ListBucket",
            "s3:PresignGetObject", "s3:GetObject");

    /** The writes of a transaction. */
    private static final Map<String, String> IN_TRANSACTION = Map.of(
            "put", "dynamodb:PutItem",
            "update", "dynamodb:UpdateItem",
            "delete", "dynamodb:DeleteItem",
            "conditionCheck", "dynamodb:ConditionCheckItem");

    private static final String ADAPTERS = "dev.parley.aws";

    /** Classes of that package that adapters share. */
    private static final Set<String> SHARED =
            Set.of("DynamoTable", "Transaction", "Items", "Clients", "WriteOnceObjects", "S3Objects");

    /** The methods of {@code DynamoTable} that read a secondary index, and its name. */
    private static final Map<String, String> INDEXES = Map.of("pending", "pending", "listed", "lists", "list", "lists");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley");

    private static final Map<String, Set<Call>> KNOWN = new HashMap<>();

    private CalledActions() {}

    /**
     * A call of AWS.
     *
     * @param adapter the simple name of the adapter in {@code dev.parley.aws} that makes it, itself or through a helper
     * @param index the secondary index that it reads; empty for none
     */
    record Call(String action, String adapter, String index) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Whether a handler reaches a method of a class of ours. */
    static boolean reaches(String handler, String type, String method) {
        return CLASSES.contain(handler)
                && reached(entries(handler)).stream()
                        .anyMatch(unit -> unit.getOwner().getSimpleName().equals(type)
                                && unit.getName().equals(method));
    }

    /** The calls that a handler can make, by the name of its class. */
    static synchronized Set<Call> of(String handler) {
        return KNOWN.computeIfAbsent(handler, CalledActions::calls);
    }

    private static Set<Call> calls(String handler) {
        var found = new TreeSet<Call>();
        if (!CLASSES.contain(handler)) {
            return found;
        }
        var byAdapter = new HashMap<String, Set<JavaCodeUnit>>();
        for (var unit : reached(entries(handler))) {
            var adapter = outermost(unit.getOwner()).getSimpleName();
            if (unit.getOwner().getPackageName().equals(ADAPTERS) && !SHARED.contains(adapter)) {
                byAdapter.computeIfAbsent(adapter, name -> new HashSet<>()).add(unit);
            }
        }
        byAdapter.forEach((adapter, units) -> {
            for (var unit : reached(units)) {
                var index = unit.getOwner().getSimpleName().equals("DynamoTable") ? INDEXES.get(unit.getName()) : null;
                if (index != null) {
                    found.add(new Call("dynamodb:Query", adapter, index));
                } else {
                    targets(unit).forEach(target -> action(target)
                            .ifPresent(action -> found.add(new Call(action, adapter, ""))));
                }
            }
        });
        return found;
    }

    private static Set<JavaCodeUnit> entries(String handler) {
        var entries = new HashSet<JavaCodeUnit>(CLASSES.get(handler).getCodeUnits());
        entries.removeIf(unit -> unit.getName().equals("prime"));
        return entries;
    }

    private static Set<JavaCodeUnit> reached(Set<? extends JavaCodeUnit> from) {
        var seen = new HashSet<JavaCodeUnit>();
        var open = new ArrayDeque<JavaCodeUnit>(from);
        while (!open.isEmpty()) {
            var unit = open.pop();
            if (seen.add(unit)) {
                targets(unit).flatMap(CalledActions::implementations).forEach(open::add);
            }
        }
        return seen;
    }

    private static Stream<CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
        return Stream.concat(
                unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                unit.getCodeUnitReferencesFromSelf().stream().map(reference -> reference.getTarget()));
    }

    /** The code of ours that a call can reach. */
    private static Stream<JavaCodeUnit> implementations(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        // Priming calls what it likes, with clients that send nothing.
        if (!owner.getName().startsWith(OWN) || target.getName().equals("prime")) {
            return Stream.empty();
        }
        var parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .flatMap(type -> Stream.concat(
                        type.tryGetCodeUnitWithParameterTypeNames(target.getName(), List.of(parameters)).stream(),
                        type.getStaticInitializer().stream()));
    }

    private static Optional<String> action(CodeUnitAccessTarget target) {
        var owner = target.getOwner().getName();
        if (!owner.startsWith(SDK)) {
            return Optional.empty();
        }
        var service = owner.substring(SDK.length(), owner.indexOf('.', SDK.length()));
        if (owner.endsWith("TransactWriteItem$Builder")) {
            return Optional.ofNullable(IN_TRANSACTION.get(target.getName()));
        }
        if (!owner.matches(".*\\.(\\w+Client|S3Presigner)")
                || target.getName().equals("builder")
                || target.getName().equals("close")
                || target.getName().equals("transactWriteItems")) {
            return Optional.empty();
        }
        var name = target.getName().replaceFirst("Paginator$", "");
        var action = service + ":" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Optional.of(OTHER_NAMES.getOrDefault(action, action));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(CalledActions::outermost).orElse(type);
    }
}
