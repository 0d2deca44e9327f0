package dev.parley.local;

import static java.util.Objects.requireNonNull;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads the resources of template.yaml that the local stack runs. An unsupported resource, property or event is an error.
 * Those without effect on one machine are ignored, and {@link #ignored()} lists them.
 */
final class Template {
    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "000000000000";
    private static final String STACK = "parley-local";

    /** Resources without effect on one machine. */
    private static final Set<String> IGNORED_RESOURCES = Set.of(
            "AWS::S3::BucketPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SNS::Subscription",
            "AWS::IAM::Role",
            "AWS::IAM::ManagedPolicy",
            "AWS::Logs::LogGroup",
            "AWS::Cognito::UserPool",
            "AWS::Cognito::UserPoolClient",
            "AWS::Cognito::UserPoolDomain",
            // Nobody signs in on one machine: browsers use the API itself.
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Stage",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::Route",
            "AWS::Lambda::Permission",
            "AWS::CloudWatch::Alarm",
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

    private static final Map<String, Set<String>> IGNORED_PROPERTIES = Map.of(
            "AWS::S3::Bucket",
                    Set.of(
                            "BucketEncryption",
                            "PublicAccessBlockConfiguration",
                            "OwnershipControls",
                            "VersioningConfiguration",
                            "ObjectLockEnabled",
                            "LifecycleConfiguration",
                            "Tags"),
            "AWS::SQS::Queue", Set.of("MessageRetentionPeriod", "SqsManagedSseEnabled", "KmsMasterKeyId", "Tags"),
            "AWS::DynamoDB::Table",
                    Set.of(
                            "DeletionProtectionEnabled",
                            "PointInTimeRecoverySpecification",
                            "SSESpecification",
                            // Readers ignore expired rows.
                            "TimeToLiveSpecification",
                            "Tags"),
            "AWS::SNS::Topic", Set.of("DisplayName", "KmsMasterKeyId", "Tags"),
            "AWS::Serverless::HttpApi",
                    Set.of("Description", "Auth", "DefaultRouteSettings", "RouteSettings", "AccessLogSettings", "Tags"),
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
                            "VersionDescription",
                            "DeploymentPreference",
                            "SnapStart",
                            "Tracing",
                            "EventInvokeConfig",
                            "Tags"));

    private final Map<String, Object> resources;
    private final Map<String, Object> globals;
    private final Intrinsics intrinsics;
    private final TreeSet<String> ignored = new TreeSet<>();
    private final EventSources eventSources;

    private Template(Map<String, Object> resources, Map<String, Object> globals, Intrinsics intrinsics) {
        this.resources = resources;
        this.globals = globals;
        this.intrinsics = intrinsics;
        this.eventSources = new EventSources(intrinsics, ignored);
    }

    /**
     * Reads a template.
     *
     * @param overrides parameters and settings that differ from the template
     */
    static Template read(Path file, Map<String, String> overrides) {
        var yaml = Yaml.read(file);
        var references = new HashMap<String, Object>(Map.of(
                "AWS::Region", REGION,
                "AWS::AccountId", ACCOUNT,
                "AWS::Partition", "aws",
                "AWS::URLSuffix", "amazonaws.com",
                "AWS::StackName", STACK));
        references.put("AWS::NoValue", Intrinsics.NO_VALUE);
        var inputs = TemplateInputs.of(yaml);
        references.putAll(inputs.parameters(overrides));
        var intrinsics = new Intrinsics(references, map(yaml.get("Conditions")), inputs.mappings(overrides));
        var resources = new LinkedHashMap<String, Object>();
        map(yaml.get("Resources")).forEach((id, resource) -> {
            var condition = map(resource).get("Condition");
            if (condition == null || intrinsics.holds((String) condition)) {
                resources.put(id, resource);
            }
            reference(references, id, required(map(resource), "Type"));
        });
        return new Template(resources, map(map(yaml.get("Globals")).get("Function")), intrinsics);
    }

    /** Adds the values of references to a resource. Attributes that no local resource uses are missing, so using one is an error. */
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
            case "AWS::Cognito::UserPool" -> references.put(id + ".ProviderName", "localhost/" + id);
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
            var type = required(map(resource), "Type");
            var properties = new LinkedHashMap<>(map(map(resource).get("Properties")));
            if (type.equals("AWS::Serverless::Function")) {
                globals.forEach((name, value) -> properties.merge(name, value, Template::merged));
            }
            if (IGNORED_RESOURCES.contains(type)) {
                ignored.add(type);
            } else {
                check(id, type, properties.keySet());
                read(id, type, properties).ifPresent(read::add);
            }
        });
        return read;
    }

    /** The resource types and properties that were ignored so far, in order of name. */
    Set<String> ignored() {
        return ignored;
    }

    /** Prefers the function's own value to the global one; maps are merged. */
    private static Object merged(Object own, Object global) {
        if (!(own instanceof Map<?, ?>) || !(global instanceof Map<?, ?>)) {
            return own;
        }
        var merged = new LinkedHashMap<>(map(own));
        map(global).forEach((name, value) -> merged.merge(name, value, Template::merged));
        return merged;
    }

    private void check(String id, String type, Set<String> properties) {
        if (!PROPERTIES.containsKey(type)) {
            throw new IllegalArgumentException(
                    "the local stack does not support resources of type " + type + ": " + id);
        }
        for (var property : properties) {
            if (IGNORED_PROPERTIES.getOrDefault(type, Set.of()).contains(property)) {
                ignored.add(type + "." + property);
            } else if (!PROPERTIES.get(type).contains(property)) {
                throw new IllegalArgumentException(
                        "the local stack does not support the property " + property + " of " + type + ": " + id);
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
                Optional.of(new Resource.Table(id, map(intrinsics.resolve(supported(properties, type)))));
            case "AWS::SNS::Topic" ->
                Optional.of(new Resource.Topic(id, "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + id));
            case "AWS::Serverless::Function" -> Optional.of(function(id, properties));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> supported(Map<String, Object> properties, String type) {
        var supported = new LinkedHashMap<>(properties);
        supported.keySet().retainAll(PROPERTIES.get(type));
        return supported;
    }

    private Resource.Queue queue(String id, Map<String, Object> properties) {
        var redrive = Optional.ofNullable(properties.get("RedrivePolicy"))
                .map(policy -> map(intrinsics.resolve(policy)))
                .map(policy -> new Resource.Redrive(
                        name(required(policy, "deadLetterTargetArn")), number(policy.get("maxReceiveCount"))));
        return new Resource.Queue(
                id, Duration.ofSeconds(number(properties.getOrDefault("VisibilityTimeout", 30))), redrive);
    }

    private List<Resource.Notification> notifications(Map<String, Object> configuration) {
        checkSupported("NotificationConfiguration", configuration.keySet(), Set.of("QueueConfigurations"));
        return list(configuration.get("QueueConfigurations")).stream()
                .map(one -> map(intrinsics.resolve(one)))
                .map(one -> {
                    if (!"s3:ObjectCreated:*".equals(one.get("Event"))) {
                        throw new IllegalArgumentException(
                                "the local stack does not support the event " + one.get("Event"));
                    }
                    var rules = new HashMap<String, String>();
                    list(map(map(one.get("Filter")).get("S3Key")).get("Rules"))
                            .forEach(rule -> rules.put((String) map(rule).get("Name"), (String)
                                    map(rule).get("Value")));
                    checkSupported("S3Key", rules.keySet(), Set.of("prefix", "suffix"));
                    return new Resource.Notification(
                            name(required(one, "Queue")),
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
                required(properties, "Handler"),
                Duration.ofSeconds(number(properties.getOrDefault("Timeout", 3))),
                environment,
                map(properties.get("Events")).values().stream()
                        .map(event -> eventSources.read(map(event)))
                        .toList());
    }

    static void checkSupported(String what, Set<String> given, Set<String> known) {
        for (var name : given) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the local stack does not support " + name + " of " + what);
            }
        }
    }

    /** A property that must have a value. */
    static String required(Map<String, Object> properties, String name) {
        return (String) requireNonNull(properties.get(name), name);
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    static int number(@Nullable Object value) {
        return Integer.parseInt(String.valueOf(value));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
