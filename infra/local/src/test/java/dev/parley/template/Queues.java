package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks of what happens between the functions: queues, the stream, the schedule, and where failures go. */
final class Queues {
    /** What SQS does when a queue does not say: 4 days, in seconds. */
    private static final long DEFAULT_RETENTION = 345_600;
    /** What SQS does when a queue does not say, in seconds. */
    private static final long DEFAULT_VISIBILITY = 30;
    /** Lambda's advice: the visibility timeout is at least six times the function's timeout. */
    private static final long VISIBILITY_TIMES = 6;

    private static final long MOST_RETRIES = 8;

    private Queues() {}

    static List<String> visibilityIsSixTimesTheTimeout(Stack stack) {
        var faults = new ArrayList<String>();
        for (var hop : hops(stack.system(), "SQS")) {
            var queue = Template.reference(hop.source().path("Queue"));
            var visibility =
                    stack.system().properties(queue).path("VisibilityTimeout").asLong(DEFAULT_VISIBILITY);
            var timeout = stack.system().function(hop.function(), "Timeout").asLong(3);
            if (visibility < VISIBILITY_TIMES * timeout) {
                faults.add(queue + " hides a message for " + visibility + " s, but " + hop.function() + " may take "
                        + timeout + " s: it must be six times as long");
            }
        }
        return faults;
    }

    static List<String> failureQueuesOutlastTheirSources(Stack stack) {
        var faults = new ArrayList<String>();
        for (var queue : stack.system().resources("AWS::SQS::Queue").keySet()) {
            var redrive = stack.system().properties(queue).path("RedrivePolicy");
            if (redrive.isMissingNode()) {
                continue;
            }
            var failures = Template.reference(redrive.path("deadLetterTargetArn"));
            // A message keeps the age that it had in its source.
            if (retention(stack.system(), failures) <= retention(stack.system(), queue)) {
                faults.add(failures + " keeps messages no longer than its source " + queue);
            }
        }
        for (var queue : failureQueues(stack.system())) {
            if (retention(stack.system(), queue) <= DEFAULT_RETENTION) {
                faults.add(queue + " keeps failures for only " + retention(stack.system(), queue) + " s");
            }
        }
        return faults;
    }

    static List<String> everyAsynchronousHopHasAFailureQueue(Stack stack) {
        var faults = new ArrayList<String>();
        destinations(stack.system()).forEach((hop, destination) -> {
            var queue = Template.reference(destination);
            if (!stack.system().resource(queue).path("Type").asText().equals("AWS::SQS::Queue")) {
                faults.add(hop + " leads to no failure queue");
            }
        });
        return faults;
    }

    static List<String> queuesGiveUpOnAMessage(Stack stack) {
        var faults = new ArrayList<String>();
        for (var hop : hops(stack.system(), "SQS")) {
            var queue = Template.reference(hop.source().path("Queue"));
            var attempts =
                    stack.system().properties(queue).path("RedrivePolicy").path("maxReceiveCount");
            // Fewer than 5 and a throttled function spends them; Lambda's advice.
            if (attempts.asInt() < 5 || attempts.asInt() > 10) {
                faults.add(queue + " hands a message out " + attempts.asText("for ever") + " times, not 5 to 10");
            }
        }
        return faults;
    }

    static List<String> streamRetriesAreBounded(Stack stack) {
        var faults = new ArrayList<String>();
        for (var hop : hops(stack.system(), "DynamoDB")) {
            var retries = hop.source().path("MaximumRetryAttempts").asLong(-1);
            if (retries < 0 || retries > MOST_RETRIES) {
                faults.add(hop + " may retry " + (retries < 0 ? "for ever" : retries + " times"));
            }
            if (!hop.source().path("BisectBatchOnFunctionError").asBoolean()) {
                faults.add(hop + " does not split a batch that fails");
            }
            var age = hop.source().path("MaximumRecordAgeInSeconds").asLong(-1);
            if (age < 60 || age > 86_400) {
                faults.add(hop + " tries records of any age");
            }
            if (!hop.source().path("StartingPosition").asText().equals("TRIM_HORIZON")) {
                faults.add(hop + " misses what is written before it follows");
            }
        }
        return faults;
    }

    static List<String> streamPassesNewOutboxRowsAlone(Stack stack) {
        var faults = new ArrayList<String>();
        for (var hop : hops(stack.system(), "DynamoDB")) {
            if (!hop.function().equals("AlertFunction")) {
                continue;
            }
            var filters = hop.source().path("FilterCriteria").path("Filters");
            if (filters.size() != 1
                    || !filters.path(0)
                            .path("Pattern")
                            .asText()
                            .equals("{\"eventName\":[\"INSERT\"],"
                                    + "\"dynamodb\":{\"NewImage\":{\"entity\":{\"S\":[\"notification\"]}}}}")) {
                faults.add(hop + " passes more, or less, than INSERT of outbox rows");
            }
        }
        return faults;
    }

    /** A new version, a fact that changed, an article that was deleted; the rest of the rows would only cost. */
    static List<String> streamPassesWhatTheSearchIndexFollows(Stack stack) {
        var faults = new ArrayList<String>();
        for (var hop : hops(stack.system(), "DynamoDB")) {
            if (hop.function().equals("AlertFunction")) {
                continue;
            }
            var passed = hop.source()
                    .path("FilterCriteria")
                    .path("Filters")
                    .valueStream()
                    .map(filter -> filter.path("Pattern").asText())
                    .collect(Collectors.toSet());
            if (!passed.equals(Set.of(key("\"FACT\""), key("{\"prefix\":\"INDEXED#\"}"), key("\"HEAD\"")))) {
                faults.add(hop + " passes more, or less, than what the search index follows");
            }
        }
        return faults;
    }

    private static String key(String sort) {
        return "{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[" + sort + "]}}}}";
    }

    /** DynamoDB slows down every reader of a stream that has more. */
    static List<String> aStreamHasAtMostTwoReaders(Stack stack) {
        var readers = new TreeMap<String, Integer>();
        hops(stack.system(), "DynamoDB")
                .forEach(hop -> readers.merge(Template.reference(hop.source().path("Stream")), 1, Integer::sum));
        return readers.entrySet().stream()
                .filter(stream -> stream.getValue() > 2)
                .map(stream -> stream.getKey() + "'s stream has " + stream.getValue() + " readers")
                .toList();
    }

    static List<String> batchesReportTheirFailuresOneByOne(Stack stack) {
        var faults = new ArrayList<String>();
        for (var type : List.of("SQS", "DynamoDB")) {
            for (var hop : hops(stack.system(), type)) {
                if (!hop.source().path("FunctionResponseTypes").toString().contains("\"ReportBatchItemFailures\"")) {
                    faults.add(hop + " fails as a whole when one message does");
                }
            }
        }
        return faults;
    }

    /** The queues that failures go to. */
    static TreeSet<String> failureQueues(Template system) {
        var found = new TreeSet<String>();
        destinations(system).values().forEach(destination -> found.add(Template.reference(destination)));
        found.remove("");
        return found;
    }

    /** For every hop that nobody waits for: where its failures go. */
    private static Map<String, JsonNode> destinations(Template system) {
        var found = new LinkedHashMap<String, JsonNode>();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events").properties()) {
                var hop = new Hop(function, event.getKey(), event.getValue().path("Properties"));
                var type = event.getValue().path("Type").asText();
                switch (type) {
                    case "HttpApi" -> {
                        // Its caller gets the failure as the answer.
                    }
                    case "SQS" -> {
                        var queue = Template.reference(hop.source().path("Queue"));
                        found.put(
                                hop.toString(),
                                system.properties(queue).path("RedrivePolicy").path("deadLetterTargetArn"));
                    }
                    case "DynamoDB" ->
                        found.put(hop.toString(), onFailure(hop.source().path("DestinationConfig")));
                    case "Schedule" -> {
                        found.put(
                                hop + ", when it cannot be started,",
                                hop.source().path("DeadLetterConfig").path("Arn"));
                        found.put(
                                hop + ", when it fails,",
                                onFailure(system.properties(function)
                                        .path("EventInvokeConfig")
                                        .path("DestinationConfig")));
                    }
                    default ->
                        found.put(hop + " of unknown type " + type, hop.source().path("unknown"));
                }
            }
        }
        return found;
    }

    private static JsonNode onFailure(JsonNode config) {
        return config.path("OnFailure").path("Destination");
    }

    private static long retention(Template system, String queue) {
        return system.properties(queue).path("MessageRetentionPeriod").asLong(DEFAULT_RETENTION);
    }

    private static List<Hop> hops(Template system, String type) {
        var found = new ArrayList<Hop>();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events").properties()) {
                if (event.getValue().path("Type").asText().equals(type)) {
                    found.add(new Hop(function, event.getKey(), event.getValue().path("Properties")));
                }
            }
        }
        return found;
    }

    private record Hop(String function, String event, JsonNode source) {
        @Override
        public String toString() {
            return function + "'s event " + event;
        }
    }
}
