package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import dev.parley.template.Faults.Fault;
import java.util.Map;

/** The changes that faults are made of. */
final class Changes {
    private Changes() {}

    static ObjectNode reference(String function, Object value) {
        return Json.MAPPER.valueToTree(Map.of(function, value));
    }

    static void removeStatement(Template template, String role, String sid) {
        var statements = (ArrayNode) template.properties(role)
                .path("Policies")
                .path(0)
                .path("PolicyDocument")
                .path("Statement");
        for (int i = 0; i < statements.size(); i++) {
            if (statements.path(i).path("Sid").asText().equals(sid)) {
                statements.remove(i);
                return;
            }
        }
        throw new IllegalStateException(role + " has no statement " + sid);
    }

    static Fault set(String check, String path, Object value) {
        return new Fault(check, path + " is " + value, stack -> {
            JsonNode changed = Json.MAPPER.valueToTree(value);
            if (node(stack.system(), parent(path)) instanceof ArrayNode array) {
                array.set(Integer.parseInt(name(path)), changed);
            } else {
                object(stack.system(), parent(path)).set(name(path), changed);
            }
        });
    }

    static Fault remove(String check, String path) {
        return new Fault(check, "no " + path, stack -> {
            if (object(stack.system(), parent(path)).remove(name(path)) == null) {
                throw new IllegalStateException("there is no " + path + " to remove");
            }
        });
    }

    static Fault removeAlarm(String check, String alarm) {
        return new Fault(check, "no alarm " + alarm, stack -> {
            if (((ObjectNode) stack.alarms().root().path("Resources")).remove(alarm) == null) {
                throw new IllegalStateException("there is no alarm " + alarm + " to remove");
            }
        });
    }

    /** Removes one of the metrics of an alarm on an expression. */
    static Fault removeMetric(String check, String alarm, String id) {
        return new Fault(check, alarm + " without " + id, stack -> {
            var metrics =
                    (ArrayNode) object(stack.alarms(), alarm + "/Properties").path("Metrics");
            for (int i = 0; i < metrics.size(); i++) {
                if (metrics.path(i).path("Id").asText().equals(id)) {
                    metrics.remove(i);
                    return;
                }
            }
            throw new IllegalStateException(alarm + " has no metric " + id + " to remove");
        });
    }

    static Fault statement(String check, String id, String sid, String field, String value) {
        return new Fault(
                check, id + "'s " + sid + " has " + field + " " + value, stack -> statement(stack.system(), id, sid)
                        .put(field, value));
    }

    static ObjectNode statement(Template template, String id, String sid) {
        for (var document : template.properties(id).findValues("PolicyDocument")) {
            for (var statement : document.path("Statement")) {
                if (statement.path("Sid").asText().equals(sid)) {
                    return (ObjectNode) statement;
                }
            }
        }
        throw new IllegalStateException(id + " has no statement " + sid);
    }

    static ObjectNode global(Stack stack) {
        return (ObjectNode) stack.system().root().path("Globals").path("Function");
    }

    /** What lies at a path below the resources, parts separated by slashes. */
    static ObjectNode object(Template template, String path) {
        return (ObjectNode) node(template, path);
    }

    private static JsonNode node(Template template, String path) {
        JsonNode node = template.root().path("Resources");
        for (var part : path.split("/")) {
            node = node instanceof ArrayNode array ? array.path(Integer.parseInt(part)) : node.path(part);
        }
        return node;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
