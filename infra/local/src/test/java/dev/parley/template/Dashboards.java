package dev.parley.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.application.ports.Metric;
import dev.parley.aws.EmbeddedMetrics;
import dev.parley.collecting.feeds.FeedState.Health;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the dashboard: that it can be read, and that it shows what is there. */
final class Dashboards {
    /** Columns of a dashboard. */
    private static final int WIDTH = 24;

    /** Metrics that AWS publishes, with the dimension and the types of the resources that have them. */
    private static final Map<String, Published> PUBLISHED = Map.of(
            "AWS/SQS ApproximateAgeOfOldestMessage", new Published("QueueName", "AWS::SQS::Queue"),
            "AWS/SQS ApproximateNumberOfMessagesVisible", new Published("QueueName", "AWS::SQS::Queue"),
            "AWS/SNS NumberOfNotificationsDelivered", new Published("TopicName", "AWS::SNS::Topic"),
            "AWS/SNS NumberOfNotificationsFailed", new Published("TopicName", "AWS::SNS::Topic"),
            "AWS/Lambda Errors", new Published("FunctionName", "AWS::Serverless::Function"),
            "AWS/Lambda Throttles", new Published("FunctionName", "AWS::Serverless::Function"),
            "AWS/Lambda Invocations", new Published("FunctionName", "AWS::Serverless::Function"),
            "AWS/Lambda IteratorAge", new Published("FunctionName", "AWS::Serverless::Function"),
            "AWS/ApiGateway 5xx", new Published("ApiId", "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"),
            // Of the account.
            "AWS/SNS SMSMonthToDateSpentUSD", new Published("", ""));

    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{Parley,Stack,(\\w+)} MetricName=\"(\\w+)\" Stack=\"System\"', '(Sum|Maximum)', 3600\\)");

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z]+)(\\.Arn)?}");

    /** The kinds that are shown by themselves. */
    private static final Set<String> KINDS = Stream.concat(
                    Arrays.stream(Metric.Channel.values()).map(Metric.Channel::label),
                    Arrays.stream(Health.values()).map(health -> health.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet());

    private record Published(String dimension, List<String> types) {
        Published(String dimension, String... types) {
            this(dimension, List.of(types));
        }
    }

    private Dashboards() {}

    static List<String> theDashboardShowsWhatIsThere(Stack stack) {
        var faults = new ArrayList<String>();
        for (var dashboard :
                stack.alarms().resources("AWS::CloudWatch::Dashboard").entrySet()) {
            try {
                widgets(stack, body(stack, dashboard.getKey()).path("widgets"), faults);
            } catch (JsonProcessingException e) {
                faults.add(dashboard.getKey() + " is no JSON: " + e.getMessage());
            }
            var name = dashboard
                    .getValue()
                    .path("Properties")
                    .path("DashboardName")
                    .path("Fn::Sub");
            if (!name.asText().equals("${System}-${AWS::Region}")) {
                faults.add(dashboard.getKey() + " may have the name of another stack's");
            }
        }
        if (stack.alarms().resources("AWS::CloudWatch::Dashboard").size() != 1) {
            faults.add("there is not one dashboard");
        }
        return faults;
    }

    /** The body as it is when every condition holds; names stand for what they name. */
    private static JsonNode body(Stack stack, String id) throws JsonProcessingException {
        var sub = stack.alarms().properties(id).path("DashboardBody").path("Fn::Sub");
        var text = sub.path(0).asText().replace("${AWS::Region}", "eu-west-1");
        for (var given : sub.path(1).properties()) {
            var value = given.getValue().path("Fn::If");
            if (!value.path(0).asText().equals("WatchesSilence")
                    || !value.path(2).asText("?").isEmpty()) {
                throw new IllegalStateException(id + " has another value for " + given.getKey());
            }
            text = text.replace(
                    "${" + given.getKey() + "}", value.path(1).path("Fn::Sub").asText());
        }
        return Json.MAPPER.readTree(NAME.matcher(text).replaceAll("$1"));
    }

    private static void widgets(Stack stack, JsonNode widgets, List<String> faults) {
        var shown = new TreeSet<String>();
        var parts = new TreeSet<String>();
        for (var widget : widgets) {
            var properties = widget.path("properties");
            for (var metric : properties.path("metrics")) {
                shown.add(metric(stack, metric, faults));
                parts.add(metric.path(0).asText() + "/" + metric.path(1).asText() + " "
                        + metric.path(2).asText() + "=" + metric.path(3).asText());
            }
            if (properties.path("title").asText().isBlank()) {
                faults.add("a widget does not say what it shows: " + widget);
            }
        }
        for (var metric : Metric.values()) {
            if (!shown.contains(metric.label())) {
                faults.add("the dashboard does not show " + metric.label());
            }
        }
        // An alarm on several metrics does not say which of them it is.
        stack.alarms().resources("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.path("Properties"))
                .filter(alarm -> alarm.has("Metrics"))
                .flatMap(alarm -> Watched.by(alarm).stream())
                .map(Watched::toString)
                .filter(metric -> !parts.contains(metric))
                .forEach(metric -> faults.add("the dashboard does not show " + metric));
        alarms(stack, widgets.path(0), faults);
        places(widgets, faults);
    }

    /** The first widget shows the alarms that ring, whichever they are. */
    private static void alarms(Stack stack, JsonNode first, List<String> faults) {
        var listed = first.path("properties")
                .path("alarms")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!first.path("type").asText().equals("alarm")
                || !listed.equals(
                        stack.alarms().resources("AWS::CloudWatch::Alarm").keySet())
                || !first.path("properties").path("states").toString().contains("\"ALARM\"")) {
            faults.add("the dashboard does not begin with all alarms: " + listed);
        }
    }

    private static String metric(Stack stack, JsonNode metric, List<String> faults) {
        if (metric.path(0).has("expression")) {
            var search = SEARCH.matcher(metric.path(0).path("expression").asText());
            if (!search.matches() || !isOwn(search.group(2), search.group(1), "")) {
                faults.add("the dashboard searches for what nothing writes: " + metric);
                return "";
            }
            return search.group(2);
        }
        var parts = metric.valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        var name = parts.get(1);
        var isThere = parts.getFirst().equals(EmbeddedMetrics.NAMESPACE)
                ? parts.subList(2, 4).equals(List.of(EmbeddedMetrics.STACK, "System"))
                        && isOwn(name, parts.size() > 4 ? parts.get(4) : "", parts.size() > 5 ? parts.get(5) : "")
                : isPublished(stack, parts);
        if (!isThere) {
            faults.add("the dashboard shows what nothing writes: " + metric);
        }
        return name;
    }

    private static boolean isOwn(String name, String dimension, String kind) {
        return Arrays.stream(Metric.values())
                .anyMatch(metric -> metric.label().equals(name)
                        && (dimension.isEmpty()
                                || metric.dimension().filter(dimension::equals).isPresent())
                        && (kind.isEmpty() || KINDS.contains(kind)));
    }

    /** Whether AWS publishes the metric for a resource of the system that a parameter stands for. */
    private static boolean isPublished(Stack stack, List<String> parts) {
        var published = PUBLISHED.get(parts.get(0) + " " + parts.get(1));
        if (published == null || published.dimension().isEmpty()) {
            return published != null && parts.size() == 2;
        }
        var given = stack.system().properties("Alarms").path("Parameters").path(parts.get(3));
        return parts.get(2).equals(published.dimension())
                && published
                        .types()
                        .contains(stack.system()
                                .resource(Template.reference(given))
                                .path("Type")
                                .asText());
    }

    /** Widgets are within the columns, and none covers another. */
    private static void places(JsonNode widgets, List<String> faults) {
        var taken = new TreeSet<String>();
        for (var widget : widgets) {
            int x = widget.path("x").asInt(-1);
            int y = widget.path("y").asInt(-1);
            for (int column = x; column < x + widget.path("width").asInt(); column++) {
                for (int row = y; row < y + widget.path("height").asInt(); row++) {
                    if (column < 0 || column >= WIDTH || row < 0 || !taken.add(column + "," + row)) {
                        faults.add("a widget lies on another or beside the page: "
                                + widget.path("properties").path("title"));
                        return;
                    }
                }
            }
        }
    }
}
