package dev.parley.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up the metrics that functions write in CloudWatch's embedded metric format. */
public final class MetricTotals {
    private final Map<String, Long> totals = new TreeMap<>();

    /** Takes a line as CloudWatch does. */
    public void add(String line) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not in the embedded metric format: " + line, e);
        }
        for (var directive : root.at("/_aws/CloudWatchMetrics")) {
            for (var dimensions : directive.path("Dimensions")) {
                for (var metric : directive.path("Metrics")) {
                    var name = metric.path("Name").asText();
                    add(key(directive, name, dimensions, root), root.path(name));
                }
            }
        }
    }

    /** Such as {@code Parley/Refused Stack=parley Reason=inbox-file}. */
    private static String key(JsonNode directive, String metric, JsonNode dimensions, JsonNode root) {
        return directive.path("Namespace").asText() + "/" + metric + " "
                + dimensions
                        .valueStream()
                        .map(name ->
                                name.asText() + "=" + root.path(name.asText()).asText())
                        .collect(Collectors.joining(" "));
    }

    private synchronized void add(String key, JsonNode values) {
        long sum = values.isArray()
                ? values.valueStream().mapToLong(JsonNode::asLong).sum()
                : values.asLong();
        totals.merge(key, sum, Long::sum);
    }

    /** The sums by metric, such as {@code Parley/Refused Stack=parley Reason=inbox-file}. */
    public synchronized Map<String, Long> totals() {
        return Map.copyOf(totals);
    }
}
