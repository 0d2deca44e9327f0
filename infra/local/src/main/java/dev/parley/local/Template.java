package dev.parley.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads template.yaml into what the local stack runs. A resource, property or event that it does not know is an error
 * that names it; those that mean nothing on one machine are passed over, and {@link #ignored()} tells which.
 */
final class Template {
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "000000000000";
    private static final String STACK = "parley-local";

    /** Resources with no meaning on one machine. */
    private static final Set<String> RESOURCES_PASSED_OVER = Set.of(
            "AWS::S3::BucketPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SNS::Subscription",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::CloudFormation::Stack");

    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "AWS::S3::Bucket", Set.of("BucketName", "NotificationConfiguration"),
            "AWS::SQS::Queue", Set.of("VisibilityTimeout", "RedrivePolicy"),
            "AWS::DynamoDB::Table",
                    Set.of(
                            "AttributeDefinitions",
                            "KeySchema",
                            "GlobalSecondaryIndexes",
                            "StreamSpecification",
                            "BillingMode"),
            "AWS::SNS::Topic", Set.of(),
            "AWS::Serverless::HttpApi", Set.of(),
            "AWS::Serverless::Function", Set.of("Handler", "Timeout", "Environment", "Events", "CodeUri", "Runtime"));

    private static final Map<String, Set<String>> PROPERTIES_PASSED_OVER = Map.of(
            "AWS::S3::Bucket",
                    Set.of(
                            "BucketEncryption",
                            "PublicAccessBlockConfiguration",
                            "OwnershipControls",
                            "VersioningConfiguration",
                            "LifecycleConfiguration",
                            "Tags"),
            "AWS::SQS::Queue", Set.of("MessageRetentionPeriod", "SqsManagedSseEnabled", "KmsMasterKeyId", "Tags"),
            "AWS::DynamoDB::Table",
                    Set.of(
                            "DeletionProtectionEnabled",
                            "PointInTimeRecoverySpecification",
                            "SSESpecification",
                            // What has expired is passed over by whoever reads it.
                            "TimeToLiveSpecification",
                            "Tags"),
            "AWS::SNS::Topic", Set.of("DisplayName", "KmsMasterKeyId", "Tags"),
            "AWS::Serverless::HttpApi",
                    Set.of("Description", "Auth", "DefaultRouteSettings", "AccessLogSettings", "Tags"),
            "AWS::Serverless::Function",
                    Set.of(
                            "Description",
                            "MemorySize",
                            "EphemeralStorage",
                            "ReservedConcurrentExecutions",
                            "LoggingConfig",
                            "Role",
                            "Architectures",
                            "AutoPublishAlias",
                            "AutoPublishAliasAllProperties",
                            "SnapStart",
                            "EventInvokeConfig",
                            "Tags"));

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private final Map<String, Object> resources;
    private final Map<String, Object> globals;
    private final Intrinsics intrinsics;
    private final TreeSet<String> ignored = new TreeSet<>();

    private Template(Map<String, Object> resources, Map<String, Object> globals, Intrinsics intrinsics) {
        this.resources = resources;
        this.globals = globals;
        this.intrinsics = intrinsics;
    }

    /**
     * @param parameters values of the template's parameters that differ from their defaults
     */
    static Template read(Path file, Map<String, String> parameters) {
        var yaml = Yaml.read(file);
        var references = new HashMap<String, Object>(Map.of(
                "AWS::Region", REGION,
                "AWS::AccountId", ACCOUNT,
                "AWS::Partition", "aws",
                "AWS::URLSuffix", "amazonaws.com",
                "AWS::StackName", STACK));
        references.put("AWS::NoValue", Intrinsics.NO_VALUE);
        var declared = map(yaml.get("Parameters"));
        declared.forEach(
                (name, parameter) -> references.put(name, map(parameter).get("Default")));
        parameters.forEach((name, value) -> {
            if (!declared.containsKey(name)) {
                throw new IllegalArgumentException("the template has no parameter " + name);
            }
            references.put(name, value);
        });
        var intrinsics = new Intrinsics(references, map(yaml.get("Conditions")));
        var resources = new LinkedHashMap<String, Object>();
        map(yaml.get("Resources")).forEach((id, resource) -> {
            var condition = map(resource).get("Condition");
            if (condition == null || intrinsics.holds((String) condition)) {
                resources.put(id, resource);
            }
            reference(references, id, (String) map(resource).get("Type"));
        });
        return new Template(resources, map(map(yaml.get("Globals")).get("Function")), intrinsics);
    }

    /** What references to a resource give; attributes that no local resource needs are left out, and so are errors. */
    private static void reference(Map<String, Object> references, String id, String type) {
        switch (type) {
            case "AWS::S3::Bucket" -> {
                references.put(id, bucketName(id));
                references.put(id + ".Arn", "arn:aws:s3:::" + bucketName(id));
            }
            case "AWS::SQS::Queue" -> {
                references.put(id, "http://127.0.0.1/" + id);
                references.put(id + ".Arn", "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + id);
                references.put(id + ".QueueName", id);
            }
            case "AWS::DynamoDB::Table" -> {
                references.put(id, id);
                references.put(id + ".Arn", "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/" + id);
                references.put(id + ".StreamArn", id);
            }
            case "AWS::SNS::Topic" -> references.put(id, "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + id);
            default -> references.put(id, id);
        }
    }

    static String bucketName(String id) {
        return STACK + "-" + id.toLowerCase(Locale.ROOT);
    }

    List<Resource> resources() {
        var read = new ArrayList<Resource>();
        resources.forEach((id, resource) -> {
            var type = (String) map(resource).get("Type");
            var properties = new LinkedHashMap<>(map(map(resource).get("Properties")));
            if (type.equals("AWS::Serverless::Function")) {
                globals.forEach((name, value) -> properties.merge(name, value, Template::merged));
            }
            if (RESOURCES_PASSED_OVER.contains(type)) {
                ignored.add(type);
            } else {
                check(id, type, properties.keySet());
                read(id, type, properties).ifPresent(read::add);
            }
        });
        return read;
    }

    /** The resource types and properties that were passed over so far, in order of name. */
    Set<String> ignored() {
        return ignored;
    }

    /** A function's own value goes before the global one; maps are joined. */
    private static Object merged(Object own, Object global) {
        if (!(own instanceof Map<?, ?>) || !(global instanceof Map<?, ?>)) {
            return own;
        }
        var joined = new LinkedHashMap<>(map(own));
        map(global).forEach((name, value) -> joined.merge(name, value, Template::merged));
        return joined;
    }

    private void check(String id, String type, Set<String> properties) {
        if (!PROPERTIES.containsKey(type)) {
            throw new IllegalArgumentException("the local stack does not know resources of type " + type + ": " + id);
        }
        for (var property : properties) {
            if (PROPERTIES_PASSED_OVER.get(type).contains(property)) {
                ignored.add(type + "." + property);
            } else if (!PROPERTIES.get(type).contains(property)) {
                throw new IllegalArgumentException(
                        "the local stack does not know the property " + property + " of " + type + ": " + id);
            }
        }
    }

    private Optional<Resource> read(String id, String type, Map<String, Object> properties) {
        return switch (type) {
            case "AWS::S3::Bucket" ->
                Optional.of(new Resource.Bucket(
                        id, bucketName(id), notifications(map(properties.get("NotificationConfiguration")))));
            case "AWS::SQS::Queue" -> Optional.of(queue(id, properties));
            case "AWS::DynamoDB::Table" ->
                Optional.of(new Resource.Table(id, map(intrinsics.resolve(reduced(properties, type)))));
            case "AWS::SNS::Topic" ->
                Optional.of(new Resource.Topic(id, "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + id));
            case "AWS::Serverless::Function" -> Optional.of(function(id, properties));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> reduced(Map<String, Object> properties, String type) {
        var kept = new LinkedHashMap<>(properties);
        kept.keySet().retainAll(PROPERTIES.get(type));
        return kept;
    }

    private Resource.Queue queue(String id, Map<String, Object> properties) {
        var redrive = Optional.ofNullable(properties.get("RedrivePolicy"))
                .map(policy -> map(intrinsics.resolve(policy)))
                .map(policy -> new Resource.Redrive(
                        name((String) policy.get("deadLetterTargetArn")), (int) policy.get("maxReceiveCount")));
        return new Resource.Queue(
                id, Duration.ofSeconds(number(properties.getOrDefault("VisibilityTimeout", 30))), redrive);
    }

    private List<Resource.Notification> notifications(Map<String, Object> configuration) {
        only("NotificationConfiguration", configuration.keySet(), Set.of("QueueConfigurations"));
        return list(configuration.get("QueueConfigurations")).stream()
                .map(one -> map(intrinsics.resolve(one)))
                .map(one -> {
                    if (!"s3:ObjectCreated:*".equals(one.get("Event"))) {
                        throw new IllegalArgumentException(
                                "the local stack does not know the event " + one.get("Event"));
                    }
                    var rules = new HashMap<String, String>();
                    list(map(map(one.get("Filter")).get("S3Key")).get("Rules"))
                            .forEach(rule -> rules.put((String) map(rule).get("Name"), (String)
                                    map(rule).get("Value")));
                    only("S3Key", rules.keySet(), Set.of("prefix", "suffix"));
                    return new Resource.Notification(
                            name((String) one.get("Queue")),
                            rules.getOrDefault("prefix", ""),
                            rules.getOrDefault("suffix", ""));
                })
                .toList();
    }

    private Resource.Function function(String id, Map<String, Object> properties) {
        var environment = new LinkedHashMap<String, String>();
        map(intrinsics.resolve(map(properties.get("Environment")).getOrDefault("Variables", Map.of())))
                .forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return new Resource.Function(
                id,
                (String) properties.get("Handler"),
                Duration.ofSeconds(number(properties.getOrDefault("Timeout", 3))),
                environment,
                map(properties.get("Events")).values().stream()
                        .map(event -> source(map(event)))
                        .toList());
    }

    private Resource.Source source(Map<String, Object> event) {
        var type = (String) event.get("Type");
        var properties = map(intrinsics.resolve(event.get("Properties")));
        return switch (type) {
            case "HttpApi" -> {
                only(type, properties.keySet(), Set.of("ApiId", "Method", "Path", "Auth"));
                yield new Resource.Route((String) properties.get("Method"), (String) properties.get("Path"));
            }
            case "SQS" -> {
                only(type, properties.keySet(), Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig"));
                // One batch at a time is handled locally.
                ignored.add("SQS.ScalingConfig");
                partialBatches(type, properties);
                yield new Resource.FromQueue(
                        name((String) properties.get("Queue")), number(properties.get("BatchSize")));
            }
            case "DynamoDB" -> stream(properties);
            case "Schedule" -> {
                only(type, properties.keySet(), Set.of("Schedule", "Description", "RetryPolicy", "DeadLetterConfig"));
                // What fails locally is told in the log, and the next run is near.
                ignored.addAll(List.of("Schedule.RetryPolicy", "Schedule.DeadLetterConfig"));
                yield new Resource.Every(period((String) properties.get("Schedule")));
            }
            default -> throw new IllegalArgumentException("the local stack does not know events of type " + type);
        };
    }

    private Resource.FromStream stream(Map<String, Object> properties) {
        only(
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
        partialBatches("DynamoDB", properties);
        // It is a second here, whatever it is there.
        ignored.add("DynamoDB.MaximumBatchingWindowInSeconds");
        if (!"TRIM_HORIZON".equals(properties.get("StartingPosition"))) {
            throw new IllegalArgumentException("the local stack reads streams from TRIM_HORIZON alone");
        }
        return new Resource.FromStream(
                (String) properties.get("Stream"),
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

    private static void partialBatches(String type, Map<String, Object> properties) {
        if (!List.of("ReportBatchItemFailures").equals(properties.get("FunctionResponseTypes"))) {
            throw new IllegalArgumentException(
                    "the local stack knows events of type " + type + " with ReportBatchItemFailures alone");
        }
    }

    private static Duration period(String schedule) {
        var rate = RATE.matcher(schedule);
        if (!rate.matches()) {
            throw new IllegalArgumentException("the local stack does not know the schedule " + schedule);
        }
        var number = Integer.parseInt(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static void only(String what, Set<String> given, Set<String> known) {
        for (var name : given) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the local stack does not know " + name + " of " + what);
            }
        }
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static int number(Object value) {
        return Integer.parseInt(String.valueOf(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
