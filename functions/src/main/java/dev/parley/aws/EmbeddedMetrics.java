package dev.parley.aws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.application.ports.Metric;
import dev.parley.application.ports.Metrics;
import dev.parley.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the measurements of an invocation, and writes them to the log in CloudWatch's embedded metric format when it
 * ends. CloudWatch makes metrics of these lines, so that measuring costs no call. All metrics are in the namespace
 * {@value #NAMESPACE}, with the stack's name as their dimension; those with kinds are counted once in all and once by kind.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     the specification of the format</a>
 */
public final class EmbeddedMetrics implements Metrics {
    public static final String NAMESPACE = "Parley";
    public static final String STACK = "Stack";

    /** Values of one metric in one line. */
    private static final int MOST_VALUES = 100;

    private final String stack;
    private final Consumer<String> log;
    private final Clock clock;
    private Map<Group, Map<Metric, List<Long>>> gathered = new LinkedHashMap<>();

    /** Metrics that share a line: those without kinds, or those of one kind. */
    private record Group(List<String> dimension, String kind) {}

    /** @param log gets a line for each group of metrics; in Lambda the standard output, whose lines are taken as they are */
    public EmbeddedMetrics(String stack, Consumer<String> log, Clock clock) {
        this.stack = requireNonNull(stack, "stack");
        this.log = requireNonNull(log, "log");
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void add(Metric metric, String kind, long value) {
        var group = new Group(metric.dimension().stream().toList(), kind);
        var values = gathered.computeIfAbsent(group, key -> new EnumMap<>(Metric.class))
                .computeIfAbsent(metric, key -> new ArrayList<>());
        if (metric.unit() == Metric.Unit.COUNT && !values.isEmpty()) {
            values.set(0, values.getFirst() + value);
        } else if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    /** Writes what was measured since the last call. An invocation calls it once, at its end. */
    public void flush() {
        try {
            taken().forEach((group, values) -> log.accept(line(group, values)));
        } catch (RuntimeException e) {
            // A metric that cannot be written must not fail what it measured, and the log is where this would be said.
        }
    }

    private synchronized Map<Group, Map<Metric, List<Long>>> taken() {
        var taken = gathered;
        gathered = new LinkedHashMap<>();
        return taken;
    }

    private String line(Group group, Map<Metric, List<Long>> values) {
        var line = Json.MAPPER.createObjectNode();
        var metrics = metadata(line, group).putArray("Metrics");
        line.put(STACK, stack);
        group.dimension().forEach(name -> line.put(name, group.kind()));
        values.forEach((metric, measured) -> {
            metrics.addObject()
                    .put("Name", metric.label())
                    .put("Unit", metric.unit().label());
            if (measured.size() == 1) {
                line.put(metric.label(), measured.getFirst());
            } else {
                measured.forEach(line.withArray("/" + metric.label())::add);
            }
        });
        return line.toString();
    }

    private ObjectNode metadata(ObjectNode line, Group group) {
        var directive = line.putObject("_aws")
                .put("Timestamp", clock.millis())
                .putArray("CloudWatchMetrics")
                .addObject()
                .put("Namespace", NAMESPACE);
        var dimensions = directive.putArray("Dimensions");
        dimensions.addArray().add(STACK);
        group.dimension().forEach(name -> dimensions.addArray().add(STACK).add(name));
        return directive;
    }
}
