package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * A metric that an alarm watches. An alarm on an expression watches several.
 *
 * @param id its name in the expression; empty if there is none
 * @param metric has the namespace, the name and the dimensions
 */
record Watched(String id, JsonNode metric, String statistic, int period) {
    /** @param alarm the properties of an alarm */
    static List<Watched> by(JsonNode alarm) {
        if (!alarm.has("Metrics")) {
            return List.of(new Watched(
                    "",
                    alarm,
                    alarm.path("Statistic").asText(),
                    alarm.path("Period").asInt()));
        }
        return alarm.path("Metrics")
                .valueStream()
                .filter(part -> part.has("MetricStat"))
                .map(part -> {
                    var measured = part.path("MetricStat");
                    return new Watched(
                            part.path("Id").asText(),
                            measured.path("Metric"),
                            measured.path("Stat").asText(),
                            measured.path("Period").asInt());
                })
                .toList();
    }

    /** What an alarm compares with its threshold, when its metrics have these values. */
    static long value(JsonNode alarm, ToLongFunction<Watched> values) {
        var all = by(alarm).stream().mapToLong(values);
        return expression(alarm).startsWith("MAX") ? all.max().orElse(0) : all.sum();
    }

    static String expression(JsonNode alarm) {
        return alarm.path("Metrics").path(0).path("Expression").asText();
    }

    String namespace() {
        return metric.path("Namespace").asText();
    }

    String name() {
        return metric.path("MetricName").asText();
    }

    JsonNode dimensions() {
        return metric.path("Dimensions");
    }

    /** What the first dimension refers to. */
    String of() {
        return Template.reference(dimensions().path(0).path("Value"));
    }

    /** Namespace, name and dimensions, such as {@code AWS/Lambda/Errors FunctionName=IndexFunction}. */
    @Override
    public String toString() {
        return namespace() + "/" + name() + " "
                + dimensions()
                        .valueStream()
                        .map(dimension -> dimension.path("Name").asText() + "="
                                + (dimension.path("Value").isTextual()
                                        ? dimension.path("Value").asText()
                                        : Template.reference(dimension.path("Value"))))
                        .collect(Collectors.joining(" "));
    }
}
