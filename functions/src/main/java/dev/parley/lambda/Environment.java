package dev.parley.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a function. The error for a missing variable names it. */
record Environment(Map<String, String> variables) {
    Environment {
        variables = Map.copyOf(variables);
    }

    boolean has(String name) {
        return variables.containsKey(name);
    }

    /** @throws IllegalStateException if the variable is missing or blank */
    String variable(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set");
        }
        return value;
    }

    /** A variable that must be set and may be empty. */
    String possiblyEmpty(String name) {
        return variables.containsKey(name) ? variables.get(name) : variable(name);
    }

    /** Pairs such as {@code index=https://... alert=https://...}, in order; a value without a name is its own. */
    Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : variable(name).strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            pairs.put(equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    String orDefault(String name, String byDefault) {
        return variables.getOrDefault(name, byDefault);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(variable(name));
    }

    int number(String name) {
        return Integer.parseInt(variable(name));
    }

    double decimal(String name) {
        return Double.parseDouble(variable(name));
    }

    Duration hours(String name) {
        return Duration.ofHours(Long.parseLong(variable(name)));
    }

    URI address(String name) {
        return URI.create(variable(name));
    }

    /** Names only, because values can be secrets. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
