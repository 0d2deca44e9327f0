package dev.parley.template;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks of a customer-managed key: that it encrypts everything, and that whoever uses what it encrypts may use it. */
final class Encryption {
    static final String CONDITION = "HasEncryptionKey";

    private static final String PARAMETER = "EncryptionKeyArn";
    private static final JsonNode KEY = Changes.reference("Ref", PARAMETER);

    /**
     * What a type that stores something says of its encryption.
     *
     * @param with what with a key
     * @param without what without one
     */
    private record Stored(String type, String property, JsonNode with, JsonNode without) {}

    private static final JsonNode NOTHING = Json.MAPPER.missingNode();

    private static final List<Stored> STORED = List.of(
            new Stored(
                    "AWS::Athena::WorkGroup",
                    "/WorkGroupConfiguration/ResultConfiguration/EncryptionConfiguration",
                    json(Map.of("EncryptionOption", "SSE_KMS", "KmsKey", KEY)),
                    json(Map.of("EncryptionOption", "SSE_S3"))),
            new Stored(
                    "AWS::DynamoDB::Table",
                    "/SSESpecification",
                    json(Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", KEY)),
                    json(Map.of("SSEEnabled", true))),
            new Stored("AWS::Logs::LogGroup", "/KmsKeyId", KEY, NOTHING),
            new Stored(
                    "AWS::S3::Bucket",
                    "/BucketEncryption/ServerSideEncryptionConfiguration",
                    json(List.of(Map.of(
                            "BucketKeyEnabled",
                            true,
                            "ServerSideEncryptionByDefault",
                            Map.of("SSEAlgorithm", "aws:kms", "KMSMasterKeyID", KEY)))),
                    json(List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))))),
            // SQS refuses a queue that has both kinds of encryption.
            new Stored("AWS::SQS::Queue", "/KmsMasterKeyId", KEY, NOTHING),
            new Stored("AWS::SQS::Queue", "/SqsManagedSseEnabled", NOTHING, json(true)));

    private static final Pattern SERVICE = Pattern.compile("([a-z0-9]+)\\.\\$\\{AWS::Region}\\.\\$\\{AWS::URLSuffix}");

    private Encryption() {}

    /** Everything that is stored, with one key, and the nested stacks get it too. */
    static List<String> theKeyEncryptsAllThatIsStored(Stack stack) {
        var faults = new ArrayList<>(notEncrypted(stack.system()));
        for (var nested : List.of("DeployRole", "Queries", "Rebuild")) {
            var given = stack.system().properties(nested).path("Parameters").path(PARAMETER);
            if (!given.equals(KEY)) {
                faults.add(nested + " gets " + given + " as " + PARAMETER);
            }
        }
        stack.system().where(CONDITION, true).resources("AWS::SNS::Topic").forEach((id, topic) -> {
            var key = topic.path("Properties").path("KmsMasterKeyId");
            var getsAlarms = stack.alarms().resources("AWS::CloudWatch::Alarm").values().stream()
                    .anyMatch(alarm -> Template.references(
                                    alarm.path("Properties").path("AlarmActions"))
                            .contains(id));
            if (!key.equals(getsAlarms ? NOTHING : KEY)) {
                faults.add(id + (getsAlarms ? " is not heard when the key is disabled" : " has the key " + key));
            }
        });
        return faults;
    }

    /** What of a template the key does not encrypt when there is one, or what is not encrypted by AWS when there is none. */
    static List<String> notEncrypted(Template template) {
        var faults = new ArrayList<String>();
        var condition = template.root().path("Conditions").path(CONDITION).toString();
        if (!condition.equals("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"" + PARAMETER + "\"},\"\"]}]}")) {
            faults.add(CONDITION + " is " + condition);
        }
        var with = template.where(CONDITION, true);
        var without = template.where(CONDITION, false);
        for (var stored : STORED) {
            with.resources(stored.type())
                    .forEach((id, resource) -> compare(id, resource, stored, stored.with(), faults));
            without.resources(stored.type())
                    .forEach((id, resource) -> compare(id, resource, stored, stored.without(), faults));
        }
        return faults;
    }

    private static void compare(String id, JsonNode resource, Stored stored, JsonNode wanted, List<String> faults) {
        var given = resource.path("Properties").at(stored.property());
        if (!given.equals(wanted)) {
            faults.add(id + " has the " + stored.property() + " " + given + ", not " + wanted);
        }
    }

    static List<String> rolesMayUseTheKeyForWhatTheyTouch(Stack stack) {
        return notGranted(stack.system());
    }

    /**
     * Compares what roles and policies need of the key, derived from what they allow, with what they get. The policies of
     * roles themselves are held against the code by {@link Permissions}.
     */
    static List<String> notGranted(Template template) {
        var faults = new ArrayList<String>();
        var with = template.where(CONDITION, true);
        var policies = with.resources("AWS::IAM::ManagedPolicy");
        with.resources("AWS::IAM::Role").forEach((id, role) -> {
            var own = statements(role).toList();
            var attached = policies.values().stream()
                    .filter(policy -> Template.references(
                                    policy.path("Properties").path("Roles"))
                            .contains(id))
                    .flatMap(Encryption::statements);
            compare(id, with, own, Stream.concat(own.stream(), attached).toList(), faults);
        });
        policies.forEach((id, policy) -> {
            var own = statements(policy).toList();
            if (!policy.path("Properties").has("Roles")) {
                // People get it.
                compare(id, with, own, own, faults);
            }
            own.stream()
                    .filter(statement -> actions(statement).anyMatch(action -> action.startsWith("kms:")))
                    .filter(statement -> !statement.path("Resource").equals(KEY)
                            || !statement.path("Effect").asText().equals("Allow")
                            || service(statement).isEmpty())
                    .forEach(statement ->
                            faults.add(id + " allows more, or less, than the key and one service: " + statement));
        });
        return faults;
    }

    private static void compare(
            String id, Template with, List<JsonNode> uses, List<JsonNode> grants, List<String> faults) {
        var needed = uses.stream().flatMap(statement -> needed(with, statement)).collect(toCollection(TreeSet::new));
        var granted = new TreeSet<String>();
        grants.stream()
                .flatMap(statement -> actions(statement)
                        .filter(action -> action.startsWith("kms:"))
                        .map(action -> action + " by " + service(statement)))
                .filter(one -> !granted.add(one))
                .forEach(one -> faults.add(id + " gets twice " + one));
        needed.stream().filter(one -> !granted.contains(one)).forEach(one -> faults.add(id + " lacks " + one));
        granted.stream().filter(one -> !needed.contains(one)).forEach(one -> faults.add(id + " has no need of " + one));
    }

    /**
     * What a statement needs of the key.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html">
     *     for queues</a>
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html">for buckets</a>
     */
    private static Stream<String> needed(Template with, JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Allow")) {
            return Stream.of();
        }
        return actions(statement).flatMap(action -> {
            var service = action.substring(0, Math.max(0, action.indexOf(':')));
            var reads = "kms:Decrypt by " + service;
            var writes = "kms:GenerateDataKey by " + service;
            return switch (action) {
                case "s3:GetObject", "sqs:ReceiveMessage" -> Stream.of(reads);
                case "s3:PutObject", "sqs:SendMessage" -> Stream.of(reads, writes);
                // Telephones, which are no resource, have no key, nor has the topic of alarms.
                case "sns:Publish" ->
                    Template.references(statement.path("Resource")).stream()
                                    .anyMatch(topic -> with.properties(topic).has("KmsMasterKeyId"))
                            ? Stream.of(reads, writes)
                            : Stream.of();
                default -> service.equals("dynamodb") ? Stream.of(reads) : Stream.of();
            };
        });
    }

    /** The service by which alone a statement allows something; empty when it says anything else. */
    private static String service(JsonNode statement) {
        var condition = statement.path("Condition");
        var matcher = SERVICE.matcher(condition
                .path("StringEquals")
                .path("kms:ViaService")
                .path("Fn::Sub")
                .asText());
        return matcher.matches()
                        && condition.size() == 1
                        && condition.path("StringEquals").size() == 1
                ? matcher.group(1)
                : "";
    }

    private static Stream<JsonNode> statements(JsonNode resource) {
        return resource.findValues("PolicyDocument").stream()
                .flatMap(document -> document.path("Statement").valueStream());
    }

    private static Stream<String> actions(JsonNode statement) {
        var action = statement.path("Action");
        return (action.isArray() ? action.valueStream() : Stream.of(action)).map(JsonNode::asText);
    }

    private static JsonNode json(Object value) {
        return Json.MAPPER.valueToTree(value);
    }
}
