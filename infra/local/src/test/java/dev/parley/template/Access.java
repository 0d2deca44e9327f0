package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.aws.S3OverlayStore;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Checks of who may do what: roles, and the policies of buckets, queues and topics. */
final class Access {
    /**
     * Actions for which IAM has no resource to name.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html">SNS's</a>
     */
    private static final Set<String> NO_RESOURCE = Set.of(
            "sns:GetSubscriptionAttributes",
            "sns:SetSubscriptionAttributes",
            "sns:Unsubscribe",
            "sns:ListPhoneNumbersOptedOut");

    private Access() {}

    static List<String> rolesNameTheirActions(Stack stack) {
        var faults = new ArrayList<String>();
        statements(stack.system(), (role, statement) -> {
            if (statement.has("NotAction") || statement.has("NotResource") && !reachesNumbersAlone(statement)) {
                faults.add(role + " allows everything but something");
            }
            for (var action : listed(statement.path("Action"))) {
                if (action.asText().contains("*")) {
                    faults.add(role + " allows " + action.asText());
                }
            }
        });
        for (var role : stack.system().resources("AWS::IAM::Role").entrySet()) {
            if (role.getValue().path("Properties").has("ManagedPolicyArns")) {
                faults.add(role.getKey() + " has managed policies");
            }
        }
        return faults;
    }

    static List<String> rolesNameTheirResources(Stack stack) {
        var faults = new ArrayList<String>();
        statements(stack.system(), (role, statement) -> {
            if (reachesNumbersAlone(statement) || hasNoResource(statement)) {
                return;
            }
            for (var resource : listed(statement.path("Resource"))) {
                var own = Template.references(resource).stream()
                        .anyMatch(id -> !stack.system().resource(id).isMissingNode());
                if (!own) {
                    faults.add(role + " may " + statement.path("Action") + " on " + resource
                            + ", which is no resource of this template");
                }
                if (resource.path("Fn::Sub").asText().endsWith("}/*")) {
                    faults.add(role + " may " + statement.path("Action") + " on all of " + resource);
                }
            }
        });
        return faults;
    }

    static List<String> theOverlayIsReadAlone(Stack stack) {
        var faults = new ArrayList<String>();
        var overlay = "${ArchiveBucket.Arn}/" + S3OverlayStore.KEY;
        var readers = new TreeSet<String>();
        statements(stack.system(), (role, statement) -> {
            for (var resource : listed(statement.path("Resource"))) {
                var name = resource.path("Fn::Sub").asText();
                if (name.equals(overlay) && statement.path("Action").asText().equals("s3:GetObject")) {
                    readers.add(role);
                } else if (name.startsWith("${ArchiveBucket.Arn}/")
                        && !name.endsWith("/articles/*")
                        && !name.endsWith("/tombstones/*")
                        && !name.endsWith("/receipts/*")
                        && !name.endsWith("/holds/*")
                        && !name.startsWith("${ArchiveBucket.Arn}/exports/*")
                        && !name.endsWith("/tables/*")
                        && !name.startsWith("${ArchiveBucket.Arn}/feeds/")
                        && !name.startsWith("${ArchiveBucket.Arn}/inbox")
                        && !name.endsWith("/fixity/report.json")
                        && !name.endsWith("/search/*")) {
                    faults.add(role + " may " + statement.path("Action") + " on " + name);
                }
            }
        });
        // Without the right to list, S3 says "denied" of an overlay that is not there.
        for (var role : List.of("IndexRole", "RetrieveRole")) {
            if (!readers.contains(role) || !allows(stack.system(), role, "s3:ListBucket", "ArchiveBucket")) {
                faults.add(role + " may not read the overlay, or not know that there is none");
            }
        }
        return faults;
    }

    /** Only the inbox's function touches the inbox, and it puts nothing there, which would call it again. */
    static List<String> theInboxIsEmptiedByItsFunctionAlone(Stack stack) {
        var faults = new ArrayList<String>();
        statements(stack.system(), (role, statement) -> {
            for (var resource : listed(statement.path("Resource"))) {
                for (var action : listed(statement.path("Action"))) {
                    var name = resource.path("Fn::Sub").asText();
                    if (name.startsWith("${ArchiveBucket.Arn}/inbox")
                            && (!role.equals("InboxRole")
                                    || name.endsWith("/inbox/*")
                                            && action.asText().equals("s3:PutObject"))) {
                        faults.add(role + " may " + action.asText() + " on " + name);
                    }
                }
            }
        });
        return faults;
    }

    /** With ObjectLockDays, S3 refuses a version of a writer that may not say until when it is kept. */
    static List<String> whoeverArchivesMaySayUntilWhen(Stack stack) {
        var faults = new ArrayList<String>();
        statements(stack.system(), (role, statement) -> {
            var actions = listed(statement.path("Action")).stream()
                    .map(JsonNode::asText)
                    .toList();
            for (var resource : listed(statement.path("Resource"))) {
                if (resource.path("Fn::Sub").asText().endsWith("/articles/*")
                        && actions.contains("s3:PutObject")
                        && !actions.contains("s3:PutObjectRetention")) {
                    faults.add(role + " archives, but may not say until when a version is kept");
                }
            }
        });
        return faults;
    }

    /** Only the function that follows the archive writes the search index; the others may read it. */
    static List<String> theSearchIndexHasOneWriter(Stack stack) {
        var faults = new ArrayList<String>();
        statements(stack.system(), (role, statement) -> {
            for (var resource : listed(statement.path("Resource"))) {
                for (var action : listed(statement.path("Action"))) {
                    if (resource.path("Fn::Sub").asText().endsWith("/search/*")
                            && !action.asText().equals("s3:GetObject")
                            && !role.equals("FollowRole")) {
                        faults.add(role + " may " + action.asText() + " on the search index");
                    }
                }
            }
        });
        return faults;
    }

    /** Publishing to telephone numbers, which are no resources: to everything but topics. */
    private static boolean reachesNumbersAlone(JsonNode statement) {
        return statement.path("Action").asText().equals("sns:Publish")
                && statement.path("NotResource").path("Fn::Sub").asText().equals("arn:${AWS::Partition}:sns:*:*:*");
    }

    /** Whether a statement allows on everything nothing but what knows no resource. */
    private static boolean hasNoResource(JsonNode statement) {
        return statement.path("Resource").asText().equals("*")
                && listed(statement.path("Action")).stream().allMatch(action -> NO_RESOURCE.contains(action.asText()));
    }

    static List<String> rolesSendWhereFailuresGo(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var queues = new TreeSet<String>();
            system.properties(function)
                    .findValues("OnFailure")
                    .forEach(failure -> queues.add(Template.reference(failure.path("Destination"))));
            var role = Template.reference(system.function(function, "Role"));
            for (var queue : queues) {
                if (!allows(system, role, "sqs:SendMessage", queue)) {
                    faults.add(role + " may not send to " + queue + ", so that failures get lost");
                }
            }
        }
        return faults;
    }

    static List<String> whoeverPublishesMayUseTheKey(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system().where(Encryption.CONDITION, false), stack.alarms())) {
            for (var topic : template.resources("AWS::SNS::Topic").entrySet()) {
                var key = topic.getValue().path("Properties").path("KmsMasterKeyId");
                var byAlarms = stack.alarms().resources("AWS::CloudWatch::Alarm").values().stream()
                        .anyMatch(alarm -> Template.references(
                                        alarm.path("Properties").path("AlarmActions"))
                                .contains(topic.getKey()));
                if (byAlarms && key.isTextual()) {
                    faults.add(topic.getKey() + " gets alarms, but CloudWatch may not use the key " + key.asText());
                }
                if (!key.isMissingNode() && !key.asText().equals("alias/aws/sns")) {
                    statements(template, (role, statement) -> {
                        if (names(statement, "sns:Publish", topic.getKey())
                                && !(allows(template, role, "kms:GenerateDataKey", Template.reference(key))
                                        && allows(template, role, "kms:Decrypt", Template.reference(key)))) {
                            faults.add(role + " may publish to " + topic.getKey() + " but not use its key");
                        }
                    });
                }
            }
        }
        return faults;
    }

    static List<String> servicesMayWriteOnlyForTheirOwnSource(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var type : List.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy", "AWS::S3::BucketPolicy")) {
                for (var policy : template.resources(type).entrySet()) {
                    for (var statement : policy.getValue()
                            .path("Properties")
                            .path("PolicyDocument")
                            .path("Statement")) {
                        if (!statement.path("Effect").asText().equals("Allow")) {
                            continue;
                        }
                        if (!statement.path("Principal").path("Service").isTextual()) {
                            faults.add(policy.getKey() + " allows more than a service");
                        }
                        // Alarms have no ARN that a topic beside them can name without a circle: there, the account.
                        var key = type.contains("SNS") ? "aws:SourceAccount" : "aws:SourceArn";
                        if (statement.path("Condition").findValues(key).isEmpty()) {
                            faults.add(policy.getKey() + " allows a service without " + key
                                    + ": anybody's resources may write there");
                        }
                    }
                }
            }
        }
        return faults;
    }

    /** EventBridge sends nowhere without the queue's own leave, and says nothing of it. */
    static List<String> schedulesMaySendWhereFailuresGo(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events").properties()) {
                var properties = event.getValue().path("Properties");
                if (!event.getValue().path("Type").asText().equals("Schedule")) {
                    continue;
                }
                var queue =
                        Template.reference(properties.path("DeadLetterConfig").path("Arn"));
                var rule = function + event.getKey();
                var allowed = system.resources("AWS::SQS::QueuePolicy").values().stream()
                        .map(policy -> policy.path("Properties"))
                        .filter(policy ->
                                Template.references(policy.path("Queues")).contains(queue))
                        .flatMap(policy ->
                                policy.path("PolicyDocument").path("Statement").valueStream())
                        .anyMatch(statement -> statement.path("Effect").asText().equals("Allow")
                                && statement
                                        .path("Principal")
                                        .path("Service")
                                        .asText()
                                        .equals("events.amazonaws.com")
                                && names(statement, "sqs:SendMessage", queue)
                                && Template.references(statement
                                                .path("Condition")
                                                .path("ArnEquals")
                                                .path("aws:SourceArn"))
                                        .contains(rule));
                if (!allowed) {
                    faults.add(rule + " may not send to " + queue + ", so that failures get lost");
                }
            }
        }
        return faults;
    }

    static List<String> everythingIsReachedOverTlsAlone(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            onlyOverTls(template, "AWS::S3::Bucket", "AWS::S3::BucketPolicy", "Bucket", "s3:*", faults);
            onlyOverTls(template, "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues", "sqs:*", faults);
            onlyOverTls(template, "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics", "sns:Publish", faults);
        }
        return faults;
    }

    private static void onlyOverTls(
            Template template, String type, String policyType, String target, String action, List<String> faults) {
        for (var id : template.resources(type).keySet()) {
            var denied = template.resources(policyType).values().stream()
                    .map(policy -> policy.path("Properties"))
                    .filter(policy -> Template.references(policy.path(target)).contains(id))
                    .flatMap(policy ->
                            policy.path("PolicyDocument").path("Statement").valueStream())
                    .anyMatch(statement -> statement.path("Effect").asText().equals("Deny")
                            && statement.path("Principal").asText().equals("*")
                            && statement.path("Action").asText().equals(action)
                            && Template.references(statement.path("Resource")).contains(id)
                            && statement
                                    .path("Condition")
                                    .path("Bool")
                                    .path("aws:SecureTransport")
                                    .asText()
                                    .equals("false"));
            if (!denied) {
                faults.add(id + " may be reached without TLS");
            }
        }
    }

    /** Whether a role may do this to this resource. */
    private static boolean allows(Template template, String role, String action, String resource) {
        var found = new ArrayList<Boolean>();
        statements(template, (holder, statement) -> {
            if (holder.equals(role) && names(statement, action, resource)) {
                found.add(true);
            }
        });
        return !found.isEmpty();
    }

    private static boolean names(JsonNode statement, String action, String resource) {
        return listed(statement.path("Action")).stream()
                        .anyMatch(named -> named.asText().equals(action))
                && Template.references(statement.path("Resource")).contains(resource);
    }

    /** Every statement that allows something to a role of this template. */
    private static void statements(Template template, BiConsumer<String, JsonNode> look) {
        for (var role : template.resources("AWS::IAM::Role").entrySet()) {
            for (var policy : role.getValue().path("Properties").path("Policies")) {
                for (var statement : policy.path("PolicyDocument").path("Statement")) {
                    if (statement.path("Effect").asText().equals("Allow")) {
                        look.accept(role.getKey(), statement);
                    }
                }
            }
        }
    }

    private static List<JsonNode> listed(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().toList() : List.of(oneOrMany);
    }
}
