package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks of values in resources: that each refers to what its reader expects, and is in the range in which the system works. */
final class Values {
    private static final int LEAST_MEMORY = 512;

    /** One whole processor, as AWS documents it: the search index needs one. */
    private static final int ONE_PROCESSOR = 1769;

    private static final long LEAST_AGE = 3_600;
    private static final long A_DAY = 86_400;

    private static final Map<String, List<String>> INDEXES =
            new TreeMap<>(Map.of("pending", List.of("pending", "decided"), "lists", List.of("list", "place")));

    /** The queues of what failed, in the order in which operators see them. */
    static final List<String> FAILURE_QUEUES = Stream.of(
                    "Index",
                    "Alert",
                    "Follow",
                    "Sweep",
                    "Digest",
                    "Export",
                    "Reconcile",
                    "Tables",
                    "Poll",
                    "Fetch",
                    "Inbox",
                    "Fixity")
            .map(name -> name + "Failures")
            .toList();

    /** Of whom tokens come, for whom, and where they are shown. */
    private static final Map<String, String> SIGN_IN = Map.of(
            "API_URL", "{\"Fn::Sub\":\"https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}\"}",
            "ISSUER",
                    "{\"Fn::If\":[\"HasIssuer\"," + Settings.read("JwtIssuer")
                            + ",{\"Fn::Sub\":\"https://${ReaderPool.ProviderName}\"}]}",
            "CLIENT_ID", "{\"Fn::If\":[\"HasIssuer\"," + Settings.read("JwtAudience") + ",{\"Ref\":\"PagesClient\"}]}");

    private Values() {}

    /** A variable is named after what it holds: INDEX_TABLE is the table IndexTable, SMS_PER_DAY the setting SmsPerDay. */
    static List<String> variablesReferToWhatTheyAreNamedAfter(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var variable : system.properties(function)
                    .path("Environment")
                    .path("Variables")
                    .properties()) {
                var wanted = camel(variable.getKey()
                        .replaceFirst("_(ARN|URL)$", variable.getKey().equals("PUBLIC_BASE_URL") ? "_URL" : ""));
                var value = variable.getValue();
                var direct = !Settings.isThere(system, wanted)
                        && value.path("Ref").asText().equals(wanted.equals("StackName") ? "AWS::StackName" : wanted);
                // The address of the pages, where no other is given.
                var orOwn = value.path("Fn::If").path(0).asText().equals("Has" + wanted)
                        && value.path("Fn::If").path(1).path("Ref").asText().equals(wanted)
                        && value.path("Fn::If")
                                .path(2)
                                .path("Fn::Sub")
                                .asText()
                                .equals("https://${PagesApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}");
                var queues = variable.getKey().equals("FAILURE_QUEUES")
                        && value.path("Fn::Sub").asText().equals(eachByName(FAILURE_QUEUES));
                var signIn = value.toString().equals(SIGN_IN.get(variable.getKey()));
                var setting = value.equals(Settings.read(wanted));
                if (!direct && !setting && !orOwn && !queues && !signIn) {
                    faults.add(
                            function + "'s " + variable.getKey() + " is " + value + ", not a reference to " + wanted);
                }
            }
        }
        return faults;
    }

    /** {@code index=${IndexFailures} ...}: each queue with the name that people read. */
    private static String eachByName(List<String> queues) {
        return queues.stream()
                .map(queue -> queue.replace("Failures", "").toLowerCase(Locale.ROOT) + "=${" + queue + "}")
                .collect(Collectors.joining(" "));
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_"))
                .map(word ->
                        word.isEmpty() ? "" : word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Every logical id, parameter, setting and attribute that the templates refer to is there. */
    static List<String> everythingReferredToIsThere(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var resource : template.root().path("Resources").properties()) {
                for (var id : Template.references(resource.getValue())) {
                    if (!id.startsWith("AWS")
                            && template.resource(id).isMissingNode()
                            && !template.root().path("Parameters").has(id)
                            && !Settings.isThere(template, id)
                            && !isScheduleRule(template, id)
                            && !isAlias(template, id)) {
                        faults.add(resource.getKey() + " refers to " + id + ", which is not there");
                    }
                }
                for (var condition : resource.getValue().findValues("Fn::If")) {
                    if (!template.root()
                            .path("Conditions")
                            .has(condition.path(0).asText())) {
                        faults.add(resource.getKey() + " asks for a condition that is not there: " + condition.path(0));
                    }
                }
            }
        }
        return faults;
    }

    /** SAM makes an alias of each function. */
    private static boolean isAlias(Template template, String id) {
        return id.endsWith(".Alias") && template.functions().contains(id.substring(0, id.length() - ".Alias".length()));
    }

    /** SAM makes a rule of a schedule, named after the function and the event. */
    private static boolean isScheduleRule(Template template, String id) {
        return template.functions().stream()
                .anyMatch(function -> id.startsWith(function)
                        && template.properties(function)
                                .path("Events")
                                .path(id.substring(function.length()))
                                .path("Type")
                                .asText()
                                .equals("Schedule"));
    }

    static List<String> functionsHaveEnoughToRun(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var memory = system.function(function, "MemorySize").asInt();
            var handler = system.function(function, "Handler").asText().split("::")[0];
            var searches = CalledActions.of(handler).stream()
                    .anyMatch(call -> call.adapter().equals("S3CommitStore"));
            var least = searches ? ONE_PROCESSOR : LEAST_MEMORY;
            if (memory < least || memory > 2 * ONE_PROCESSOR) {
                faults.add(function + " has " + memory + " MB, not " + least + " to " + 2 * ONE_PROCESSOR);
            }
            var sizes = Functions.choices(
                    system.function(function, "EphemeralStorage").path("Size"));
            if (searches && sizes.values().stream().noneMatch(size -> size.asInt() >= 4096)) {
                faults.add(function + " has too small a disk for the search index");
            }
            var reserved = system.function(function, "ReservedConcurrentExecutions");
            for (var choice : reserved.has("Fn::If")
                    ? List.of(
                            reserved.path("Fn::If").path(1),
                            reserved.path("Fn::If").path(2))
                    : List.of(reserved)) {
                if (choice.isValueNode() && !choice.isMissingNode() && choice.asInt() < 1) {
                    faults.add(function + " may never run: " + choice + " concurrent executions are reserved for it");
                }
            }
        }
        return faults;
    }

    static List<String> topicsTakeEmailAndTelephones(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var topic : template.resources("AWS::SNS::Topic").entrySet()) {
                var properties = topic.getValue().path("Properties");
                if (properties.path("FifoTopic").asBoolean()
                        || properties.has("ContentBasedDeduplication")
                        || properties.path("TopicName").asText().endsWith(".fifo")) {
                    faults.add(topic.getKey() + " is FIFO, and those deliver to no email address and no telephone");
                }
            }
        }
        return faults;
    }

    static List<String> everythingIsEncryptedWithAKeyThatItsUsersMayUse(Stack stack) {
        var faults = new ArrayList<String>();
        // With a key of the customer, Encryption checks more.
        var system = stack.system().where(Encryption.CONDITION, false);
        for (var queue : system.resources("AWS::SQS::Queue").entrySet()) {
            var properties = queue.getValue().path("Properties");
            if (!properties.path("SqsManagedSseEnabled").asBoolean()) {
                faults.add(queue.getKey() + " is not encrypted by SQS; S3 and EventBridge cannot use another key here");
            }
            if (properties.has("KmsMasterKeyId")) {
                faults.add(queue.getKey() + " has a key that S3 and EventBridge have no grant of");
            }
        }
        for (var table : system.resources("AWS::DynamoDB::Table").entrySet()) {
            if (table.getValue().path("Properties").path("SSESpecification").has("KMSMasterKeyId")) {
                faults.add(table.getKey() + " has a key that no role may use");
            }
        }
        for (var bucket : system.resources("AWS::S3::Bucket").entrySet()) {
            var rules = bucket.getValue().path("Properties").path("BucketEncryption");
            if (!rules.findValuesAsText("SSEAlgorithm").equals(List.of("AES256"))
                    || !rules.findValues("KMSMasterKeyID").isEmpty()) {
                faults.add(bucket.getKey() + " has a key that no role may use");
            }
        }
        for (var group : system.resources("AWS::Logs::LogGroup").entrySet()) {
            if (group.getValue().path("Properties").has("KmsKeyId")) {
                faults.add(group.getKey() + " has a key that CloudWatch Logs may not use");
            }
        }
        return faults;
    }

    /** The indexes and keys by the names that the code uses. */
    static List<String> tablesHaveTheKeysThatTheCodeUses(Stack stack) {
        var faults = new ArrayList<String>();
        for (var table : stack.system().resources("AWS::DynamoDB::Table").entrySet()) {
            var properties = table.getValue().path("Properties");
            if (!keys(properties.path("KeySchema")).equals(List.of("pk", "sk"))) {
                faults.add(table.getKey() + " has not the keys pk and sk");
            }
            var indexes = new TreeMap<String, List<String>>();
            for (var index : properties.path("GlobalSecondaryIndexes")) {
                indexes.put(index.path("IndexName").asText(), keys(index.path("KeySchema")));
                if (!index.path("Projection").path("ProjectionType").asText().equals("KEYS_ONLY")) {
                    faults.add(table.getKey() + "'s index " + index.path("IndexName") + " copies more than keys");
                }
            }
            if (!indexes.equals(table.getKey().equals("IndexTable") ? INDEXES : Map.of())) {
                faults.add(table.getKey() + " has the indexes " + indexes + ", not " + INDEXES);
            }
            var used = new TreeSet<>(Set.of("pk", "sk"));
            indexes.values().forEach(used::addAll);
            var defined = new TreeSet<String>();
            for (var attribute : properties.path("AttributeDefinitions")) {
                defined.add(attribute.path("AttributeName").asText());
                if (!attribute.path("AttributeType").asText().equals("S")) {
                    faults.add(table.getKey() + "'s key " + attribute.path("AttributeName") + " is no text");
                }
            }
            if (!used.equals(defined)) {
                faults.add(table.getKey() + " defines the attributes " + defined + " and uses " + used);
            }
            var expires = table.getKey().equals("SubscriberTable");
            var ttl = properties.path("TimeToLiveSpecification");
            // The attribute that DynamoSubscriptions writes.
            if (expires
                            != (ttl.path("AttributeName").asText().equals("expires")
                                    && ttl.path("Enabled").asBoolean())
                    || !expires && !ttl.isMissingNode()) {
                faults.add(table.getKey() + (expires ? " never deletes what has expired" : " deletes rows"));
            }
            var streams = stack.system().root().toString().contains("[\"" + table.getKey() + "\",\"StreamArn\"]");
            if (streams
                    && !properties
                            .path("StreamSpecification")
                            .path("StreamViewType")
                            .asText()
                            .equals("NEW_IMAGE")) {
                faults.add(table.getKey() + "'s stream has not the rows by which its readers filter");
            }
        }
        return faults;
    }

    private static List<String> keys(JsonNode schema) {
        var byType = new TreeMap<String, String>();
        schema.forEach(key -> byType.put(
                key.path("KeyType").asText(), key.path("AttributeName").asText()));
        return Stream.of("HASH", "RANGE")
                .map(type -> byType.getOrDefault(type, ""))
                .toList();
    }

    static List<String> recordsAreTriedForLongEnough(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events")) {
                var source = event.path("Properties");
                if (event.path("Type").asText().equals("DynamoDB")) {
                    var age = source.path("MaximumRecordAgeInSeconds").asLong();
                    if (age < LEAST_AGE || age > A_DAY) {
                        faults.add(function + " gives up on a record after " + age + " s");
                    }
                    if (source.path("MaximumRetryAttempts").asInt() < 3) {
                        faults.add(function + " gives up on a record too soon");
                    }
                }
            }
        }
        for (var queue : system.resources("AWS::SQS::Queue").entrySet()) {
            var retention = queue.getValue()
                    .path("Properties")
                    .path("MessageRetentionPeriod")
                    .asLong(345_600);
            if (retention < 4 * A_DAY || retention > 14 * A_DAY) {
                faults.add(queue.getKey() + " keeps messages for " + retention + " s, not 4 to 14 days");
            }
            var visibility = queue.getValue()
                    .path("Properties")
                    .path("VisibilityTimeout")
                    .asLong(30);
            if (visibility > 6 * 900) {
                faults.add(queue.getKey() + " hides a message for longer than any function runs");
            }
        }
        return faults;
    }

    /** What anybody may call without a token has a limit of its own, far below the account's concurrency. */
    static List<String> openRoutesHaveALimitOfTheirOwn(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        var open = new TreeSet<String>();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events")) {
                var route = event.path("Properties");
                if (event.path("Type").asText().equals("HttpApi")
                        && route.path("Auth").path("Authorizer").asText().equals("NONE")) {
                    open.add(route.path("Method").asText() + " "
                            + route.path("Path").asText());
                }
            }
        }
        for (var api : system.resources("AWS::Serverless::HttpApi").entrySet()) {
            var limits = api.getValue().path("Properties").path("RouteSettings");
            for (var route : open) {
                var rate = limits.path(route).path("ThrottlingRateLimit").asDouble();
                var burst = limits.path(route).path("ThrottlingBurstLimit").asInt();
                if (rate < 1 || rate > 5 || burst < 1 || burst > 10) {
                    faults.add(route + " may be called by anybody " + rate + " times a second and " + burst
                            + " at once, not 1 to 5 and 1 to 10");
                }
            }
            limits.fieldNames().forEachRemaining(route -> {
                if (!open.contains(route)) {
                    faults.add(api.getKey() + " limits a route that is not open or not there: " + route);
                }
            });
            var all = api.getValue().path("Properties").path("DefaultRouteSettings");
            if (all.path("ThrottlingRateLimit").asInt() < 10
                    || all.path("ThrottlingRateLimit").asInt() > 1000) {
                faults.add(api.getKey() + " takes " + all.path("ThrottlingRateLimit") + " requests a second");
            }
        }
        return faults;
    }
}
