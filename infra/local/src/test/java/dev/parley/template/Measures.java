package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks of what alarms measure: the namespace, the statistic, the time and the threshold of each metric. */
final class Measures {
    private static final String OWN = EmbeddedMetrics.NAMESPACE;

    /** Of one alarm. */
    private static final int MOST_METRICS = 10;

    /**
     * What an alarm stands on.
     *
     * @param kind of the metric's dimension; empty for all kinds
     */
    private record Measured(Metric metric, String kind) {
        Measured(Metric metric) {
            this(metric, "");
        }

        ArrayNode dimensions() {
            var dimensions = Json.MAPPER.createArrayNode();
            dimensions
                    .addObject()
                    .put("Name", EmbeddedMetrics.STACK)
                    .putObject("Value")
                    .put("Ref", "System");
            if (!kind.isEmpty()) {
                dimensions
                        .addObject()
                        .put("Name", metric.dimension().orElseThrow())
                        .put("Value", kind);
            }
            return dimensions;
        }
    }

    private static final Map<String, Measured> MEASURED = Map.of(
            "AlertsHeldBack", new Measured(Metric.ALERTS_HELD_BACK),
            "AlertsRefused", new Measured(Metric.ALERTS_REFUSED),
            "AlertsExpired", new Measured(Metric.ALERTS_EXPIRED),
            "SmsUsedUp", new Measured(Metric.ALERTS_PUBLISHED, Metric.Channel.EMAIL.label()),
            "ItemsFailed", new Measured(Metric.ITEMS_FAILED),
            "InboxRefused", new Measured(Metric.REFUSED, "inbox-file"),
            "ArchiveDamaged", new Measured(Metric.ARCHIVE_DAMAGED),
            "FeedsInTrouble", new Measured(Metric.FEEDS_IN_TROUBLE),
            "ArticlesSilent", new Measured(Metric.ARTICLES));

    /**
     * How a metric is measured.
     *
     * @param least the least threshold
     * @param most the greatest threshold
     * @param longest the longest period, in seconds
     */
    private record Measure(String namespace, String statistic, double least, double most, int shortest, int longest) {
        static Measure counted(String namespace) {
            return new Measure(namespace, "Sum", 1, 1, 60, 900);
        }
    }

    private static final Measure ARTICLES = new Measure(OWN, "Sum", 1, 1, 3_600, 3_600);

    /** AWS documents its metrics and how they are to be added up. */
    private static final Map<String, Measure> MEASURES = Map.of(
            "Errors", Measure.counted("AWS/Lambda"),
            "Throttles", Measure.counted("AWS/Lambda"),
            "5xx", Measure.counted("AWS/ApiGateway"),
            "NumberOfNotificationsFailed", Measure.counted("AWS/SNS"),
            "ApproximateNumberOfMessagesVisible", new Measure("AWS/SQS", "Maximum", 1, 1, 60, 300),
            "ApproximateAgeOfOldestMessage", new Measure("AWS/SQS", "Maximum", 900, 21_600, 60, 300),
            "IteratorAge", new Measure("AWS/Lambda", "Maximum", 300_000, 900_000, 60, 300),
            "Invocations", new Measure("AWS/Lambda", "Sum", 1, 1, 900, 86_400),
            "ArchiveDamaged", new Measure(OWN, "Maximum", 1, 1, 7_200, 7_200),
            "FeedsInTrouble", new Measure(OWN, "Maximum", 1, 1, 900, 900));

    private Measures() {}

    static List<String> alarmsMeasureWhatTheyAreFor(Stack stack) {
        var faults = new ArrayList<String>();
        for (var alarm : stack.alarms().resources("AWS::CloudWatch::Alarm").entrySet()) {
            var properties = alarm.getValue().path("Properties");
            var threshold = properties.path("Threshold").asDouble(-1);
            var times = properties.path("EvaluationPeriods");
            var silence = properties.path("ComparisonOperator").asText().equals("LessThanThreshold");
            var timesFit = times.isNumber()
                    ? times.asInt() >= 1 && times.asInt() <= 3
                    : times.path("Ref").asText().equals("SilenceHours");
            for (var watched : Watched.by(properties)) {
                var measure = watched.name().equals(Metric.ARTICLES.label())
                        ? ARTICLES
                        : MEASURES.getOrDefault(watched.name(), new Measure(OWN, "Sum", 1, 1, 60, 900));
                if (!watched.namespace().equals(measure.namespace())
                        || !watched.statistic().equals(measure.statistic())
                        || threshold < measure.least()
                        || threshold > measure.most()
                        || watched.period() < measure.shortest()
                        || watched.period() > measure.longest()
                        || watched.period() % 60 != 0
                        || !timesFit
                        || !silence
                                && !properties
                                        .path("ComparisonOperator")
                                        .asText()
                                        .equals("GreaterThanOrEqualToThreshold")) {
                    faults.add(alarm.getKey() + " does not measure " + watched + " as " + measure);
                }
            }
            if (!properties.path("OKActions").equals(properties.path("AlarmActions"))) {
                faults.add(alarm.getKey() + " does not tell when it is over");
            }
            if (!properties.path("AlarmDescription").toString().matches(".*docs/runbook\\.md#[a-z0-9-]+[\"}]*")) {
                faults.add(alarm.getKey() + " does not name its section of the runbook");
            }
            if (properties.has("Metrics")) {
                expression(alarm.getKey(), properties, faults);
            }
        }
        return faults;
    }

    /**
     * An alarm on several metrics adds them up, or takes the greatest age. One on silence multiplies: a product is 0, or has
     * no value, when one of its factors has none.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html">ten at most</a>
     */
    private static void expression(String alarm, JsonNode properties, List<String> faults) {
        var watched = Watched.by(properties);
        var expected = Json.MAPPER.createArrayNode();
        expected.addObject()
                .put("Id", "all")
                .put(
                        "Expression",
                        switch (watched.getFirst().name()) {
                            case "Invocations" ->
                                watched.stream()
                                        .map(one -> "FILL(" + one.id() + ", 0)")
                                        .collect(Collectors.joining(" * "));
                            case "ApproximateAgeOfOldestMessage" -> "MAX(METRICS())";
                            default -> "SUM(METRICS())";
                        });
        var first = watched.getFirst();
        for (var one : watched) {
            var stat = expected.addObject()
                    .put(
                            "Id",
                            one.of().substring(0, 1).toLowerCase(Locale.ROOT)
                                    + one.of().substring(1))
                    .put("ReturnData", false)
                    .putObject("MetricStat");
            var metric =
                    stat.putObject("Metric").put("Namespace", first.namespace()).put("MetricName", first.name());
            metric.putArray("Dimensions")
                    .addObject()
                    .put("Name", first.dimensions().path(0).path("Name").asText())
                    .putObject("Value")
                    .put("Ref", one.of());
            stat.put("Period", first.period()).put("Stat", first.statistic());
        }
        if (!properties.path("Metrics").equals(expected) || watched.size() < 2 || watched.size() > MOST_METRICS) {
            faults.add(alarm + " does not add up " + watched);
        }
        if (properties.has("MetricName") || properties.has("Dimensions") || properties.has("Statistic")) {
            faults.add(alarm + " watches one metric and several");
        }
    }

    /** The alarms on what the functions measure look at just that, and each of them is there. */
    static List<String> alarmsStandOnWhatIsMeasured(Stack stack) {
        var faults = new ArrayList<String>();
        MEASURED.forEach((alarm, measured) -> {
            var properties = stack.alarms().properties(alarm);
            if (!properties.path("Namespace").asText().equals(OWN)
                    || !properties
                            .path("MetricName")
                            .asText()
                            .equals(measured.metric().label())
                    || !properties.path("Dimensions").equals(measured.dimensions())) {
                faults.add(alarm + " does not stand on " + measured + ": " + properties);
            }
        });
        for (var alarm : stack.alarms().resources("AWS::CloudWatch::Alarm").entrySet()) {
            if (Watched.by(alarm.getValue().path("Properties")).stream()
                            .anyMatch(watched -> watched.namespace().equals(OWN))
                    && !MEASURED.containsKey(alarm.getKey())) {
                faults.add(alarm.getKey() + " stands on what nothing measures");
            }
        }
        return faults;
    }
}
