package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.openapi.OpenApi;
import dev.parley.template.Check.Stack;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks of how the parts are joined: routes, event sources, logs, nested stacks, conditions. */
final class Wiring {
    private static final OpenApi DOCUMENT = OpenApi.read(Template.project());

    /** What exists only under a condition. */
    private static final Map<String, String> CONDITIONS = Map.ofEntries(
            Map.entry("AlertEmailSubscription", "HasAlertEmail"),
            Map.entry("ArticlesSilent", "WatchesSilence"),
            Map.entry("DeploymentErrors", "HasCanaryDeployments"),
            Map.entry("DeployRole", "HasGitHubSubject"),
            Map.entry("KeyToPublish", Encryption.CONDITION),
            Map.entry("KeyToReadObjects", Encryption.CONDITION),
            Map.entry("KeyToReceiveMessages", Encryption.CONDITION),
            Map.entry("KeyToSendMessages", Encryption.CONDITION),
            Map.entry("KeyToUseTables", Encryption.CONDITION),
            Map.entry("KeyToWriteObjects", Encryption.CONDITION),
            Map.entry("OperatorSubscription", "HasOperatorEmail"),
            Map.entry("Queries", "HasSqlTables"),
            Map.entry("ReaderPool", "OwnReaders"),
            Map.entry("ReaderClient", "OwnReaders"),
            Map.entry("ReaderDomain", "OwnReaders"),
            Map.entry("PagesClient", "OwnReaders"),
            Map.entry("Rebuild", "HasBulkRebuild"),
            Map.entry("TracingPolicy", "HasTracing"));

    private Wiring() {}

    static List<String> routesAreThoseOfTheDocument(Stack stack) {
        var routes = new TreeSet<String>();
        var faults = new ArrayList<String>();
        for (var function : stack.system().functions()) {
            for (var event : stack.system().properties(function).path("Events")) {
                var route = event.path("Properties");
                if (event.path("Type").asText().equals("HttpApi")) {
                    routes.add(route.path("Method").asText() + " "
                            + route.path("Path").asText());
                    if (!route.path("ApiId").path("Ref").asText().equals("Api")) {
                        faults.add(function + " has a route of another API: " + route.path("ApiId"));
                    }
                }
            }
        }
        var described = new TreeSet<>(
                DOCUMENT.operations().stream().map(OpenApi.Operation::route).toList());
        if (!routes.equals(described)) {
            faults.add("the routes are " + routes + ", and the document has " + described);
        }
        return faults;
    }

    static List<String> theApiKnowsItsReaders(Stack stack) {
        var faults = new ArrayList<String>();
        var api = stack.system().properties("Api");
        var readers = api.path("Auth").path("Authorizers").path("Readers");
        if (!readers.path("IdentitySource").asText().equals("$request.header.Authorization")) {
            faults.add("Api looks for tokens in " + readers.path("IdentitySource"));
        }
        var jwt = readers.path("JwtConfiguration");
        var issuer = "{\"Fn::If\":[\"HasIssuer\"," + Settings.read("JwtIssuer") + ","
                + "{\"Fn::Sub\":\"https://${ReaderPool.ProviderName}\"}]}";
        var audience = "[{\"Fn::If\":[\"HasIssuer\"," + Settings.read("JwtAudience") + ",{\"Ref\":\"ReaderClient\"}]},"
                + "{\"Fn::If\":[\"HasIssuer\",{\"Ref\":\"AWS::NoValue\"},{\"Ref\":\"PagesClient\"}]}]";
        if (!jwt.path("issuer").toString().equals(issuer)
                || !jwt.path("audience").toString().equals(audience)) {
            faults.add("Api takes tokens of another issuer or for another audience: " + jwt);
        }
        var logs = api.path("AccessLogSettings");
        if (!Template.reference(logs.path("DestinationArn")).equals("ApiLogs")
                || !logs.path("DestinationArn").has("Fn::GetAtt")
                || !logs.path("Format").asText().strip().endsWith("}")) {
            faults.add("Api writes its access log elsewhere, or not as JSON");
        }
        var burst =
                api.path("DefaultRouteSettings").path("ThrottlingBurstLimit").asInt();
        if (burst < 20 || burst > 1000) {
            faults.add("Api takes " + burst + " requests at once");
        }
        var pool = stack.system().properties("ReaderPool");
        if (pool.path("Policies").path("PasswordPolicy").path("MinimumLength").asInt() < 12
                || pool.path("Policies")
                                .path("PasswordPolicy")
                                .path("MinimumLength")
                                .asInt()
                        > 99) {
            faults.add("ReaderPool takes short passwords, or none");
        }
        if (!pool.path("DeletionProtection")
                .toString()
                .equals("{\"Fn::If\":[\"KeepsData\",\"ACTIVE\",\"INACTIVE\"]}")) {
            faults.add("ReaderPool may be deleted by mistake");
        }
        if (!pool.path("UserPoolName").has("Fn::Sub")) {
            faults.add("ReaderPool has a name that another stack may have");
        }
        var client = stack.system().properties("ReaderClient");
        if (!client.path("UserPoolId").path("Ref").asText().equals("ReaderPool")
                || !client.path("PreventUserExistenceErrors").asText().equals("ENABLED")
                || !client.path("ExplicitAuthFlows")
                        .toString()
                        .equals(
                                "[\"ALLOW_USER_SRP_AUTH\",\"ALLOW_ADMIN_USER_PASSWORD_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\"]")) {
            faults.add("ReaderClient lets readers sign in in another way, or says who is one");
        }
        return faults;
    }

    static List<String> eventSourcesAreBounded(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            for (var event : system.properties(function).path("Events")) {
                var source = event.path("Properties");
                var batch = source.path("BatchSize").asInt();
                switch (event.path("Type").asText()) {
                    case "SQS" -> {
                        // More would use up the concurrency of the account during an import.
                        var most = source.path("ScalingConfig")
                                .path("MaximumConcurrency")
                                .asInt();
                        if (batch < 1 || batch > 10 || most < 2 || most > 10) {
                            faults.add(function + " takes " + batch + " messages in " + most + " instances");
                        }
                        if (batch == 10 && !function.equals("IndexFunction")) {
                            faults.add(function + " takes more messages than it can work on in its time");
                        }
                    }
                    case "DynamoDB" -> {
                        var gathers = source.has("MaximumBatchingWindowInSeconds");
                        if (batch < (gathers ? 100 : 1) || batch > (gathers ? 1000 : 100)) {
                            faults.add(function + " takes " + batch + " records");
                        }
                        if (!function.equals("AlertFunction")
                                && !source.path("MaximumBatchingWindowInSeconds")
                                        .equals(Settings.read("SearchCommitSeconds"))) {
                            faults.add(function + " gathers changes for another time than SearchCommitSeconds");
                        }
                    }
                    case "Schedule" -> schedule(system, function, source, faults);
                    default -> {
                        // API Gateway sends one request.
                    }
                }
            }
        }
        return faults;
    }

    private static void schedule(Template system, String function, JsonNode source, List<String> faults) {
        var daily = source.path("Schedule").asText().contains("day");
        var hourly = source.path("Schedule").asText().contains("hour");
        var invoke = system.properties(function).path("EventInvokeConfig");
        for (var policy : List.of(invoke, source.path("RetryPolicy"))) {
            var attempts = policy.path("MaximumRetryAttempts").asInt();
            var age = policy.path("MaximumEventAgeInSeconds").asInt();
            // What is repeated later than the next run is in its way.
            // A run every hour continues by itself where one failed.
            if (!policy.has("MaximumRetryAttempts")
                    || attempts < (hourly ? 0 : 1)
                    || attempts > 2
                    || age < (daily || hourly ? 3_600 : 60)
                    || age > (daily ? 21_600 : hourly ? 3_600 : 300)) {
                faults.add(function + " is repeated " + attempts + " times within " + age + " s");
            }
        }
        var failure = invoke.path("DestinationConfig").path("OnFailure");
        if (!failure.path("Type").asText().equals("SQS")
                || !failure.path("Destination")
                        .equals(source.path("DeadLetterConfig").path("Arn"))) {
            faults.add(function + " puts failures in two places");
        }
        var wanted = function.replaceFirst("Function$", "Failures");
        if (!Template.reference(failure.path("Destination")).equals(wanted)) {
            faults.add(function + " puts failures in another queue than " + wanted);
        }
    }

    /** A function's own names: its role, its logs and its failure queue are named after it. */
    static List<String> functionsUseWhatIsNamedAfterThem(Stack stack) {
        var faults = new ArrayList<String>();
        var system = stack.system();
        for (var function : system.functions()) {
            var name = function.replaceFirst("Function$", "");
            if (!Template.reference(system.function(function, "Role")).equals(name + "Role")) {
                faults.add(function + " has the role of another function");
            }
            if (!system.function(function, "LoggingConfig")
                    .path("LogGroup")
                    .path("Ref")
                    .asText()
                    .equals(name + "Logs")) {
                faults.add(function + " writes the log of another function");
            }
            var group = system.properties(name + "Logs")
                    .path("LogGroupName")
                    .path("Fn::Sub")
                    .asText();
            if (!group.equals("/aws/lambda/${AWS::StackName}-" + name.toLowerCase(Locale.ROOT))) {
                faults.add(name + "Logs has another name: " + group);
            }
            for (var event : system.properties(function).path("Events")) {
                var onFailure =
                        event.path("Properties").path("DestinationConfig").path("OnFailure");
                if (!onFailure.isMissingNode()
                        && (!Template.reference(onFailure.path("Destination")).equals(name + "Failures")
                                || !onFailure.path("Type").asText().equals("SQS"))) {
                    faults.add(function + " puts failures elsewhere: " + onFailure);
                }
            }
            if (system.function(function, "Timeout").asInt() < 10) {
                faults.add(function + " has no time to start");
            }
        }
        for (var queue : system.resources("AWS::SQS::Queue").entrySet()) {
            var target =
                    queue.getValue().path("Properties").path("RedrivePolicy").path("deadLetterTargetArn");
            if (!target.isMissingNode()
                    && !Template.reference(target).equals(queue.getKey().replaceFirst("Queue$", "Failures"))) {
                faults.add(queue.getKey() + " gives up into " + target);
            }
        }
        for (var group : system.resources("AWS::Logs::LogGroup").entrySet()) {
            var properties = group.getValue().path("Properties");
            if (!properties.path("RetentionInDays").equals(Settings.read("LogRetentionDays"))
                    || !properties.path("LogGroupName").path("Fn::Sub").asText().contains("${AWS::StackName}")) {
                faults.add(group.getKey() + " is kept for another time, or may be that of another stack");
            }
        }
        var writer = system.properties("FollowFunction")
                .path("ReservedConcurrentExecutions")
                .path("Fn::If");
        if (!writer.path(0).asText().equals("HasOneSearchWriter")
                || writer.path(1).asInt() != 1) {
            faults.add("FollowFunction may have many instances that write the search index");
        }
        return faults;
    }

    static List<String> whatIsConditionalStaysSo(Stack stack) {
        var faults = new ArrayList<String>();
        for (var template : List.of(stack.system(), stack.alarms())) {
            for (var resource : template.root().path("Resources").properties()) {
                var wanted = CONDITIONS.getOrDefault(resource.getKey(), "");
                if (!resource.getValue().path("Condition").asText().equals(wanted)) {
                    faults.add(resource.getKey() + " is there under another condition than " + wanted);
                }
            }
        }
        return faults;
    }

    static List<String> addressesOfOperatorsAreSubscribed(Stack stack) {
        var faults = new ArrayList<String>();
        subscription(stack.system().properties("AlertEmailSubscription"), "AlertTopic", "AlertEmail", faults);
        subscription(stack.system().properties("OperatorSubscription"), "OperatorTopic", "OperatorEmail", faults);
        var system = stack.system().where(Encryption.CONDITION, false);
        for (var topic : system.resources("AWS::SNS::Topic").entrySet()) {
            // That of alarms has no key: CloudWatch may not use that of SNS.
            if (!topic.getKey().equals("OperatorTopic")
                    && !topic.getValue()
                            .path("Properties")
                            .path("KmsMasterKeyId")
                            .asText()
                            .equals("alias/aws/sns")) {
                faults.add(topic.getKey() + " is not encrypted with the key of SNS");
            }
        }
        return faults;
    }

    private static void subscription(JsonNode given, String topic, String address, List<String> faults) {
        if (!given.path("TopicArn").path("Ref").asText().equals(topic)
                || !given.path("Endpoint").path("Ref").asText().equals(address)
                || !given.path("Protocol").asText().equals("email")) {
            faults.add(address + " is not subscribed to " + topic + ": " + given);
        }
    }

    static List<String> nestedTemplatesAreThere(Stack stack) {
        var faults = new ArrayList<String>();
        for (var nested : stack.system().resources("AWS::CloudFormation::Stack").entrySet()) {
            var properties = nested.getValue().path("Properties");
            var file = Template.project().resolve(properties.path("TemplateURL").asText());
            if (!Files.isRegularFile(file)) {
                faults.add(nested.getKey() + " has no template: " + file);
            }
        }
        var asked = names(stack.alarms().root().path("Parameters"));
        var given = names(stack.system().properties("Alarms").path("Parameters"));
        if (!given.equals(asked)) {
            faults.add("the alarms ask for " + asked + " and get " + given);
        }
        var queries = stack.system().properties("Queries").path("Parameters");
        if (!queries.path("System").path("Ref").asText().equals("AWS::StackName")
                || queries.size() != 4
                || !queries.path("EncryptionKeyArn").path("Ref").asText().equals("EncryptionKeyArn")
                || !queries.path("TablesBucket").path("Ref").asText().equals("ArchiveBucket")
                || !queries.path("ScanLimitGb").equals(Settings.read("SqlScanLimitGb"))) {
            faults.add("Queries gets other values than it asks for: " + queries);
        }
        return faults;
    }

    private static Set<String> names(JsonNode parameters) {
        var names = new TreeSet<String>();
        parameters.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
