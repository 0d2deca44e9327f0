package dev.parley.local;

import static dev.parley.local.Template.checkSupported;
import static dev.parley.local.Template.list;
import static dev.parley.local.Template.map;
import static dev.parley.local.Template.name;
import static dev.parley.local.Template.number;
import static dev.parley.local.Template.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the event sources of functions. An unsupported type or property is an error.
 *
 * @param ignored receives the properties without effect on one machine
 */
record EventSources(Intrinsics intrinsics, Set<String> ignored) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /** @param event an entry of {@code Events} of a function */
    Resource.Source read(Map<String, Object> event) {
        var type = required(event, "Type");
        var properties = map(intrinsics.resolve(event.get("Properties")));
        return switch (type) {
            case "HttpApi" -> {
                checkSupported(type, properties.keySet(), Set.of("ApiId", "Method", "Path", "Auth"));
                yield new Resource.Route(required(properties, "Method"), required(properties, "Path"));
            }
            case "SQS" -> {
                checkSupported(
                        type,
                        properties.keySet(),
                        Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig"));
                // The local stack handles one batch at a time.
                ignored.add("SQS.ScalingConfig");
                checkPartialBatches(type, properties);
                yield new Resource.FromQueue(name(required(properties, "Queue")), number(properties.get("BatchSize")));
            }
            case "DynamoDB" -> stream(properties);
            case "Schedule" -> {
                checkSupported(
                        type,
                        properties.keySet(),
                        Set.of("Schedule", "Description", "RetryPolicy", "DeadLetterConfig"));
                // A local failure is in the log, and the next run tries again.
                ignored.addAll(List.of("Schedule.RetryPolicy", "Schedule.DeadLetterConfig"));
                yield new Resource.Every(period(required(properties, "Schedule")));
            }
            default -> throw new IllegalArgumentException("the local stack does not support events of type " + type);
        };
    }

    private Resource.FromStream stream(Map<String, Object> properties) {
        checkSupported(
                "DynamoDB",
                properties.keySet(),
                Set.of(
                        "Stream",
                        "StartingPosition",
                        "BatchSize",
                        "MaximumBatchingWindowInSeconds",
                        "BisectBatchOnFunctionError",
                        "MaximumRetryAttempts",
                        "MaximumRecordAgeInSeconds",
                        "FunctionResponseTypes",
                        "FilterCriteria",
                        "DestinationConfig"));
        checkPartialBatches("DynamoDB", properties);
        // The window is one second here.
        ignored.add("DynamoDB.MaximumBatchingWindowInSeconds");
        if (!"TRIM_HORIZON".equals(properties.get("StartingPosition"))) {
            throw new IllegalArgumentException("the local stack reads streams from TRIM_HORIZON only");
        }
        return new Resource.FromStream(
                required(properties, "Stream"),
                properties.containsKey("MaximumBatchingWindowInSeconds"),
                number(properties.get("BatchSize")),
                Boolean.TRUE.equals(properties.get("BisectBatchOnFunctionError")),
                number(properties.get("MaximumRetryAttempts")),
                Duration.ofSeconds(number(properties.get("MaximumRecordAgeInSeconds"))),
                list(map(properties.get("FilterCriteria")).get("Filters")).stream()
                        .map(filter -> (String) map(filter).get("Pattern"))
                        .toList(),
                Optional.ofNullable(map(map(properties.get("DestinationConfig")).get("OnFailure"))
                                .get("Destination"))
                        .map(arn -> name((String) arn)));
    }

    private static void checkPartialBatches(String type, Map<String, Object> properties) {
        if (!List.of("ReportBatchItemFailures").equals(properties.get("FunctionResponseTypes"))) {
            throw new IllegalArgumentException(
                    "the local stack supports events of type " + type + " with ReportBatchItemFailures only");
        }
    }

    private static Duration period(String schedule) {
        var rate = RATE.matcher(schedule);
        if (!rate.matches()) {
            throw new IllegalArgumentException("the local stack does not support the schedule " + schedule);
        }
        var number = Integer.parseInt(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
