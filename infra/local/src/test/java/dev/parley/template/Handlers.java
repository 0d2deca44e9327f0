package dev.parley.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.lambda.Wiring;
import dev.parley.template.Check.Stack;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that what the template names is there in the code, and that each function gets just what it needs. */
final class Handlers {
    /** For the runtime, not for our code. */
    private static final String JVM = "JAVA_TOOL_OPTIONS";

    private Handlers() {}

    static List<String> handlersAreThere(Stack stack) {
        var faults = new ArrayList<String>();
        for (var function : stack.system().functions()) {
            if (constructor(stack, function).isEmpty()) {
                faults.add(function + "'s handler "
                        + stack.system().function(function, "Handler").asText()
                        + " is no RequestStreamHandler with a public constructor without parameters");
            }
        }
        return faults;
    }

    static List<String> functionsGetTheVariablesThatTheyNeed(Stack stack) {
        var faults = new ArrayList<String>();
        for (var function : stack.system().functions()) {
            var given = environment(stack, function);
            failure(stack, function, given).ifPresent(fault -> faults.add(function + " cannot be made: " + fault));
        }
        return faults;
    }

    static List<String> functionsGetNoVariableThatTheyDoNotNeed(Stack stack) {
        var faults = new ArrayList<String>();
        for (var function : stack.system().functions()) {
            var given = environment(stack, function);
            for (var name : given.keySet()) {
                var fewer = new HashMap<>(given);
                fewer.remove(name);
                if (failure(stack, function, fewer).isEmpty()) {
                    faults.add(function + " gets " + name + ", which it does not need");
                }
            }
        }
        return faults;
    }

    private static Map<String, String> environment(Stack stack, String function) {
        var found = new HashMap<String, String>();
        for (var variable : stack.system()
                .properties(function)
                .path("Environment")
                .path("Variables")
                .properties()) {
            if (!variable.getKey().equals(JVM)) {
                found.put(variable.getKey(), value(stack, variable.getValue()));
            }
        }
        return found;
    }

    /** A parameter's default, or a setting of the default environment; what else it will be is known when it is deployed, and an address will do for a name. */
    private static String value(Stack stack, JsonNode given) {
        var name = Template.reference(given);
        var setting = Settings.byDefault(stack.system(), name);
        return (setting.isMissingNode()
                        ? stack.system().root().path("Parameters").path(name).path("Default")
                        : setting)
                .asText("https://parley.example.org");
    }

    /** Makes the handler as Lambda does, and says why it could not be made. */
    private static Optional<String> failure(Stack stack, String function, Map<String, String> environment) {
        var whole = new HashMap<>(environment);
        whole.putAll(Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "x", "AWS_SECRET_ACCESS_KEY", "x"));
        return constructor(stack, function).flatMap(constructor -> ScopedValue.where(Wiring.ENVIRONMENT, whole)
                .call(() -> {
                    try {
                        constructor.newInstance();
                        return Optional.empty();
                    } catch (InvocationTargetException e) {
                        return Optional.of(String.valueOf(e.getCause().getMessage()));
                    } catch (ReflectiveOperationException e) {
                        return Optional.of(e.toString());
                    }
                }));
    }

    private static Optional<Constructor<?>> constructor(Stack stack, String function) {
        var handler = stack.system().function(function, "Handler").asText().split("::", 2);
        if (handler.length != 2 || !handler[1].equals("handleRequest")) {
            return Optional.empty();
        }
        try {
            var type = Class.forName(handler[0]);
            return RequestStreamHandler.class.isAssignableFrom(type)
                    ? Optional.of(type.getConstructor())
                    : Optional.empty();
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
