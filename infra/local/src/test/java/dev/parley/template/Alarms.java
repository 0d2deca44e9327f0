package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Checks alarms and the attributes that subscribers may filter by. */
final class Alarms {
    /** What the alerts carry; see {@code SnsAlertPublisher}. */
    private static final List<String> ATTRIBUTES =
            List.of("kind", "type", "status", "people", "countries", "sms", "alert", "fact", "article");

    private Alarms() {}

    static List<String> everyFailureQueueHasAnAlarm(Stack stack) {
        var faults = new ArrayList<String>();
        for (var queue : Queues.failureQueues(stack.system())) {
            if (!watched(stack, queue, "QueueName", "ApproximateNumberOfMessagesVisible")) {
                faults.add(queue + " fills without an alarm");
            }
        }
        return faults;
    }

    static List<String> everythingThatCanFailOrStickHasAnAlarm(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var metric : List.of("Errors", "Throttles")) {
                // Of a function that runs once at a time, those that wait for their turn count as throttled.
                var waits = metric.equals("Throttles")
                        && system.properties(function).has("ReservedConcurrentExecutions");
                if (!waits && !watched(stack, function, "FunctionName", metric)) {
                    faults.add(function + " has no alarm on " + metric);
                }
            }
            for (var event : system.properties(function).path("Events")) {
                switch (event.path("Type").asText()) {
                    case "SQS" -> {
                        var queue = Template.reference(event.path("Properties").path("Queue"));
                        if (!watched(stack, queue, "QueueName", "ApproximateAgeOfOldestMessage")) {
                            faults.add(queue + " may lag without an alarm");
                        }
                    }
                    case "DynamoDB" -> {
                        if (!watched(stack, function, "FunctionName", "IteratorAge")) {
                            faults.add(function + " may lag its stream without an alarm");
                        }
                    }
                    case "Schedule" -> {
                        if (!watched(stack, function, "FunctionName", "Invocations")) {
                            faults.add(function + " may stop running without an alarm");
                        }
                    }
                    default -> {
                        // Its caller sees it.
                    }
                }
            }
        }
        var apis = new TreeSet<>(system.resources("AWS::Serverless::HttpApi").keySet());
        apis.addAll(system.resources("AWS::ApiGatewayV2::Api").keySet());
        for (var api : apis) {
            if (!watched(stack, api, "ApiId", "5xx")) {
                faults.add(api + " may answer 5xx without an alarm");
            }
        }
        for (var topic : system.resources("AWS::SNS::Topic").keySet()) {
            // An alarm on the topic of alarms would go to that topic.
            if (!topic.equals("OperatorTopic") && !watched(stack, topic, "TopicName", "NumberOfNotificationsFailed")) {
                faults.add(topic + " may fail to deliver without an alarm");
            }
        }
        return faults;
    }

    static List<String> everyAlarmReachesTheOperator(Stack stack) {
        var faults = new ArrayList<String>();
        for (var alarm : stack.alarms().resources("AWS::CloudWatch::Alarm").entrySet()) {
            var properties = alarm.getValue().path("Properties");
            var topic = given(stack, properties.path("AlarmActions"));
            if (!stack.system().resource(topic).path("Type").asText().equals("AWS::SNS::Topic")) {
                faults.add(alarm.getKey() + " tells nobody");
            }
            // A metric that should be there all the time is missing when something is wrong; the others when not.
            var silence = properties.path("ComparisonOperator").asText().startsWith("LessThan");
            if (!properties.path("TreatMissingData").asText().equals(silence ? "breaching" : "notBreaching")) {
                faults.add(alarm.getKey() + " reads silence wrongly");
            }
            if (properties.path("AlarmDescription").asText().isBlank()) {
                faults.add(alarm.getKey() + " does not say what is wrong");
            }
        }
        return faults;
    }

    /** SNS takes at most five keys and 150 combinations in a filter policy. */
    static List<String> subscribersFilterByWhatAlertsCarry(Stack stack) {
        var faults = new ArrayList<String>();
        for (var subscription :
                stack.system().resources("AWS::SNS::Subscription").entrySet()) {
            var policy = subscription.getValue().path("Properties").path("FilterPolicy");
            long combinations = 1;
            for (var key : policy.properties()) {
                combinations *= Math.max(1, key.getValue().size());
                if (!ATTRIBUTES.contains(key.getKey())) {
                    faults.add(subscription.getKey() + " filters by " + key.getKey() + ", which no alert carries");
                }
            }
            if (policy.size() > 5 || combinations > 150) {
                faults.add(subscription.getKey() + " has a filter of " + policy.size() + " keys and " + combinations
                        + " combinations");
            }
        }
        return faults;
    }

    /** A message that may not go to telephones reaches every subscriber that does not filter by that. */
    static List<String> telephonesFilterBySms(Stack stack) {
        var faults = new ArrayList<String>();
        for (var subscription :
                stack.system().resources("AWS::SNS::Subscription").entrySet()) {
            var properties = subscription.getValue().path("Properties");
            if (properties.path("Protocol").asText().equals("sms")
                    && !properties.path("FilterPolicy").path("sms").toString().equals("[\"yes\"]")) {
                faults.add(subscription.getKey() + " gets messages after the day's SMS are used up");
            }
        }
        return faults;
    }

    /** The resource of the system that a parameter of the nested stack stands for. */
    private static String given(Stack stack, JsonNode reference) {
        return Template.reference(
                stack.system().properties("Alarms").path("Parameters").path(Template.reference(reference)));
    }

    /** Whether an alarm in the nested stack looks at this metric of a resource of the system. */
    private static boolean watched(Stack stack, String logicalId, String dimension, String metric) {
        var parameters = stack.system()
                .resources("AWS::CloudFormation::Stack")
                .getOrDefault("Alarms", stack.system().root().path("none"))
                .path("Properties")
                .path("Parameters");
        return stack.alarms().resources("AWS::CloudWatch::Alarm").values().stream()
                .flatMap(alarm -> Watched.by(alarm.path("Properties")).stream())
                .filter(watched -> watched.name().equals(metric))
                .flatMap(watched -> watched.dimensions().valueStream())
                .filter(watched -> watched.path("Name").asText().equals(dimension))
                .map(watched -> parameters.path(Template.reference(watched.path("Value"))))
                .map(JsonNode.class::cast)
                .anyMatch(given -> Template.reference(given).equals(logicalId));
    }
}
