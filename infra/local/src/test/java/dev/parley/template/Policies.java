package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks of the form of policies: what IAM would ignore or refuse, and what the policies of resources say in full. */
final class Policies {
    private static final Set<String> KEYS =
            Set.of("Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition");

    private static final JsonNode TRUST = Json.MAPPER.valueToTree(Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(Map.of(
                    "Effect",
                    "Allow",
                    "Principal",
                    Map.of("Service", "lambda.amazonaws.com"),
                    "Action",
                    "sts:AssumeRole"))));

    private Policies() {}

    static List<String> policiesAreWellFormed(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var resource : template.root().path("Resources").properties()) {
                for (var document : resource.getValue().findValues("PolicyDocument")) {
                    document(resource.getKey(), document, faults);
                }
            }
        }
        for (var role : stack.system().resources("AWS::IAM::Role").entrySet()) {
            var trust = role.getValue().path("Properties").path("AssumeRolePolicyDocument");
            if (!trust.equals(TRUST)) {
                faults.add(role.getKey() + " can be assumed by others than Lambda, or by nobody: " + trust);
            }
        }
        return faults;
    }

    private static void document(String id, JsonNode document, List<String> faults) {
        // An older version reads variables such as ${aws:username} as text.
        if (!document.path("Version").asText().equals("2012-10-17")) {
            faults.add(id + " has a policy of version " + document.path("Version"));
        }
        for (var statement : document.path("Statement")) {
            statement.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    faults.add(id + " has a statement with " + key + ", which IAM does not know");
                }
            });
            if (!Set.of("Allow", "Deny").contains(statement.path("Effect").asText())) {
                faults.add(id + " has a statement that neither allows nor denies");
            }
            if (!statement.has("Action") || statement.has("Resource") == statement.has("NotResource")) {
                faults.add(id + " has a statement without an action or a resource");
            }
        }
    }

    static List<String> conditionsAreThoseThatAreMeant(Stack stack) {
        var faults = new ArrayList<String>();
        for (var role : stack.system().resources("AWS::IAM::Role").entrySet()) {
            var reads = role.getValue().toString().contains("s3:GetObject");
            for (var statement : statements(role.getValue())) {
                var lists = statement.path("Action").asText().equals("s3:ListBucket");
                var condition = statement.path("Condition").toString();
                // Who reads objects must learn of any that it is not there; who does not, lists its own prefix.
                if (lists && !reads && !condition.equals("{\"StringLike\":{\"s3:prefix\":\"receipts/*\"}}")) {
                    faults.add(role.getKey() + " may list the whole bucket");
                }
                if (lists && reads && statement.has("Condition")) {
                    faults.add(role.getKey() + " does not learn of objects that are not there");
                }
            }
        }
        return faults;
    }

    static List<String> resourcePoliciesSayAllThatTheyShould(Stack stack) {
        var faults = new ArrayList<String>();
        var bucket = statements(stack.system().resource("ArchiveBucketPolicy"));
        mustHave(
                "ArchiveBucketPolicy",
                bucket,
                "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":"
                        + "[{\"Fn::GetAtt\":[\"ArchiveBucket\",\"Arn\"]},{\"Fn::Sub\":\"${ArchiveBucket.Arn}/*\"}],"
                        + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
                faults);
        var once = new StringBuilder();
        for (var objects : List.of("articles/*", "receipts/*", "holds/*", "search/*", "exports/*/request.json")) {
            once.append(once.isEmpty() ? "" : ",")
                    .append("{\"Fn::Sub\":\"${ArchiveBucket.Arn}/")
                    .append(objects)
                    .append("\"}");
        }
        mustHave(
                "ArchiveBucketPolicy",
                bucket,
                "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":[" + once
                        + "],\"Condition\":{\"Null\":{\"s3:if-none-match\":\"true\"},"
                        + "\"Bool\":{\"s3:ObjectCreationOperation\":\"true\"}}",
                faults);
        for (var queue : List.of("IndexQueue", "ExportQueue", "InboxQueue")) {
            mustHave(
                    queue + "Policy",
                    statements(stack.system().resource(queue + "Policy")),
                    "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\","
                            + "\"Resource\":{\"Fn::GetAtt\":[\"" + queue + "\",\"Arn\"]},\"Condition\":{\"ArnEquals\":"
                            + "{\"aws:SourceArn\":{\"Fn::Sub\":\"arn:${AWS::Partition}:s3:::"
                            + "${AWS::StackName}-archive-${AWS::AccountId}-${AWS::Region}\"}},"
                            + "\"StringEquals\":{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}",
                    faults);
        }
        mustHave(
                "OperatorTopicPolicy",
                statements(stack.system().resource("OperatorTopicPolicy")),
                "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},\"Action\":\"sns:Publish\","
                        + "\"Resource\":{\"Ref\":\"OperatorTopic\"},\"Condition\":{\"StringEquals\":"
                        + "{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}}",
                faults);
        failures(stack.system(), faults);
        return faults;
    }

    /** The policy of the failure queues names each queue as often as each other: none is left out of one list. */
    private static void failures(Template system, List<String> faults) {
        var statements = statements(system.resource("FailuresPolicy"));
        var queues = new TreeSet<>(
                Template.references(system.properties("FailuresPolicy").path("Queues")));
        for (var statement : statements) {
            var named = Template.references(statement.path("Resource"));
            var denies = statement.path("Effect").asText().equals("Deny");
            if (denies && !named.equals(queues)) {
                faults.add("FailuresPolicy denies requests without TLS to " + named + ", not to " + queues);
            }
            if (!denies && !statement.path("Action").asText().equals("sqs:SendMessage")) {
                faults.add("FailuresPolicy allows " + statement.path("Action"));
            }
            var resources = statement.path("Resource");
            for (var resource : resources) {
                if (!resource.has("Fn::GetAtt")) {
                    faults.add("FailuresPolicy names " + resource);
                }
            }
        }
    }

    private static void mustHave(String id, List<JsonNode> statements, String wanted, List<String> faults) {
        var there = statements.stream()
                .map(statement ->
                        ((com.fasterxml.jackson.databind.node.ObjectNode) statement.deepCopy()).without("Sid"))
                .anyMatch(statement -> statement.toString().equals("{" + wanted + "}"));
        if (!there) {
            faults.add(id + " has no statement {" + wanted + "}");
        }
    }

    private static List<JsonNode> statements(JsonNode resource) {
        var found = new ArrayList<JsonNode>();
        resource.findValues("PolicyDocument")
                .forEach(document -> document.path("Statement").forEach(found::add));
        return found;
    }
}
