package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks of what alarms measure: the namespace, the statistic, the time and the threshold of each metric. */
final class Measures {
    private static final String OWN = "Parley/${System}";

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

    /** AWS documents these metrics and how they are to be added up. */
    private static final Map<String, Measure> MEASURES = Map.of(
            "Errors", Measure.counted("AWS/Lambda"),
            "Throttles", Measure.counted("AWS/Lambda"),
            "5xx", Measure.counted("AWS/ApiGateway"),
            "NumberOfNotificationsFailed", Measure.counted("AWS/SNS"),
            "ApproximateNumberOfMessagesVisible", new Measure("AWS/SQS", "Maximum", 1, 1, 60, 300),
            "ApproximateAgeOfOldestMessage", new Measure("AWS/SQS", "Maximum", 900, 21_600, 60, 300),
            "IteratorAge", new Measure("AWS/Lambda", "Maximum", 300_000, 900_000, 60, 300),
            "Invocations", new Measure("AWS/Lambda", "Sum", 1, 1, 900, 86_400),
            "ArchiveDamaged", new Measure(OWN, "Sum", 1, 1, 86400, 86400),
            "NumberOfMessagesSent", new Measure("AWS/SQS", "Sum", 1, 1, 3_600, 3_600));

    private Measures() {}

    static List<String> alarmsMeasureWhatTheyAreFor(Stack stack) {
        var faults = new ArrayList<String>();
        for (var alarm : stack.alarms().resources("AWS::CloudWatch::Alarm").entrySet()) {
            var properties = alarm.getValue().path("Properties");
            var metric = properties.path("MetricName").asText();
            var measure = MEASURES.getOrDefault(metric, new Measure(OWN, "Sum", 1, 1, 60, 900));
            var threshold = properties.path("Threshold").asDouble(-1);
            var period = properties.path("Period").asInt();
            var times = properties.path("EvaluationPeriods");
            var silence = properties.path("ComparisonOperator").asText().equals("LessThanThreshold");
            var timesFit = times.isNumber()
                    ? times.asInt() >= 1 && times.asInt() <= 3
                    : times.path("Ref").asText().equals("SilenceHours");
            if (!text(properties.path("Namespace")).equals(measure.namespace())
                    || !properties.path("Statistic").asText().equals(measure.statistic())
                    || threshold < measure.least()
                    || threshold > measure.most()
                    || period < measure.shortest()
                    || period > measure.longest()
                    || period % 60 != 0
                    || !timesFit
                    || !silence
                            && !properties
                                    .path("ComparisonOperator")
                                    .asText()
                                    .equals("GreaterThanOrEqualToThreshold")) {
                faults.add(alarm.getKey() + " does not measure " + metric + " as " + measure);
            }
            if (!properties.path("OKActions").equals(properties.path("AlarmActions"))) {
                faults.add(alarm.getKey() + " does not tell when it is over");
            }
            if (!properties.path("AlarmDescription").toString().matches(".*docs/runbook\\.md#[a-z0-9-]+[\"}]*")) {
                faults.add(alarm.getKey() + " does not name its section of the runbook");
            }
            if (measure.namespace().equals(OWN) && !isCounted(stack, metric)) {
                faults.add(alarm.getKey() + " looks at " + metric + ", which nothing counts");
            }
        }
        return faults;
    }

    private static boolean isCounted(Stack stack, String metric) {
        return stack.alarms().resources("AWS::Logs::MetricFilter").values().stream()
                .flatMap(filter ->
                        filter.path("Properties").path("MetricTransformations").valueStream())
                .anyMatch(counted -> counted.path("MetricName").asText().equals(metric)
                        && text(counted.path("MetricNamespace")).equals(OWN)
                        && counted.path("MetricValue").asText().matches("1|\\$[.\\w]+"));
    }

    /** PollFunction writes a line for each feed in trouble. */
    static List<String> feedsInTroubleAreCounted(Stack stack) {
        return counted(stack, "FeedsInTroubleByPoll", "PollLogs", "\"health=\"");
    }

    static List<String> whatTheInboxRefusedIsCounted(Stack stack) {
        return counted(stack, "InboxRefusedByInbox", "InboxLogs", "\"inbox=refused\"");
    }

    static List<String> damageOfTheArchiveIsCounted(Stack stack) {
        return counted(
                stack,
                "ArchiveDamagedByFixity",
                "FixityLogs",
                "?\"fixity=damaged\" ?\"fixity=missing\" ?\"fixity=unindexed\" ?\"fixity=stray\"");
    }

    private static List<String> counted(Stack stack, String id, String logs, String pattern) {
        var filter = stack.alarms().properties(id);
        return filter.path("FilterPattern").asText().equals(pattern)
                        && filter.path("LogGroupName").path("Ref").asText().equals(logs)
                ? List.of()
                : List.of(id + " does not count: " + filter);
    }

    private static String text(JsonNode value) {
        return value.has("Fn::Sub") ? value.path("Fn::Sub").asText() : value.asText();
    }
}
