package dev.parley.template;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.CalledActions.Call;
import dev.parley.template.Check.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what each role is granted with what its function calls. Both sides are pairs of an action and a resource, as
 * {@code dynamodb:PutItem IndexTable}; the second is derived from the compiled code and the function's events.
 */
final class Permissions {
    private static final Set<String> SUBSCRIBERS = Set.of("DynamoSubscriptions", "DynamoCodes", "DynamoCounters");

    /** Where the adapters keep objects in the archive's bucket. */
    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("S3ArticleArchive", "articles/*"),
            Map.entry("S3Inbox", "inbox/*"),
            Map.entry("S3Tombstones", "tombstones/*"),
            Map.entry("S3DownloadLinks", "articles/*"),
            Map.entry("S3DeliveryReceipts", "receipts/*"),
            Map.entry("S3CommitStore", "search/*"),
            Map.entry("S3ExportFiles", "exports/"),
            Map.entry("S3OverlayStore", "gazetteer/overlay.txt"),
            Map.entry("S3TableFiles", "tables/*"),
            Map.entry("S3FeedItems", "feeds/items/*"),
            Map.entry("S3FeedLists", "feeds/list.json"),
            Map.entry("S3LegalHolds", "holds/*"),
            Map.entry("S3FixityReports", "fixity/report.json"),
            Map.entry("S3FixityArchive", "articles/*"),
            Map.entry("S3ArchiveSource", "articles/*"),
            Map.entry("S3ArchiveInventory", "articles/*"));

    /** Actions that name no resource: IAM has none for them, or telephone numbers are meant. */
    private static final Set<String> ANYWHERE = Set.of(
            "sns:GetSubscriptionAttributes",
            "sns:SetSubscriptionAttributes",
            "sns:Unsubscribe",
            "sns:ListPhoneNumbersOptedOut");

    /** The rows of the index table that a role may write, for roles that write few of them. */
    private static final Map<String, String> LEADING_KEYS =
            Map.of("ExportsRole", "EXPORT#*", "ExportRole", "EXPORT#*", "TablesRole", "DAYS");

    private static final Set<String> WRITES = Set.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem");

    private static final Map<String, Set<String>> CALLED = new HashMap<>();

    private Permissions() {}

    static List<String> rolesGrantWhatTheirFunctionsCall(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var role = Template.reference(system.function(function, "Role"));
            var granted = granted(system, role);
            var needed = needed(system, function);
            needed.stream()
                    .filter(one -> !granted.contains(one))
                    .forEach(one -> faults.add(role + " lacks " + one + ", which " + function + " calls"));
            granted.stream()
                    .filter(one -> !needed.contains(one))
                    .forEach(one -> faults.add(role + " allows " + one + ", which " + function + " never calls"));
        }
        return faults;
    }

    /** Otherwise a fault in a function that writes few rows could change all others. */
    static List<String> fewRowsAreWrittenByThoseWhoNeedFew(Stack stack) {
        var faults = new ArrayList<String>();
        LEADING_KEYS.forEach((role, keys) -> statements(stack.system(), role, "Allow")
                .filter(statement -> actions(statement).anyMatch(WRITES::contains))
                .filter(statement -> !statement
                        .path("Condition")
                        .path("ForAllValues:StringLike")
                        .path("dynamodb:LeadingKeys")
                        .toString()
                        .equals("[\"" + keys + "\"]"))
                .forEach(statement -> faults.add(role + " may write more rows than " + keys)));
        return faults;
    }

    /** A function that is started by what it writes would run for ever. */
    static List<String> noFunctionWritesWhatStartsIt(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var bucket : system.resources("AWS::S3::Bucket").values()) {
            for (var notification :
                    bucket.path("Properties").path("NotificationConfiguration").path("QueueConfigurations")) {
                var queue = Template.reference(notification.path("Queue"));
                var rules = notification.path("Filter").path("S3Key").path("Rules");
                var started = rules.path(0).path("Value").asText() + "*"
                        + rules.path(1).path("Value").asText();
                for (var function : system.functions()) {
                    var role = Template.reference(system.function(function, "Role"));
                    var isStarted = system.properties(function)
                            .path("Events")
                            .valueStream()
                            .anyMatch(event -> Template.reference(
                                            event.path("Properties").path("Queue"))
                                    .equals(queue));
                    var writes = granted(system, role).stream()
                            .anyMatch(one -> one.startsWith("s3:PutObject")
                                    && one.contains(
                                            " " + rules.path(0).path("Value").asText()));
                    var denied = statements(system, role, "Deny")
                            .anyMatch(statement -> statement
                                            .path("Action")
                                            .asText()
                                            .equals("s3:PutObject")
                                    && statement.path("Resource").toString().contains("/" + started + "\""));
                    if (isStarted && writes && !denied) {
                        faults.add(function + " may write " + started + ", which starts it");
                    }
                }
            }
        }
        return faults;
    }

    private static Set<String> needed(Template system, String function) {
        var needed = new TreeSet<String>();
        var handler = system.function(function, "Handler").asText().split("::")[0];
        needed.addAll(CALLED.computeIfAbsent(handler, Permissions::called));
        var logs = Template.reference(system.function(function, "LoggingConfig").path("LogGroup"));
        needed.add("logs:CreateLogStream " + logs);
        needed.add("logs:PutLogEvents " + logs);
        for (var event : system.properties(function).path("Events")) {
            var source = event.path("Properties");
            switch (event.path("Type").asText()) {
                case "SQS" -> {
                    for (var action : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
                        needed.add("sqs:" + action + " " + Template.reference(source.path("Queue")));
                    }
                }
                case "DynamoDB" -> {
                    for (var action : List.of("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")) {
                        needed.add(
                                "dynamodb:" + action + " " + Template.reference(source.path("Stream")) + "/stream/*");
                    }
                }
                default -> {
                    // API Gateway and EventBridge need no right of the function's role.
                }
            }
        }
        system.properties(function)
                .findValues("OnFailure")
                .forEach(failure -> needed.add("sqs:SendMessage " + Template.reference(failure.path("Destination"))));
        return needed;
    }

    private static Set<String> called(String handler) {
        var needed = new TreeSet<String>();
        CalledActions.of(handler).stream()
                // A copy is read and written; IAM has no right of its own for it.
                .filter(call -> !call.action().equals("s3:CopyObject"))
                .forEach(call -> needed.addAll(resources(call).stream()
                        .map(resource -> (call.action() + " " + resource).strip())
                        .toList()));
        if (CalledActions.reaches(handler, "S3ArticleArchive", "tombstone")
                || CalledActions.of(handler).stream()
                        .anyMatch(call -> call.adapter().equals("S3FixityArchive"))) {
            needed.add("s3:GetObject ArchiveBucket tombstones/*");
        }
        // With object lock, each version says until when it is kept.
        if (needed.contains("s3:PutObject ArchiveBucket articles/*")) {
            needed.add("s3:PutObjectRetention ArchiveBucket articles/*");
        }
        // S3 says "not found" only to those who may list, else "denied".
        if (needed.stream().anyMatch(one -> one.startsWith("s3:GetObject"))) {
            needed.add("s3:ListBucket ArchiveBucket");
        }
        return needed;
    }

    private static List<String> resources(Call call) {
        var service = call.action().substring(0, call.action().indexOf(':'));
        return switch (service) {
            case "dynamodb" ->
                List.of((SUBSCRIBERS.contains(call.adapter()) ? "SubscriberTable" : "IndexTable")
                        + (call.index().isEmpty() ? "" : "/index/" + call.index()));
            case "s3" ->
                List.of(
                        call.action().equals("s3:ListBucket")
                                ? "ArchiveBucket"
                                : call.adapter().equals("S3Inbox")
                                                && call.action().equals("s3:PutObject")
                                        ? "ArchiveBucket inbox-refused/*"
                                        : "ArchiveBucket " + OBJECTS.getOrDefault(call.adapter(), "unknown"));
            case "sns" ->
                ANYWHERE.contains(call.action())
                        ? List.of("*")
                        : switch (call.adapter()) {
                            case "SnsTextMessages" -> List.of("telephones");
                            case "SnsOperatorMessages" -> List.of("OperatorTopic");
                            default -> List.of("AlertTopic", "DigestTopic");
                        };
            case "sqs" -> call.adapter().equals("SqsQueueDepths") ? Values.FAILURE_QUEUES : List.of("FetchQueue");
            default -> List.of("unknown");
        };
    }

    private static Set<String> granted(Template system, String role) {
        return statements(system, role, "Allow")
                .flatMap(statement -> actions(statement)
                        .flatMap(action -> resources(statement).map(resource -> action + " " + resource)))
                // An index can only be queried: other actions that are granted on it grant nothing.
                .filter(one -> !one.contains("/index/") || one.startsWith("dynamodb:Query "))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> resources(JsonNode statement) {
        if (statement.has("NotResource")) {
            return Stream.of("telephones");
        }
        var resource = statement.path("Resource");
        return (resource.isArray() ? resource.valueStream() : Stream.of(resource)).map(Permissions::name);
    }

    /** {@code IndexTable}, {@code IndexTable/index/lists}, {@code ArchiveBucket articles/*}. */
    private static String name(JsonNode resource) {
        var id = Template.reference(resource);
        if (!resource.has("Fn::Sub")) {
            var attribute = resource.path("Fn::GetAtt").path(1).asText("Arn");
            return id.isEmpty() ? resource.asText() : attribute.equals("Arn") ? id : id + "." + attribute;
        }
        var pattern = resource.path("Fn::Sub").asText();
        if (!pattern.startsWith("${" + id + ".Arn}")) {
            return pattern;
        }
        var rest = pattern.substring(id.length() + 7);
        return rest.startsWith("/index/") || rest.startsWith("/stream/")
                ? id + rest
                : id + " " + (rest.startsWith("/exports/") ? "exports/" : rest.replaceFirst("^/", ""));
    }

    private static Stream<String> actions(JsonNode statement) {
        var action = statement.path("Action");
        return (action.isArray() ? action.valueStream() : Stream.of(action)).map(JsonNode::asText);
    }

    private static Stream<JsonNode> statements(Template system, String role, String effect) {
        return system.properties(role)
                .path("Policies")
                .valueStream()
                .flatMap(policy ->
                        policy.path("PolicyDocument").path("Statement").valueStream())
                .filter(statement -> statement.path("Effect").asText().equals(effect));
    }
}
